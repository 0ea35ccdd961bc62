import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadBook, loadSafety } from '../../../src/adapters/rulebook-file.ts'
import { decide, type Outcome } from '../../../src/core/advice/decide.ts'
import { compareCare, settle } from '../../../src/core/advice/settle.ts'
import { wouldChange } from '../../../src/core/advice/would-change.ts'
import { conditionsOf, eachCondition } from '../../../src/core/rulebook/classes.ts'
import type { Answers, AnswerValue, Question, Verdict } from '../../../src/core/rulebook/model.ts'
import { walk } from '../../../src/core/rulebook/walk.ts'

const fileOf = (name: string): string =>
  fileURLToPath(new URL(`../../../rules/${name}`, import.meta.url))
const { safety, sources } = loadSafety(fileOf('safety.yaml'), fileOf('sources.yaml'))
const rulebook = loadBook(fileOf('recovery.yaml'), safety, sources)
const questions = Object.values(rulebook.questions)

/** Numbers from 0 to 1 that look random and are the same on every run (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Mostly an answer on one side of a threshold, and mostly few ticks, so that every part is reached. */
function answerTo(question: Question, next: () => number): AnswerValue {
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(next() * values.length)] as Value
  if (question.kind === 'flags') {
    const items = Object.keys(question.items)
    const ticks = next() < 0.8 ? 0 : pick([1, 1, 2, 3])
    return [...new Set(Array.from({ length: ticks }, () => pick(items)))].toSorted()
  }
  if (question.kind === 'choices') {
    const [first] = Object.keys(question.choices)
    return next() < 0.4 ? (first as string) : pick(Object.keys(question.choices))
  }
  if (next() < 0.7) return pick(rulebook.edges[question.id] as readonly AnswerValue[])
  const value = question.from + next() * (question.to - question.from)
  return question.kind === 'scale' ? Math.round(value) : Number(value.toFixed(2))
}

/** A random check-in; each question is answered with the given chance. */
function checkIn(seed: number, chance: (question: Question) => number): Answers {
  const next = numbersFrom(seed)
  const told = questions.filter((question) => next() < chance(question))
  return Object.fromEntries(told.map((question) => [question.id, answerTo(question, next)]))
}

const whole = (seed: number): Answers => checkIn(seed, () => 1)
/** As a script checks in: the core, and some of the rest. */
const partial = (seed: number): Answers =>
  checkIn(seed, ({ core, unknown }) => (core ? 1 : unknown.policy === 'assume' ? 0.3 : 0.8))

function verdictOf(answers: Answers): Verdict | undefined {
  const walked = walk(rulebook, answers)
  return walked.kind === 'arrived' ? walked.advice.verdict : undefined
}

/** What is wrong with an outcome, whatever was answered. */
function wrongWith({ advice, session, applied }: Outcome): string[] {
  const { ceilings } = rulebook.safety
  const prescribes =
    advice.verdict !== 'reassess' && ['none', 'clinician-soon'].includes(advice.care)
  const wrong = new Map<string, boolean>([
    [
      'an emergency has a call',
      (advice.care === 'emergency') !== (advice.words.call !== undefined),
    ],
    ['who needs someone does not move', advice.verdict === 'move' && advice.care !== 'none'],
    ['a move has a session', advice.verdict === 'move' && session === null],
    ['nothing is prescribed here', !prescribes && session !== null],
    ['nothing stands beside an emergency', advice.care === 'emergency' && applied.length > 0],
  ])
  if (session !== null) {
    const { min, target, max } = session.minutes
    const { bpm, percentMax, percentThreshold } = session.heartRate ?? {}
    const offered = [session.modality, ...session.alternatives]
    const most = session.optional ? ceilings.strollMinutes : ceilings.minutes
    const inOrder = [1, min, target, max, most].every(
      (value, index, all) => value >= (all[index - 1] ?? 0),
    )
    wrong.set(
      'minutes are whole, in order and under the ceiling',
      !inOrder || ![min, target, max].every(Number.isInteger),
    )
    wrong.set(
      'only the stroll of a rest is optional',
      session.optional !== (advice.verdict === 'rest'),
    )
    wrong.set('a stroll has no heart rate', session.optional && session.heartRate !== null)
    wrong.set(
      'nothing banned is offered',
      offered.some((activity) => session.banned.includes(activity)),
    )
    wrong.set('nothing is offered twice', new Set(offered).size !== offered.length)
    wrong.set(
      'no part is banned',
      session.parts.some(({ activity }) => session.banned.includes(activity)),
    )
    wrong.set('the first part is the session', session.parts[0]?.minutes !== target)
    wrong.set(
      'effort is capped',
      session.rpe.aim > session.rpe.max || session.rpe.max > ceilings.rpe,
    )
    wrong.set('per cent is capped', (percentMax?.max ?? 0) > ceilings.percentMax)
    wrong.set(
      'per cent of threshold is capped',
      (percentThreshold?.max ?? 0) > ceilings.percentThreshold,
    )
    wrong.set(
      'beats are in order',
      bpm !== undefined && bpm !== null && !(bpm.min <= bpm.aim && bpm.aim <= bpm.max),
    )
  }
  return [...wrong].filter(([, is]) => is).map(([what]) => what)
}

/** Questions of which some condition asks something, and those of which one asks whether they were answered. */
function askedBy(conditions: readonly Parameters<typeof eachCondition>[0][]): {
  asked: Set<string>
  whether: Set<string>
} {
  const asked = new Set<string>()
  const whether = new Set<string>()
  for (const condition of conditions) {
    eachCondition(condition, (part) => {
      if (part.op === 'ask') (part.test.test === 'unknown' ? whether : asked).add(part.question)
    })
  }
  return { asked, whether }
}

describe('the shipped rulebook', () => {
  test('gives every whole check-in exactly one advice, within every limit', () => {
    const reached = new Set<string>()
    for (let seed = 0; seed < 12_000; seed += 1) {
      const answers = whole(seed)
      const outcome = decide(rulebook, answers)
      if (outcome.kind === 'stuck')
        throw new Error(`stuck: ${JSON.stringify([outcome.need, answers])}`)
      const wrong = wrongWith(outcome)
      if (wrong.length > 0) expect([wrong, answers]).toEqual([[], answers])
      reached.add(outcome.advice.id)
    }
    expect(reached.size).toBeGreaterThan(50)
  })

  test('gives every partial check-in one advice, within every limit', () => {
    for (let seed = 0; seed < 8000; seed += 1) {
      const answers = partial(seed)
      const { outcome, assumed, supposed } = settle(rulebook, answers)
      const wrong = wrongWith(outcome)
      if (wrong.length > 0) expect([wrong, answers]).toEqual([[], answers])
      for (const id of [...assumed, ...supposed]) expect(answers).not.toHaveProperty(id)
    }
  })

  test('says the same again', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const answers = partial(seed)
      const backwards = Object.fromEntries(Object.entries(answers).toReversed())
      expect(settle(rulebook, backwards).outcome).toEqual(settle(rulebook, answers).outcome)
    }
  })

  test('is never less careful without an answer than with any', () => {
    const { asked, whether } = askedBy([...conditionsOf(safety), ...conditionsOf(rulebook.book)])
    const careful = questions.filter(
      ({ id, unknown }) => unknown.policy === 'careful' && asked.has(id) && !whether.has(id),
    )
    expect(careful.length).toBeGreaterThan(10)
    for (let seed = 0; seed < 1000; seed += 1) {
      const answers = whole(seed)
      const { id } = careful[seed % careful.length] as Question
      const { [id]: _left, ...others } = answers
      const unanswered = settle(rulebook, others).outcome
      for (const value of rulebook.classes[id] as readonly AnswerValue[]) {
        const answered = settle(rulebook, { ...others, [id]: value }).outcome
        if (compareCare(unanswered, answered) < 0)
          expect([id, value, others]).toEqual('never less careful')
      }
    }
  })

  test('says exactly which change of one answer gives another verdict', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const answers = whole(seed)
      const { verdict } = settle(rulebook, answers).outcome.advice
      const changes = wouldChange(rulebook, answers, settle(rulebook, answers))
      for (const question of questions) {
        const { id } = question
        const change = changes.find((each) => each.question === id)
        if (change !== undefined) {
          expect([id, change.from, change.verdict]).toEqual([
            id,
            answers[id],
            verdictOf({ ...answers, [id]: change.to }),
          ])
          expect(change.verdict).not.toBe(verdict)
        }
        const most =
          change === undefined
            ? 1
            : Math.min(2, distanceOf(question, answers[id] as AnswerValue, change.to))
        const nearer = othersNear(question, answers[id] as AnswerValue, most, change !== undefined)
        const missed = nearer.filter((value) => verdictOf({ ...answers, [id]: value }) !== verdict)
        if (missed.length > 0) expect([id, change, missed, answers]).toEqual([id, 'none nearer'])
      }
    }
  })
})

function distanceOf({ id }: Question, from: AnswerValue, to: AnswerValue): number {
  if (typeof from === 'number') return Math.abs(from - Number(to))
  if (typeof from === 'string') {
    const order = rulebook.classes[id] as readonly AnswerValue[]
    return Math.abs(order.indexOf(from) - order.indexOf(to))
  }
  const items = to as readonly string[]
  return (
    from.filter((item) => !items.includes(item)).length +
    items.filter((item) => !from.includes(item)).length
  )
}

/** Other answers: every class nearer than a distance, or all of them; of a list, those one tick away. */
function othersNear(
  question: Question,
  from: AnswerValue,
  most: number,
  nearer: boolean,
): AnswerValue[] {
  if (question.kind !== 'flags') {
    const edges = rulebook.edges[question.id] as readonly AnswerValue[]
    return edges.filter(
      (value) => value !== from && (!nearer || distanceOf(question, from, value) < most),
    )
  }
  if (nearer && most < 2) return []
  const before = from as readonly string[]
  return Object.keys(question.items).map((item) =>
    before.includes(item) ? before.filter((each) => each !== item) : [...before, item].toSorted(),
  )
}
