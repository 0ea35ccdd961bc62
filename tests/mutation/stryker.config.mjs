import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How src/core is mutated. What differs from folder to folder is in run.mjs. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'tests/mutation/vitest.config.ts', related: false },
  // There is nothing in it to rewrite, and TypeScript 7 has no interface that could.
  tsconfigFile: 'none',
  // Outside the project, so that no lint, format or unused-file check meets the copies.
  tempDirName: join(tmpdir(), 'recover-mutants'),
  ignorePatterns: ['dist', 'coverage', 'tests/e2e', 'tests/soak', 'tests/crash'],
  coverageAnalysis: 'perTest',
  incremental: true,
  concurrency: 2,
  // A busy machine is slower than the first run was, and a mutant is not caught by that.
  timeoutMS: 20_000,
  timeoutFactor: 4,
  dryRunTimeoutMinutes: 20,
  warnings: { slow: false },
  logLevel: 'warn',
  reporters: ['json'],
  // Of the whole; run.mjs adds the folders up.
  thresholds: { high: 95, low: 90, break: 90 },
}
