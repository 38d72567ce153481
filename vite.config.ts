import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Relative, so the built page works from any folder of a static host.
  base: './',
  plugins: [react()],
  build: { target: 'es2022', sourcemap: true },
  worker: { format: 'es' },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    // Two cores on the smallest machine we promise to pass on.
    maxWorkers: 2,
    // Properties try a hundred boards: a machine busy with other work must not fail them.
    testTimeout: 30_000,
    reporters: ['default', 'json'],
    outputFile: { json: '.results/unit.json' },
  },
});
