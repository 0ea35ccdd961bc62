import { Command } from 'commander'
import type { App } from '../app.ts'
import { isoMoment, localDate, type Moment } from '../core/advice/moment.ts'
import { beginning } from '../core/health/begin.ts'
import { climbOf, firstFacts, neededNext, noted, type Climb } from '../core/health/climb.ts'
import {
  cleanQuestion,
  factQuestions,
  factsOf,
  kindQuestion,
} from '../core/health/health-questions.ts'
import { progressOf, type Progress } from '../core/health/progress.ts'
import type { Facts, HealthEntry, OpenEpisode, Stamp } from '../core/journal/entry.ts'
import type { Answers, Ladder, Rulebook } from '../core/rulebook/model.ts'
import { RecoverError } from '../errors.ts'
import type { Said } from '../render/health.ts'
import { entryWith, episodeNamed, openNow } from './health-episodes.ts'
import { addQuestionFlags } from './question-flags.ts'
import { saveThenTell } from './remember.ts'
import { styleOf } from './style.ts'
import { gatherTold, momentPast } from './told.ts'
import { valueOption } from './value-option.ts'

interface HealthOptions {
  readonly since?: string
  readonly another?: true
  readonly at?: string
  readonly episode?: string
  readonly json?: true
  readonly plain?: true
  readonly color: boolean
}

/** `recover health`: an illness or an injury, and the steps back that every morning keeps to. */
export async function healthCommand(app: App): Promise<Command> {
  const rulebook = await app.rulebook()
  return new Command('health')
    .description('an illness, an injury or a long race, and the steps back from it')
    .addCommand(showCommand(app, rulebook), { isDefault: true })
    .addCommand(startCommand(app, rulebook))
    .addCommand(noteCommand(app, rulebook))
    .addCommand(endCommand(app, rulebook))
}

function showCommand(app: App, rulebook: Rulebook): Command {
  return new Command('show')
    .description('what is open, step by step, and what comes next')
    .option('--json', 'the same as one JSON object')
    .option('--no-color', 'no colour')
    .action((options: HealthOptions) =>
      shown(app, rulebook, openNow(app).open, options).then((text) => app.out(text)),
    )
}

function startCommand(app: App, rulebook: Rulebook): Command {
  const what = kindQuestion(rulebook)
  const questions = { what, ...factQuestions(rulebook) }
  const command = asking(new Command('start'))
    .description('enter an illness, an injury, a long race or another episode')
    .addOption(valueOption('--since <moment>', 'when it began, a day or a moment (default: now)'))
    .option('--another', 'one more of a kind that is open already, beside it')
    .addHelpText('after', '\nExample:\n  recover health start --what injury --since 2026-11-20')
  const typed = addQuestionFlags(command, questions)
  return command.action(async (options: HealthOptions) => {
    const moment = beganAt(app, options.since)
    const tells = ({ what: kind }: Answers) => ['what', ...(ladderOf(rulebook, kind)?.tell ?? [])]
    const told = await gatherTold(app, questions, typed(), tells, askedAs(options, []))
    const { what: kind, ...facts } = told
    const ladder = ladderOf(rulebook, kind) as Ladder
    requireKnown(rulebook, ladder, facts)
    const { entries, open } = openNow(app)
    const begun = beginning(rulebook, options.another ? [] : open, String(kind))
    if (begun.is === 'open') throw alreadyOpen(rulebook, begun.episode)
    const first = firstFacts(rulebook, ladder, facts, isoMoment(moment))
    if (first === undefined) throw notOfStep(facts, ladder)
    const stamp = app.stamp()
    const episode = begun.is === 'turned' ? begun.episode.episode : stamp.id
    const entry = entryWith(entries, {
      ...about(stamp, moment),
      episode,
      event: 'start',
      what: String(kind),
      facts: first,
    })
    await tell(app, rulebook, { told, entry, said: { event: 'start' } }, options)
  })
}

function noteCommand(app: App, rulebook: Rulebook): Command {
  const questions = { clean: cleanQuestion(), ...factQuestions(rulebook) }
  const command = asking(new Command('note'))
    .description('enter how the last 24 hours were, and what a step waits for')
    .addOption(valueOption('--episode <id>', 'which one, by its id or kind, if several are open'))
    .addOption(valueOption('--at <moment>', 'when it was so (default: now)'))
  const typed = addQuestionFlags(command, questions)
  return command.action(async (options: HealthOptions) => {
    const moment = momentPast(app, options.at)
    const { entries, open } = openNow(app)
    const episode = await episodeNamed(app, rulebook, open, options)
    const climb = climbOf(rulebook, episode)
    if (climb === undefined) throw noLadder(episode)
    const given = typed()
    const asked = { ...questions, clean: cleanQuestion(climb.step?.check) }
    const optional = Object.keys(given).length === 0 ? [] : Object.keys(questions)
    const told = await gatherTold(app, asked, given, neededFor(climb), askedAs(options, optional))
    const { clean, ...facts } = told
    requireKnown(rulebook, climb.ladder, facts)
    const made = noted(rulebook, climb, {
      told: facts,
      clean: clean === 'yes' || clean === 'no' ? clean : undefined,
      at: isoMoment(moment),
    })
    if (made === undefined) throw notOfStep(facts, climb.ladder)
    const entry = entryWith(entries, {
      ...about(app.stamp(), moment),
      episode: episode.episode,
      event: 'note',
      what: episode.what,
      facts: made.facts,
    })
    await tell(app, rulebook, { told, entry, said: { event: 'note', move: made.move } }, options)
  })
}

function endCommand(app: App, rulebook: Rulebook): Command {
  return asking(new Command('end'))
    .description('close an episode whose steps are all climbed')
    .addOption(valueOption('--episode <id>', 'which one, by its id or kind, if several are open'))
    .addOption(valueOption('--at <moment>', 'when it was so (default: now)'))
    .action(async (options: HealthOptions) => {
      const moment = momentPast(app, options.at)
      const { entries, open } = openNow(app)
      const episode = await episodeNamed(app, rulebook, open, options)
      const progress = progressAt(app, rulebook, episode)
      if (!progress.mayEnd) throw await notClimbed(app, rulebook, episode)
      const facts: Facts = {}
      const entry = entryWith(entries, {
        ...about(app.stamp(), moment),
        episode: episode.episode,
        event: 'end',
        what: episode.what,
        facts,
      })
      await tell(app, rulebook, { told: facts, entry, said: { event: 'end' } }, options)
    })
}

function progressAt(app: App, rulebook: Rulebook, episode: OpenEpisode): Progress {
  return progressOf(rulebook, episode, (instant) => app.wallClock(instant))
}

function asking(command: Command): Command {
  return command
    .option('--json', 'what was remembered as one JSON object')
    .option('--plain', 'ask with plain numbered lines, for screen readers')
    .option('--no-color', 'no colour')
}

function askedAs({ plain, color }: HealthOptions, optional: readonly string[]) {
  return { plain: plain ?? false, colour: color, optional }
}

function ladderOf({ safety }: Rulebook, kind: Answers[string] | undefined): Ladder | undefined {
  return kind === undefined ? undefined : safety.ladders[String(kind)]
}

/** Whether the 24 hours were clean, and then what the step waits for, as far as it is not decided. */
function neededFor({ step }: Climb): (told: Answers) => readonly string[] {
  return (told) => {
    const next = told['clean'] === 'yes' && step !== undefined ? neededNext(step, told) : undefined
    return ['clean', ...(next === undefined ? [] : [next])]
  }
}

/** A day alone counts from its end: its hours are never counted too early. */
function beganAt(app: App, since: string | undefined): Moment {
  const now = app.now()
  const isDay = since !== undefined && /^\d{4}-\d\d-\d\d$/.test(since)
  if (isDay && since === localDate(now)) return now
  return momentPast(app, isDay ? `${since}T23:59` : since, '--since')
}

function about(stamp: Stamp, moment: Moment): Stamp & Pick<HealthEntry, 'kind' | 'at' | 'date'> {
  return { kind: 'health', ...stamp, at: isoMoment(moment), date: localDate(moment) }
}

async function tell(
  app: App,
  rulebook: Rulebook,
  {
    told,
    entry,
    said,
  }: { readonly told: unknown; readonly entry: HealthEntry; readonly said: Said },
  options: HealthOptions,
): Promise<void> {
  const open = entry.open.filter(({ episode }) => episode === entry.episode)
  saveThenTell(app, told, entry, await shown(app, rulebook, open, options, said))
}

async function shown(
  app: App,
  rulebook: Rulebook,
  open: readonly OpenEpisode[],
  { json, color }: HealthOptions,
  said?: Said,
): Promise<string> {
  const { healthJson, healthText } = await import('../render/health.ts')
  const episodes = open.map((episode) => progressAt(app, rulebook, episode))
  return json
    ? healthJson(episodes, rulebook)
    : healthText(episodes, rulebook, await styleOf(app, color), said)
}

function requireKnown({ questions }: Rulebook, ladder: Ladder, facts: Answers): void {
  const known = factsOf(ladder)
  const strange = Object.keys(facts).filter((id) => !known.includes(id))
  if (strange.length === 0) return
  const names = known.map((id) => `--${questions[id]?.flag ?? id}`).join(' ')
  throw new RecoverError(
    'usage',
    strange.map((id) => ({
      message: `--${questions[id]?.flag ?? id} says nothing of: ${ladder.label}`,
    })),
    names === '' ? 'Leave it out.' : `What does: ${names}`,
  )
}

function alreadyOpen({ safety }: Rulebook, { what, since }: OpenEpisode): RecoverError {
  const label = safety.ladders[what]?.label ?? what
  return new RecoverError(
    'usage',
    `already open: ${label}, since ${since}`,
    'Enter how it goes with recover health note; one more beside it with --another. A mistaken entry is taken back with recover correct.',
  )
}

function notOfStep(facts: Answers, { label }: Ladder): RecoverError {
  const told = Object.values(facts).map(String).join(', ')
  return new RecoverError('usage', `"${told}" fits no step of: ${label}`)
}

function noLadder({ what }: OpenEpisode): RecoverError {
  const hint = 'recover health end closes it.'
  return new RecoverError('usage', `the rulebook has no steps for "${what}"`, hint)
}

async function notClimbed(
  app: App,
  rulebook: Rulebook,
  episode: OpenEpisode,
): Promise<RecoverError> {
  const { missingWords } = await import('../render/health.ts')
  return new RecoverError(
    'usage',
    missingWords(progressAt(app, rulebook, episode), rulebook),
    'A mistaken entry is taken back with recover correct: recover history --ids names it.',
  )
}
