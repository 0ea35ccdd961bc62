import { Command, Option } from 'commander'
import type { App } from '../app.ts'
import { runCases, type CasesReport } from '../core/cases/run-cases.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import type { Invocation } from './invocation.ts'
import { rulesCheckCommand } from './rules-check.ts'
import { rulesDiffCommand } from './rules-diff.ts'
import { rulesDrawCommand } from './rules-draw.ts'
import { rulesInitCommand } from './rules-init.ts'
import { rulesReplayCommand } from './rules-replay.ts'
import { rulesShowCommand } from './rules-show.ts'
import { rulesUseCommand } from './rules-use.ts'
import { valueOption } from './value-option.ts'
import { EXIT } from '../errors.ts'
import { casesText } from '../render/cases.ts'
import { safeJson } from '../render/json.ts'

/** `recover rules`: what keeps a rulebook trustworthy. */
export function rulesCommand(app: App, invocation: Invocation): Command {
  const { done } = invocation
  const command = new Command('rules').description(
    'prove, test, compare, show and change a rulebook',
  )
  command.addCommand(rulesCheckCommand(app, invocation))
  command
    .command('test')
    .description('run the worked check-ins, and say what of the rulebook they reach')
    .argument('[file]', 'another rulebook (the safety gate still runs first)')
    .addOption(valueOption('--cases <folder>', 'the folder of cases (default: the shipped ones)'))
    .addOption(new Option('--json', 'the report as one JSON object').conflicts('suggest'))
    .option('--suggest', 'the cases that are missing, to paste; what they must get is yours to say')
    .action(async (file: string | undefined, options: TestOptions) => {
      const rulebook = await app.rulebook(file)
      const cases = await app.cases(options.cases)
      const report = runCases(rulebook, cases, (at) =>
        at === undefined ? app.momentOf(ORDINARY_MORNING) : app.momentOf(at),
      )
      if (options.suggest) return app.out(await suggested(rulebook, report))
      app.out(options.json ? safeJson(report) : casesText(report, app.terminal.columns))
      done(holds(report) ? EXIT.ok : EXIT.data)
    })
  command.addCommand(rulesDiffCommand(app))
  command.addCommand(rulesReplayCommand(app))
  command.addCommand(rulesShowCommand(app))
  command.addCommand(rulesDrawCommand(app))
  command.addCommand(rulesInitCommand(app))
  command.addCommand(rulesUseCommand(app))
  return command
}

interface TestOptions {
  readonly cases?: string
  readonly json?: true
  readonly suggest?: true
}

async function suggested(rulebook: Rulebook, report: CasesReport): Promise<string> {
  const { suggestionsFor } = await import('../core/cases/suggest.ts')
  const { suggestedCases } = await import('../render/suggested-cases.ts')
  return suggestedCases(suggestionsFor(rulebook, report))
}

/** Cases that do not say when are of an ordinary morning. */
const ORDINARY_MORNING = '2026-11-22T07:10'

function holds({ results, advice, branches, adjustments }: CasesReport): boolean {
  const reached = [advice, branches, adjustments].every(({ missed }) => missed.length === 0)
  return reached && results.every(({ differences }) => differences.length === 0)
}
