import type { App } from '../app.ts'
import type { ChoiceQuestion } from '../core/rulebook/model.ts'
import { RecoverError } from '../errors.ts'

/** Asks before something that cannot be undone. Nothing is preselected. Throws `cancelled`, and `usage` where nobody can be asked. */
export async function agrees(
  app: App,
  { ask, yes, no }: { readonly ask: string; readonly yes: string; readonly no: string },
  options: { readonly plain?: true; readonly color: boolean },
): Promise<boolean> {
  if (!app.terminal.asks) {
    throw new RecoverError(
      'usage',
      `"${ask}" is asked first, and this is not a terminal`,
      'Add --yes.',
    )
  }
  const question: ChoiceQuestion = {
    id: 'agreed',
    flag: 'yes',
    kind: 'choices',
    ask,
    choices: { no, yes },
    core: false,
    origin: 'asked',
    offered: true,
    worse: 'none',
    unknown: { policy: 'careful' },
  }
  const { agreed } = await app.ask(
    { kind: 'question', question },
    { plain: options.plain ?? false, colour: options.color },
  )
  return agreed === 'yes'
}
