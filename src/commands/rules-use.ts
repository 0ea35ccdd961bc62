import { Command } from 'commander'
import type { App } from '../app.ts'
import { plainText } from '../core/checkin/plain-text.ts'
import { safeJson } from '../render/json.ts'
import { allowed } from './prove.ts'

const SHIPPED = 'default'

interface UseOptions {
  readonly json?: true
  readonly unproven?: true
}

/** `recover rules use`: which rulebook decides when none is named. */
export function rulesUseCommand(app: App): Command {
  return new Command('use')
    .description(
      'choose the rulebook that today, why and rules use; without a file, tell which it is',
    )
    .argument('[file]', `a rulebook, or ${SHIPPED} for the shipped one (left out: which is in use)`)
    .option('--unproven', 'one whose proofs do not hold too; today then wants the same flag')
    .option('--json', 'which is in use, as one JSON object')
    .action(async (file: string | undefined, { json, unproven }: UseOptions) => {
      if (file === SHIPPED) app.rulebooks.choose(undefined)
      else if (file !== undefined) {
        // One that cannot be used is refused here, and not tomorrow morning.
        const rulebook = await app.rulebook(file)
        await allowed(app, rulebook, { rules: file, unproven: unproven ?? false })
        app.rulebooks.choose(file)
      }
      app.out(await inUse(app, json ?? false))
    })
}

async function inUse(app: App, json: boolean): Promise<string> {
  const { file, book } = await app.rulebook()
  const { id, version, sha256 } = book
  if (json) return safeJson({ file: file ?? null, id, version, sha256 })
  const where =
    file === undefined ? 'as shipped' : `your own, in ${file}; the safety gate still comes first`
  return plainText(`In use: ${id} ${version}, ${where}.\n`)
}
