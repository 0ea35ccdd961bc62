import { Command } from 'commander'
import type { App } from '../app.ts'
import type { RulesDiff } from '../core/diff/model.ts'
import type { Compared } from '../render/rules-diff.ts'
import { styleOf } from './style.ts'

interface DiffOptions {
  readonly json?: true
  readonly color: boolean
}

/** `recover rules diff`: what another rulebook advises differently. */
export function rulesDiffCommand(app: App): Command {
  return new Command('diff')
    .description(
      'exactly which check-ins get another advice from another rulebook; words are not compared',
    )
    .argument('<before>', 'a rulebook file, or default for the shipped one')
    .argument('<after>', 'the one to compare it with')
    .option('--json', 'every change, as one JSON object')
    .option('--no-color', 'no colour')
    .action(async (one: string, other: string, options: DiffOptions) => {
      const [before, after] = [await app.rulebook(one), await app.rulebook(other)]
      // A person who waits is told for what.
      if (app.terminal.asks) app.show('recover: comparing, up to a minute ...\n')
      const { changesBetween } = await import('../core/diff/changes.ts')
      const diff = changesBetween(before, after)
      app.out(await reported(diff, { before, after }, app, options))
    })
}

async function reported(
  diff: RulesDiff,
  compared: Compared,
  app: App,
  options: DiffOptions,
): Promise<string> {
  if (options.json) return (await import('../render/rules-diff-json.ts')).diffJson(diff, compared)
  const { diffText } = await import('../render/rules-diff.ts')
  return diffText(diff, compared, await styleOf(app, options.color))
}
