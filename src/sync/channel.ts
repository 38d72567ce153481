import * as Y from 'yjs';

/** The part of a BroadcastChannel that is used, replaceable in tests. */
export interface ChannelPort {
  postMessage(message: unknown): void;
  close(): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
}

/** Bumped when messages change; tabs of different versions then leave each other alone. */
const VERSION = 1;

type Message =
  /** "I am new, this is what I have": answered with what I lack. */
  | { readonly type: 'hello'; readonly vector: Uint8Array }
  /** An answer: what you lacked, and what I have, so that you can give me the rest. */
  | { readonly type: 'welcome'; readonly update: Uint8Array; readonly vector: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array };

function openChannel(name: string): ChannelPort | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
}

/**
 * Keeps the document in step with the same document in other tabs. Messages that cannot be read are ignored.
 * Returns the way to stop.
 */
export function connectTabs(
  name: string,
  doc: Y.Doc,
  open: (name: string) => ChannelPort | null = openChannel,
): () => void {
  const channel = open(name);
  if (!channel) return () => {};
  const send = (message: Message): void =>
    channel.postMessage({ app: 'headroom', version: VERSION, ...message });
  const missing = (vector: Uint8Array): Uint8Array => Y.encodeStateAsUpdate(doc, vector);
  const take = (update: Uint8Array): void => {
    // Decoded first: a broken update must not be half applied.
    Y.decodeUpdate(update);
    Y.applyUpdate(doc, update, channel);
  };
  const hear = (message: Message): void => {
    if (message.type === 'hello') {
      send({ type: 'welcome', update: missing(message.vector), vector: Y.encodeStateVector(doc) });
      return;
    }
    take(message.update);
    if (message.type === 'welcome') send({ type: 'update', update: missing(message.vector) });
  };
  const onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== channel) send({ type: 'update', update });
  };

  channel.onmessage = (event) => {
    const message = decodeMessage(event.data);
    if (!message) return;
    try {
      hear(message);
    } catch {
      // A broken update from another tab is that tab's loss; this one goes on.
      return;
    }
  };
  doc.on('update', onUpdate);
  send({ type: 'hello', vector: Y.encodeStateVector(doc) });
  return () => {
    doc.off('update', onUpdate);
    channel.onmessage = null;
    channel.close();
  };
}

function decodeMessage(input: unknown): Message | null {
  if (typeof input !== 'object' || input === null) return null;
  const { app, version, type, vector, update } = input as Record<string, unknown>;
  if (app !== 'headroom' || version !== VERSION) return null;
  if (type === 'hello' && isBytes(vector)) return { type, vector };
  if (type === 'welcome' && isBytes(update) && isBytes(vector)) return { type, update, vector };
  if (type === 'update' && isBytes(update)) return { type, update };
  return null;
}

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}
