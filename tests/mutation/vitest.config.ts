import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The folder of src/core that is mutated: the tests beside it judge it, without help from others. */
const folder = process.env['MUTATED'] ?? '**'

/** The tests that judge a mutant: in process and quick, for each of some ten thousand runs them again. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: [`tests/core/${folder}/**/*.test.ts`],
    // Whole shipped rulebooks, walked or compared: many seconds a run, about the YAML more than the code.
    exclude: [
      'tests/core/cases/shipped-suggest.test.ts',
      'tests/core/diff/shipped.test.ts',
      'tests/core/proof/walk.test.ts',
    ],
    env: {
      DIFF_RUNS: '3',
      GATE_EDITS: '10',
      GATE_RULEBOOKS: '10',
      JOURNAL_LIVES: '100',
      PROOF_RULEBOOKS: '2',
    },
    // Half the time of a worker for each file, with the same verdict on every mutant.
    isolate: false,
    expect: { requireAssertions: true },
    restoreMocks: true,
    testTimeout: 60_000,
  },
})
