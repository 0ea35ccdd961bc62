import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The shipped rulebook as a whole: long, and nothing is reached that the small ones do not reach. */
const WHOLE = ['tests/core/diff/shipped.test.ts', 'tests/core/proof/walk.test.ts']

/** Each takes many seconds: begun first, they end with the others. */
const LONG = [
  'tests/core/cases/shipped-suggest.test.ts',
  'tests/core/proof/by-brute-force.test.ts',
  'tests/crash/crash.test.ts',
  'tests/e2e/{health,heavy-rulebooks,movement-test,own-rulebook,today-terminal,walkthrough}.test.ts',
]
const PURE = 'tests/{core,render}/**/*.test.ts'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    expect: { requireAssertions: true },
    restoreMocks: true,
    // Only what hangs takes as long, on a slow and busy machine too.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Many tests wait for a process: the core that vitest would keep free stands idle.
    maxWorkers: '100%',
    // They are run in the order of their names.
    projects: [
      {
        extends: true,
        test: { name: 'at great length', include: WHOLE, env: { NOT_COVERED: '1' } },
      },
      { extends: true, test: { name: 'at length', include: LONG } },
      {
        extends: true,
        test: {
          name: 'from outside',
          include: ['tests/**/*.test.ts'],
          exclude: [...WHOLE, ...LONG, PURE],
        },
      },
      {
        extends: true,
        // What is pure leaves nothing behind: its modules are loaded once a worker, not once a file.
        test: { name: 'pure', include: [PURE], exclude: [...WHOLE, ...LONG], isolate: false },
      },
    ],
    coverage: {
      provider: 'custom',
      customProviderModule: 'tests/coverage.ts',
      include: ['src/core/**'],
      reportOnFailure: true,
      // A full table of files at 100 % would bury the one that is not.
      reporter: [['text', { skipFull: true }]],
      thresholds: { branches: 100, lines: 100, functions: 100, statements: 100 },
    },
  },
})
