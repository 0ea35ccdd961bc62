import { Command } from 'commander'
import type { App } from '../app.ts'
import { rulebookJsonSchema } from '../core/rulebook/json-schemas.ts'
import { newRulebookText } from '../render/new-rulebook.ts'

/** `recover rules init`: a rulebook of one's own to begin with. */
export function rulesInitCommand(app: App): Command {
  return new Command('init')
    .description('begin a rulebook of your own: a copy of the shipped one, to change')
    .argument(
      '[file]',
      'where to (default: the folder of your profile, where it is found by itself)',
    )
    .action((file: string | undefined) => {
      const written = app.rulebooks.begin(
        file,
        `${JSON.stringify(rulebookJsonSchema(), null, 2)}\n`,
      )
      const used = app.rulebooks.fileOf() === written.rulebook
      app.out(newRulebookText(written, used, app.terminal.columns))
    })
}
