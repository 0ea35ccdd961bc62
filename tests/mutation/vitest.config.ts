import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type Reporter, type TestSpecification, type Vitest } from 'vitest/node'

/** The folder of src/core that is mutated: the tests beside it judge it, without help from others. */
const folder = process.env['MUTATED'] ?? '**'

/** A table of examples catches most mutants at once: what is generated comes after it. */
class ExamplesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => Number(isGenerated(a)) - Number(isGenerated(b)))
  }
}

function isGenerated({ moduleId }: TestSpecification): boolean {
  return readFileSync(moduleId, 'utf8').includes("from 'fast-check'")
}

/**
 * A file that breaks before its first test fails `npm test`, but has no test that Stryker could see fail, so that the
 * mutant would be said to survive: it gets one.
 */
class BrokenFiles implements Reporter {
  private vitest: Vitest | undefined

  onInit(vitest: Vitest): void {
    this.vitest = vitest
  }

  onTestRunEnd(): void {
    for (const file of this.vitest?.state.getFiles() ?? []) {
      const { result, tasks } = file
      if (result?.state !== 'fail' || tasks.length > 0) continue
      const broken = { type: 'test', id: file.id, name: 'can be read', mode: 'run', file, result }
      tasks.push({ ...broken, meta: {} } as (typeof tasks)[number])
    }
  }
}

/** The tests that judge a mutant: in process and quick, for each of some ten thousand runs them again. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: [`tests/core/${folder}/**/*.test.ts`],
    // Whole shipped rulebooks and long journals: seconds a run, and what they find in a line of code
    // the tests beside them find too.
    exclude: [
      'tests/core/advice/shipped.test.ts',
      'tests/core/cases/shipped-suggest.test.ts',
      'tests/core/diff/shipped.test.ts',
      'tests/core/journal/damage.test.ts',
      'tests/core/memory/calendars.test.ts',
      'tests/core/replay/calendars.test.ts',
      'tests/core/proof/by-brute-force.test.ts',
      'tests/core/proof/shipped-invariants.test.ts',
      'tests/core/proof/walk.test.ts',
      // Compares with what was built from the code as it was: any mutant would differ from that.
      'tests/core/rulebook/built-schemas.test.ts',
    ],
    env: { DIFF_RUNS: '3', RUNS_SHARE: '0.03' },
    reporters: [new BrokenFiles()],
    sequence: { sequencer: ExamplesFirst },
    // Half the time of a worker for each file, with the same verdict on every mutant.
    isolate: false,
    expect: { requireAssertions: true },
    restoreMocks: true,
    testTimeout: 60_000,
  },
})
