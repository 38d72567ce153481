import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { translated } from './vite.language.ts';

const inLanguage = () => translated(process.env.HEADROOM_LANGUAGE);

/** These keep nothing from one call to the next, so that one process can run the tests of all of them. */
const PURE = ['catalog', 'board', 'format', 'templates', 'simulation', 'analysis', 'sharing'];
const TESTS = '**/*.test.{ts,tsx}';

const own = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url));

const SYSTEM = '@xyflow/system';

/** React Flow asks `inView.ts` what of a board it mounts, and all else where it always does. */
const inView = () => ({
  name: 'in-view',
  enforce: 'pre' as const,
  resolveId(source: string, importer?: string) {
    return source === SYSTEM && importer?.includes('@xyflow/react') ? `\0${SYSTEM}` : null;
  },
  load(id: string) {
    const ours = JSON.stringify(own('canvas/camera/inView.ts'));
    return id === `\0${SYSTEM}`
      ? `export * from '${SYSTEM}'; export { getNodesInside, isEdgeVisible } from ${ours};`
      : null;
  },
});

export default defineConfig({
  // Relative, so the built page works from any folder of a static host.
  base: './',
  plugins: [react(), inLanguage(), inView()],
  // All that React Flow's camera animates is itself.
  resolve: {
    alias: {
      'd3-transition': own('canvas/camera/flight.ts'),
      'd3-interpolate': own('canvas/camera/zoomPath.ts'),
    },
  },
  build: {
    target: 'es2022',
    sourcemap: true,
    rolldownOptions: {
      // Words are constants of their own module: where one is used it stands as if written there.
      optimization: { inlineConst: { mode: 'all' } },
      // Libraries in one file wrap every component at their top level; unmarked as pure, those that nobody uses stay.
      treeshake: {
        manualPureFunctions: ['memo', 'forwardRef', 'fixedForwardRef'],
        propertyReadSideEffects: false,
      },
      // The first load as one file: it compresses better, and needs no second round trip.
      output: { codeSplitting: { groups: [{ name: 'first', test: /src\/(main|app\/start)\.tsx$/ }] } },
    },
  },
  worker: { format: 'es', plugins: () => [inLanguage()] },
  test: {
    // What the compiler has made of the engine for one file is there for the next: a fifth of the time of all. Projects run by
    // their names: the small files of the page fill what time the last long ones of the core leave.
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: PURE.map((room) => `src/${room}/${TESTS}`),
          isolate: false,
          // Modules of Node itself: behind the getters of Vite's an engine is three times slower.
          experimental: { viteModuleRunner: false, nodeLoader: false },
          execArgv: ['--import', 'tsx'],
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          include: [`src/${TESTS}`],
          exclude: PURE.map((room) => `src/${room}/**`),
        },
      },
    ],
    // Two cores on the smallest machine we promise to pass on.
    maxWorkers: 2,
    // Properties try a hundred boards: a machine busy with other work must not fail them.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: ['default', 'json'],
    outputFile: { json: '.results/unit.json' },
  },
});
