import { Command } from 'commander'
import type { App } from '../app.ts'
import { answerInWords } from '../core/checkin/answer-words.ts'
import { profileQuestions } from '../core/checkin/profile.ts'
import type { Answers, Question } from '../core/rulebook/model.ts'
import { RecoverError } from '../errors.ts'
import { safeJson } from '../render/json.ts'
import { profileText, savedText } from '../render/profile.ts'
import { askChanges } from './profile-edit.ts'
import { readPairs, readKeys, type Changes } from './profile-words.ts'

interface EditOptions {
  readonly plain?: true
  readonly color: boolean
}

/** `recover profile`: what a runner need not be asked every morning. */
export async function profileCommand(app: App): Promise<Command> {
  const { questions } = await app.rulebook()
  const kept = profileQuestions(questions)
  const keys = kept.map(({ id }) => id).join(', ')

  const show = new Command('show')
    .description('what the profile holds, and where it is kept')
    .option('--json', 'as one JSON object')
    .action(async ({ json }: { readonly json?: true }) => {
      const profile = await app.profile.read(questions)
      app.out(json ? profileJson(app, profile) : shown(app, kept, profile))
    })

  const set = new Command('set')
    .description('set values: KEY VALUE, as many pairs as you like')
    .argument('<pairs...>', `keys, each followed by its value: ${keys}`)
    .addHelpText('after', '\nExample:\n  recover profile set age 42 sex female usual-minutes 60')
    .action(async (words: readonly string[]) => {
      await save(app, questions, readPairs(words, kept))
    })

  const unset = new Command('unset')
    .description('forget values')
    .argument('<keys...>', `any of ${keys}`)
    .action(async (words: readonly string[]) => {
      await save(app, questions, readKeys(words, kept))
    })

  const edit = new Command('edit')
    .description('choose what to change from a list, then answer')
    .option('--plain', 'ask with plain numbered lines, for screen readers')
    .option('--no-color', 'no colour')
    .action(async ({ plain, color }: EditOptions) => {
      const profile = await app.profile.read(questions)
      const changes = await askChanges(app, kept, profile, {
        plain: plain ?? false,
        colour: color,
      })
      await save(app, questions, changes)
    })

  return new Command('profile')
    .description('what you need not be asked every morning: age, heart rates, medicines ...')
    .addCommand(show, { isDefault: true })
    .addCommand(set)
    .addCommand(unset)
    .addCommand(edit)
}

function profileJson(app: App, profile: Answers): string {
  const path = app.profile.path === '' ? null : app.profile.path
  return safeJson({ path, profile })
}

function shown(app: App, kept: readonly Question[], profile: Answers): string {
  const isSet = ({ id }: Question) => Object.hasOwn(profile, id)
  const set = kept
    .filter(isSet)
    .map((question) => ({ key: question.id, words: answerInWords(question, profile[question.id]) }))
  const unset = kept.filter((question) => !isSet(question)).map(({ id }) => id)
  return profileText({ path: app.profile.path, set, unset }, app.terminal.columns)
}

/** Saves, and says so only then. What was typed is shown when it could not be saved. */
async function save(
  app: App,
  questions: Readonly<Record<string, Question>>,
  changes: Changes,
): Promise<void> {
  const said = Object.entries(changes)
    .map(([key, value]) => {
      const question = questions[key]
      const words = question && value !== undefined ? answerInWords(question, value) : 'not set'
      return `${key} ${words}`
    })
    .join(', ')
  if (said === '') return app.out('Nothing was changed.\n')
  try {
    await app.profile.set(changes, questions)
  } catch (error) {
    if (!(error instanceof RecoverError) || error.code !== 'io') throw error
    const hint = `${error.hint ?? ''} You gave: ${said}.`.trim()
    throw new RecoverError('io', `NOT SAVED: ${error.message}`, hint)
  }
  app.out(savedText(app.profile.path, said, app.terminal.columns))
}
