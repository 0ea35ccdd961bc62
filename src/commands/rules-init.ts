import { Command } from 'commander'
import type { App, NewRulebook } from '../app.ts'
import { plainText } from '../core/checkin/plain-text.ts'
import { rulebookJsonSchema } from '../core/rulebook/json-schemas.ts'

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
      app.out(plainText(said(written, app.rulebooks.fileOf())))
    })
}

function said({ rulebook, schema }: NewRulebook, inUse: string | undefined): string {
  const used = inUse === rulebook
  const named = used ? '' : ` ${rulebook}`
  return `\
Written, to be read and changed by you alone:
  ${rulebook}
  ${schema} (for editors)

${used ? 'recover today, why and rules use it from now on. The safety gate still comes first.' : `Not in use yet: recover rules use ${rulebook}`}

Next:
  Edit it. Its first lines say where everything is explained.
  recover rules check${named}
  recover rules show${named}
${used ? '\nBack to the shipped rulebook: recover rules use default\n' : ''}`
}
