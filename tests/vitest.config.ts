import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts'],
    expect: { requireAssertions: true },
    restoreMocks: true,
    // Only what hangs takes as long, on a slow and busy machine too.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Many tests wait for a process: the core that vitest would keep free stands idle.
    maxWorkers: '100%',
    coverage: {
      provider: 'v8',
      include: ['src/core/**'],
      reportOnFailure: true,
      // A full table of files at 100 % would bury the one that is not.
      reporter: [['text', { skipFull: true }]],
      thresholds: { branches: 100, lines: 100, functions: 100, statements: 100 },
    },
  },
})
