import v8 from '@vitest/coverage-v8'

// Counting what is covered makes the prover half as slow again: where it runs for long, nothing is counted.
const counts = process.env['NOT_COVERED'] === undefined

export default counts
  ? v8
  : {
      getProvider: v8.getProvider,
      startCoverage: () => undefined,
      takeCoverage: () => undefined,
      stopCoverage: () => undefined,
    }
