import type { ElkNode } from 'elkjs/lib/elk-api.js';

/** The layout engine is larger than all else together: fetched at the first use, and gone after it. */
export async function inWorker(graph: ElkNode): Promise<ElkNode> {
  const [{ default: Elk }, { default: url }] = await Promise.all([
    import('elkjs/lib/elk-api.js'),
    import('elkjs/lib/elk-worker.min.js?url'),
  ]);
  const elk = new Elk({ workerFactory: () => new Worker(url) });
  try {
    return await elk.layout(graph);
  } finally {
    elk.terminateWorker();
  }
}
