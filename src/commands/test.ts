import { Command } from 'commander'
import type { App, AskOptions } from '../app.ts'
import { advise, type Advice } from '../core/advice/advice.ts'
import { settle } from '../core/advice/settle.ts'
import { readFlags, type TypedFlags } from '../core/checkin/collect.ts'
import { mayTest } from '../core/movement-test/allowed.ts'
import { RATING_QUESTIONS, readRatings } from '../core/movement-test/rating-questions.ts'
import { OUTCOMES, type Ratings, type TestOutcome } from '../core/movement-test/ratings.ts'
import { judged, type DoneTest, type MovementTest } from '../core/movement-test/test.ts'
import type { Entry, TestEntry } from '../core/journal/entry.ts'
import type { ChoiceQuestion, Rulebook } from '../core/rulebook/model.ts'
import { RecoverError } from '../errors.ts'
import { safeJson } from '../render/json.ts'
import { completed, gatherCheckIn } from './check-in.ts'
import type { Invocation } from './invocation.ts'
import { allowedFor } from './prove.ts'
import { addQuestionFlags } from './question-flags.ts'
import { rememberCheckIn, tellThenSave } from './remember.ts'
import { styleOf } from './style.ts'
import { valueOption } from './value-option.ts'

interface TestOptions {
  readonly answers?: string
  readonly before?: string
  readonly after?: string
  readonly json?: true
  readonly save: boolean
  readonly unproven?: true
  readonly plain?: true
  readonly color: boolean
}

/** What came of it: the advice before and after; no test where it was not allowed. */
interface Tested {
  readonly provisional: Advice
  readonly test: MovementTest | null
  readonly advice: Advice
  /** What to tell of a journal that could not be read. */
  readonly unread: string
}

/** The question that the test answers. */
const MOVEMENT = 'movement'

/** `recover test`: ten minutes of easy movement as a thing to do, and the advice they lead to. */
export async function testCommand(app: App, { rules }: Invocation): Promise<Command> {
  const rulebook = await app.rulebook(rules)
  const minutes = String(rulebook.safety.movementTest.minutes)
  const order = RATING_QUESTIONS.map(({ id }) => id).join(', ')
  const command = new Command('test')
    .description(`do the ${minutes} minutes of easy movement with a timer, then get today's advice`)
    .addOption(
      valueOption('--before <ratings>', `done already: ${order} before, 0 to 10, such as 4,1,3`),
    )
    .addOption(valueOption('--after <ratings>', 'the same afterwards'))
    .addOption(valueOption('--answers <file>', 'a JSON or YAML object of answers'))
    .option('--json', 'the test and the advice as one JSON object')
    .option('--no-save', 'advise, and remember nothing')
    .addOption(valueOption('--rules <file>', 'another rulebook (the safety gate still runs first)'))
    .option('--unproven', 'use a rulebook of your own whose proofs do not hold')
    .option('--plain', 'ask with plain numbered lines, for screen readers')
    .option('--no-color', 'no colour')
  const typed = addQuestionFlags(command, rulebook.questions)
  return command.action(async (options: TestOptions) => {
    const tested = await runTest(app, { rulebook, rules }, typed(), options)
    await tell(app, rulebook, tested, options)
  })
}

/** A rulebook, and how it was named. */
interface Named {
  readonly rulebook: Rulebook
  readonly rules: string | undefined
}

async function runTest(
  app: App,
  { rulebook: read, rules }: Named,
  { [MOVEMENT]: movement, ...flags }: TypedFlags,
  options: TestOptions,
): Promise<Tested> {
  const said = movement === undefined ? null : saidBy(read, movement)
  const done = doneTest(app, read, options)
  const asking = { plain: options.plain ?? false, colour: options.color }
  const checkIn = await gatherCheckIn(app, read, {
    flags,
    answersFile: options.answers,
    at: undefined,
    besides: { [MOVEMENT]: 'not-done' },
    ...asking,
  })
  const { answers, derived, moment, unread } = checkIn
  const unproven = options.unproven ?? false
  const rulebook = await allowedFor(app, read, answers, { rules, unproven })
  const provisional = advise(rulebook, answers, moment, { derived })
  if (!mayTest(settle(rulebook, answers))) {
    return { provisional, test: null, advice: provisional, unread }
  }
  if (!Object.hasOwn(answers, 'redFlags')) throw unscreened(rulebook)
  const test = done ?? (await doTest(app, rulebook, provisional, asking))
  const asked = said ?? (await askedOutcome(app, rulebook, test, asking))
  const judgement = judged(rulebook.safety.movementTest, test, asked)
  const known = { ...checkIn.known, [MOVEMENT]: judgement.outcome }
  const all = await completed(app, rulebook, { ...checkIn, known }, asking)
  const advice = advise(rulebook, all.answers, moment, { derived: all.derived })
  return { provisional, test: judgement, advice, unread }
}

/** A test that was done before, by its ratings; undefined when it is still to do. */
function doneTest(app: App, rulebook: Rulebook, options: TestOptions): DoneTest | undefined {
  const { minutes } = rulebook.safety.movementTest
  const before = ratingsOf('--before', options.before)
  const after = ratingsOf('--after', options.after)
  if (before !== undefined && after !== undefined) return { before, after, minutes }
  if (before === undefined && after === undefined && app.terminal.asks) return undefined
  const missing = before === undefined ? '--before' : '--after'
  throw new RecoverError(
    'usage',
    `${missing} is missing: expected ${EXPECTED}`,
    'Give both for a test that is done; or run it in a terminal to be timed.',
  )
}

const EXPECTED = `${RATING_QUESTIONS.map(({ id }) => id).join(', ')}, from 0 to 10 each, such as 4,1,3`

function ratingsOf(flag: string, text: string | undefined): Ratings | undefined {
  if (text === undefined) return undefined
  const ratings = readRatings(text)
  if (ratings !== undefined) return ratings
  throw new RecoverError('usage', `${flag} "${text}": expected ${EXPECTED}`)
}

function saidBy(rulebook: Rulebook, typed: readonly string[]): TestOutcome {
  const { [MOVEMENT]: value } = readFlags(rulebook.questions, { [MOVEMENT]: typed })
  const said = OUTCOMES.find((outcome) => outcome === value)
  if (said !== undefined) return said
  throw new RecoverError(
    'usage',
    `--${MOVEMENT} ${String(value)}: expected what the test did, one of ${OUTCOMES.join(', ')}`,
    'Leave it out to let the ratings speak.',
  )
}

function unscreened({ questions }: Rulebook): RecoverError {
  const flag = questions['redFlags']?.flag ?? ''
  return new RecoverError(
    'usage',
    `--${flag} is missing: no test without the red flags`,
    `Add --${flag} none when none applies; recover schema answers lists them.`,
  )
}

/** Explains, rates, times, rates again. */
async function doTest(
  app: App,
  rulebook: Rulebook,
  provisional: Advice,
  asking: AskOptions,
): Promise<DoneTest> {
  const { howToTest, stoppedWords } = await import('../render/movement-test.ts')
  const rule = rulebook.safety.movementTest
  app.show(howToTest(provisional, rule, await styleOf(app, false)))
  const before = await rate(app, asking)
  const { end, movedMs } = await app.time(rule, asking)
  const minutes = Math.floor(movedMs / 60_000)
  if (end === 'worse') {
    app.show(stoppedWords(await styleOf(app, false)))
    return { before, after: null, minutes }
  }
  return { before, after: await rate(app, asking), minutes }
}

async function rate(app: App, asking: AskOptions): Promise<Ratings> {
  const ratings = { stiffness: 0, pain: 0, effort: 0 }
  for (const question of RATING_QUESTIONS) {
    Object.assign(ratings, await app.ask({ kind: 'question', question }, asking))
  }
  return ratings
}

/** What the runner says of it, where there is somebody to ask and the test was not stopped. */
async function askedOutcome(
  app: App,
  { questions }: Rulebook,
  { after }: DoneTest,
  asking: AskOptions,
): Promise<TestOutcome | null> {
  if (after === null || !app.terminal.asks) return null
  const { choices, ...movement } = questions[MOVEMENT] as ChoiceQuestion
  const left = OUTCOMES.flatMap((id) => {
    const label = choices[id]
    return label === undefined ? [] : [[id, label] as const]
  })
  const question = { ...movement, choices: Object.fromEntries(left) }
  const answers = await app.ask({ kind: 'question', question }, asking)
  return OUTCOMES.find((outcome) => outcome === answers[MOVEMENT]) ?? null
}

async function tell(
  app: App,
  rulebook: Rulebook,
  tested: Tested,
  options: TestOptions,
): Promise<void> {
  const { advice, test } = tested
  const { date, at, answers } = advice
  const shown = await worded(app, rulebook, tested, options)
  const done: Entry[] =
    test === null ? [] : [{ kind: 'test', ...app.stamp(), at, date, ...told(test) }]
  const save = (): void => rememberCheckIn(app, advice, { before: done })
  tellThenSave(app, { test, answers }, shown, options.save ? save : undefined)
  app.err(tested.unread)
}

async function worded(
  app: App,
  rulebook: Rulebook,
  { unread: _apart, ...tested }: Tested,
  { json, color }: TestOptions,
): Promise<string> {
  if (json) {
    const { verdict, care, advice, headline } = tested.provisional
    return safeJson({ ...tested, provisional: { verdict, care, advice, headline } })
  }
  const { testedText } = await import('../render/movement-test.ts')
  return testedText(tested, rulebook, await styleOf(app, color))
}

/** A test as the journal keeps it: what is not there is left out. */
function told({
  after,
  said,
  ...test
}: MovementTest): Omit<TestEntry, 'kind' | 'id' | 'written' | 'at' | 'date'> {
  return { ...test, ...(after === null ? {} : { after }), ...(said === null ? {} : { said }) }
}
