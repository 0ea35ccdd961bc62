import { assert, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../../src/core/advice/decide.ts'
import { settle } from '../../../src/core/advice/settle.ts'
import { asCondition } from '../../../src/core/diff/as-condition.ts'
import { changesBetween } from '../../../src/core/diff/changes.ts'
import type { Change, RulesDiff } from '../../../src/core/diff/model.ts'
import { sharedSpace } from '../../../src/core/diff/shared-space.ts'
import { pointOf } from '../../../src/core/proof/point.ts'
import { ANSWERED, OPEN, TICKED, type ListVariable } from '../../../src/core/proof/variables.ts'
import { holds } from '../../../src/core/rulebook/condition.ts'
import type { Answers, AnswerValue, Dose, Rulebook } from '../../../src/core/rulebook/model.ts'
import { DOMAIN, IDS, rulebooks, type When } from '../generated-rulebooks.ts'
import {
  aChoice,
  aDose,
  aList,
  anAdjustment,
  aNumber,
  aRulebook,
  aScale,
  assuming,
} from '../a-rulebook.ts'
import { asking } from './asking.ts'

/** Every check-in of the five questions, each answered or not. */
const EVERY: readonly Answers[] = IDS.reduce<Answers[]>(
  (all, id) =>
    all.flatMap((answers) => [
      answers,
      ...DOMAIN[id].map((value: AnswerValue) => ({ ...answers, [id]: value })),
    ]),
  [{}],
)

/** All that is compared of an outcome. */
function told({ advice, session }: Outcome): string {
  const { id, verdict, care } = advice
  if (session === null) return JSON.stringify([id, verdict, care])
  const { optional, minutes, heartRate, rpe, modality, alternatives, banned, parts } = session
  return JSON.stringify([
    [id, verdict, care, optional, minutes, heartRate, rpe],
    [modality, alternatives, banned.toSorted(), parts],
  ])
}

const LEVELS = { care: ['none', 'clinician-soon', 'clinician-today', 'emergency'] }

function rank({ advice }: Outcome): [number, number] {
  return [LEVELS.care.indexOf(advice.care), ['move', 'rest', 'reassess'].indexOf(advice.verdict)]
}

/** Whether anything is less careful after, told from the two sessions by themselves. */
function isLooser(before: Outcome, after: Outcome): boolean {
  const [[careBefore, verdictBefore], [careAfter, verdictAfter]] = [rank(before), rank(after)]
  if (careBefore !== careAfter || verdictBefore !== verdictAfter) {
    return careAfter < careBefore || verdictAfter < verdictBefore
  }
  const [one, other] = [before.session, after.session]
  if (one === null || other === null) return other !== null
  const most = ({ minutes }: typeof one): number =>
    minutes.max * 10_000 + minutes.target * 100 + minutes.min
  const beats = ({ heartRate }: typeof one): number => heartRate?.percentMax?.max ?? 0
  const offers = ({ modality, alternatives, parts }: typeof one): string[] => [
    modality,
    ...alternatives,
    ...parts.slice(1).map(({ activity }) => activity),
  ]
  return (
    (one.optional && !other.optional) ||
    most(other) > most(one) ||
    beats(other) > beats(one) ||
    other.rpe.max > one.rpe.max ||
    offers(other).some((activity) => !offers(one).includes(activity)) ||
    one.banned.some((activity) => !other.banned.includes(activity))
  )
}

interface Pair {
  readonly before: Outcome
  readonly after: Outcome
}

function outcomes(before: Rulebook, after: Rulebook, answers: Answers): Pair {
  return { before: settle(before, answers).outcome, after: settle(after, answers).outcome }
}

/** Whether a change speaks of a check-in: by the advice it names and the condition it states. */
function speaksOf({ before, after, where }: Change, pair: Pair, answers: Answers): boolean {
  const advised = where.advised === 'before' ? before.advice : after.advice
  return (
    pair[where.advised].advice.id === advised &&
    (where.when === undefined || holds(where.when, answers) === true)
  )
}

function names({ before, after }: Change): string {
  return `${before.advice} ${after.advice}`
}

/** Holds a diff against every check-in, decided twice by the engine itself. */
function isExact(diff: RulesDiff, before: Rulebook, after: Rulebook): void {
  const { space } = sharedSpace(before, after)
  const points = new Set<string>()
  const changed = new Map<string, Set<string>>()
  for (const answers of EVERY) {
    const pair = outcomes(before, after, answers)
    const point = pointOf(space, answers).join()
    points.add(point)
    const same = told(pair.before) === told(pair.after)
    const found = diff.changes.filter((change) => speaksOf(change, pair, answers))
    const name = `${pair.before.advice.id} ${pair.after.advice.id}`
    if (same) {
      expect(found.filter(({ where }) => where.exact)).toStrictEqual([])
      continue
    }
    const looser = isLooser(pair.before, pair.after)
    const speaking = found.filter(
      (change) => names(change) === name && (change.way === 'looser') === looser,
    )
    expect(speaking, JSON.stringify(answers)).not.toHaveLength(0)
    expect(found.filter(({ where }) => where.exact).map(names)).toStrictEqual(
      found.filter(({ where }) => where.exact).map(() => name),
    )
    const key = `${name} ${String(looser)}`
    changed.set(key, (changed.get(key) ?? new Set()).add(point))
  }
  expect(diff.compared).toBe(BigInt(points.size))
  for (const [key, some] of changed) {
    const counts = diff.changes
      .filter((change) => `${names(change)} ${String(change.way === 'looser')}` === key)
      .map(({ count }) => count)
    expect(counts.reduce((sum, count) => sum + count, 0n)).toBe(BigInt(some.size))
  }
  for (const change of diff.changes) {
    const pair = outcomes(before, after, change.example.answers)
    expect(told(pair.before)).not.toBe(told(pair.after))
    expect(`${pair.before.advice.id} ${pair.after.advice.id}`).toBe(names(change))
    expect(change.example.before.session).toStrictEqual(pair.before.session)
    expect(change.example.after.session).toStrictEqual(pair.after.session)
  }
}

function twice(when: When): When {
  return { not: { all: [{ not: { 'any-of': [when] } }] } }
}

const runs = { numRuns: Number(process.env['DIFF_RUNS'] ?? 25) }

describe('what another rulebook advises differently', () => {
  test('is exactly what every check-in, decided twice, shows', () => {
    const any = rulebooks({ unknowns: true })
    assert(
      property(any, any, ({ rulebook: before }, { rulebook: after }) => {
        isExact(changesBetween(before, after), before, after)
      }),
      runs,
    )
  })

  test('is nothing where the same is written differently', () => {
    assert(
      property(rulebooks({ unknowns: true }), ({ safety, book, rulebook }) => {
        const nodes = Object.entries(book.tree.nodes).map(([id, node]) => {
          const branches = node.branches.map((branch) =>
            onward({ ...branch, when: twice(branch.when) }),
          )
          return [`${id}-again`, { ...node, branches, otherwise: onward(node.otherwise) }]
        })
        const tree = { start: `${book.tree.start}-again`, nodes: Object.fromEntries(nodes) }
        const again = aRulebook({ safety, book: { ...book, tree } })
        const { changes } = changesBetween(rulebook, again)
        expect(changes).toStrictEqual([])
      }),
      runs,
    )
  })
})

function onward<Target extends { readonly go?: string | undefined }>(target: Target): Target {
  return target.go === undefined ? target : { ...target, go: `${target.go}-again` }
}

function inShort({ changes }: RulesDiff): object[] {
  return changes.map(({ way, before, after, sides, where: { when, exact } }) => ({
    way,
    names: `${before.advice} ${after.advice}`,
    sides,
    exact,
    ...(when === undefined ? {} : { when }),
  }))
}

function hoursIn(from: number, to: number): Rulebook {
  return asking({ hours: aNumber({ from, to, step: 0.5 }) }, [['rest', { hours: { below: 2 } }]])
}

describe('questions that differ', () => {
  test('are compared where both accept the answer', () => {
    const before = asking({ level: aScale({}, 0, 4) }, [['rest', { level: { 'at-least': 3 } }]])
    const after = asking({ level: aScale({}, 2, 9) }, [['rest', { level: { 'at-least': 4 } }]])
    const diff = changesBetween(before, after)
    // 2, 3, 4 and no answer; of which 3 now moves.
    expect(diff.compared).toBe(3n + 1n)
    expect(diff.changes).toHaveLength(1)
    expect(diff.changes[0]?.example.answers['level']).toBe(3)
  })

  test('number by number, exactly at the ends of both ranges', () => {
    const diff = changesBetween(hoursIn(0, 3), hoursIn(1, 5))
    expect(inShort(diff)).toStrictEqual([])
    expect(diff.compared).toBe(2n + 1n)
  })

  test('choice by choice, and what only one of them has is not given', () => {
    const before = asking({ kind: aChoice(['x', 'y']) }, [['rest', { kind: 'y' }]])
    const after = asking({ kind: aChoice(['x', 'z']) }, [['rest', { kind: 'z' }]])
    expect(changesBetween(before, after)).toMatchObject({ changes: [], compared: 1n + 1n })
  })

  test('item by item', () => {
    const before = asking({ list: aList(['a', 'b']) }, [['rest', { list: 'a' }]])
    const after = asking({ list: aList(['a', 'c']) }, [['rest', { list: ['a', 'c'] }]])
    expect(changesBetween(before, after)).toMatchObject({ changes: [], compared: 2n + 1n })
  })

  test('also in what no answer means, of a list item by item', () => {
    const when: When = { list: ['a', 'b'] }
    const before = asking({ list: aList(['a', 'b']) }, [['rest', when]])
    const after = asking({ list: aList(['a', 'b'], assuming([])) }, [['rest', when]])
    const assumesIt = asking({ list: aList(['a', 'b'], assuming(['b'])) }, [['rest', when]])
    expect(inShort(changesBetween(before, after))).toStrictEqual([
      {
        way: 'looser',
        names: 'rest easy',
        sides: { verdict: 'looser', advice: 'other' },
        exact: true,
        when: { op: 'ask', question: 'list', test: { test: 'unknown' } },
      },
    ])
    expect(changesBetween(before, assumesIt).changes).toStrictEqual([])
  })

  test('are named where only one of them has them, and may be answered', () => {
    const before = asking({ level: aScale({}, 0, 2) })
    const after = asking({ level: aScale({}, 0, 2), flag: aChoice(['no', 'yes']) }, [
      ['look', { flag: 'yes' }],
    ])
    const diff = changesBetween(before, after)
    expect([diff.onlyBefore, diff.onlyAfter]).toStrictEqual([[], ['flag']])
    expect(inShort(diff)).toMatchObject([
      { way: 'tighter', names: 'easy look', sides: { care: 'tighter', verdict: 'tighter' } },
    ])
    expect(changesBetween(after, before).onlyBefore).toStrictEqual(['flag'])
  })

  test('of another kind cannot be compared', () => {
    const before = asking({ level: aScale() })
    const after = asking({ level: aChoice(['x']) })
    expect(() => changesBetween(before, after)).toThrow(
      'level asks for a scale in one and a choice in the other',
    )
  })
})

function sidesOf(before: Rulebook, after: Rulebook): unknown {
  return changesBetween(before, after).changes.map((change) => change.sides)
}

describe('a changed session', () => {
  const level = { level: aScale({}, 0, 4) }
  const one = (dose: Parameters<typeof aDose>[0]): Rulebook => asking(level, [], aDose(dose))

  test('is told side by side', () => {
    const more = { activities: ['walk', 'cycle'], banned: [], rpe: { aim: 2, max: 2 } }
    expect(sidesOf(one({}), one(more))).toStrictEqual([
      { effort: 'tighter', activities: 'tighter', banned: 'looser' },
    ])
    expect(sidesOf(one(more), one({}))).toStrictEqual([
      { effort: 'looser', activities: 'looser', banned: 'tighter' },
    ])
    const swapped = one({ activities: ['cycle', 'walk', 'swim'] })
    expect(sidesOf(one({}), swapped)).toStrictEqual([{ activities: 'other' }])
    expect(changesBetween(one({}), swapped).changes[0]?.way).toBe('other')
    const none = one({ 'heart-rate': undefined })
    expect(sidesOf(none, one({}))).toStrictEqual([{ heartRate: 'looser' }])
    expect(sidesOf(one({}), one({ minutes: { from: 10, to: 30 } }))).toStrictEqual([
      { minutes: 'tighter' },
    ])
  })

  test('is compared in beats where a cap of beats is reached, and only there', () => {
    const hrMax = aNumber({ from: 100, to: 220, step: 1, unit: 'bpm' }, { worse: 'none' })
    const capped = (cap: number): Rulebook => {
      const when = { not: { hrMax: 'unknown' } }
      const adjust = [anAdjustment({ rule: 'cap', when, 'heart-rate': { 'max-bpm': cap } })]
      return asking({ hrMax }, [], aDose({ adjust }))
    }
    const diff = changesBetween(capped(120), capped(121))
    expect(diff.changes.map((change) => change.sides)).toStrictEqual([{ heartRate: 'looser' }])
    // 70 % of 172 are 120 beats, rounded down, and of 173 are 121.
    expect(diff.changes[0]?.where.when).toStrictEqual({
      op: 'ask',
      question: 'hrMax',
      test: { test: 'bounds', bounds: { atLeast: 173 } },
    })
  })

  test('that is no longer there, or is now optional, is that and nothing else', () => {
    const rests = asking(level, [['rest', { level: 2 }]])
    const strolls = asking(level, [['stroll', { level: 2 }]])
    expect(sidesOf(strolls, rests)).toStrictEqual([{ session: 'tighter', advice: 'other' }])
    expect(sidesOf(rests, strolls)).toStrictEqual([{ session: 'looser', advice: 'other' }])
  })
})

function bounds(question: string, of: object): object {
  return { op: 'ask', question, test: { test: 'bounds', bounds: of } }
}

function isUnknown(question: string): object {
  return { op: 'ask', question, test: { test: 'unknown' } }
}

function includes(item: string): object {
  return { op: 'ask', question: 'list', test: { test: 'includes', any: [item] } }
}

function exactly(many: number): When {
  return { list: { count: { 'at-least': many, 'at-most': many } } }
}

describe('where an advice changes', () => {
  const questions = {
    hours: aNumber({ from: 0, to: 9, step: 1 }),
    level: aScale({}, 0, 9),
    kind: aChoice(['x', 'y', 'z']),
    list: aList(['a', 'b', 'c', 'd', 'e']),
  }
  const whereOf = (one: When, other: When): object | undefined => {
    const before = asking(questions, [['rest', one]])
    const after = asking(questions, [['rest', other]])
    const { changes } = changesBetween(before, after)
    return changes[0]?.where
  }

  test.each<[When, When, object]>([
    [{ hours: { above: 1 } }, { hours: { above: 3 } }, { above: 1, atMost: 3 }],
    [{ hours: { below: 5 } }, { hours: { below: 3 } }, { atLeast: 3, below: 5 }],
    [{ hours: { 'at-least': 1.5 } }, { hours: { 'at-least': 3.5 } }, { atLeast: 2, atMost: 3 }],
  ])('is said in numbers that a person says', (one, other, said) => {
    expect(whereOf(one, other)).toMatchObject({ when: bounds('hours', said) })
  })

  test('names every stretch of a scale, and no answer', () => {
    const middle: When = { level: { 'at-least': 3, 'at-most': 6 } }
    const ends: When = { not: middle }
    const never: When = { kind: 'x', level: 9, hours: 9, list: 'a' }
    expect(whereOf({ 'any-of': [ends, { level: 'unknown' }] }, never)).toMatchObject({
      exact: true,
      when: {
        op: 'any',
        of: [
          { test: { bounds: { atMost: 2 } } },
          { test: { bounds: { atLeast: 7 } } },
          { test: { test: 'unknown' } },
        ],
      },
    })
  })

  test('says whether a list was answered, what is ticked of it, and what is not', () => {
    const { space } = sharedSpace(asking(questions), asking(questions))
    const { level, items } = space.variables.get('list') as ListVariable
    const [a, b] = [items.get('a') as number, items.get('b') as number]
    const said = (...values: (readonly [number, number])[]): object | undefined =>
      asCondition(space, new Map(values.map(([at, value]) => [at, new Set([value])])))
    const unknown = isUnknown('list')
    const noB = { op: 'not', of: includes('b') }
    expect(said()).toBeUndefined()
    expect(said([level, OPEN])).toStrictEqual(unknown)
    expect(said([level, ANSWERED])).toStrictEqual({ op: 'not', of: unknown })
    expect(said([level, ANSWERED], [b, 0])).toStrictEqual(noB)
    expect(said([a, TICKED], [b, 0])).toStrictEqual({ op: 'all', of: [includes('a'), noB] })
    expect(said([b, 0])).toStrictEqual({ op: 'any', of: [noB, unknown] })
    const scale = space.variables.get('level')?.level as number
    expect(said([scale, 0])).toMatchObject({ op: 'not' })
    expect(said([scale, 1])).toMatchObject({ test: { test: 'unknown' } })
  })

  test('is only what all of it has in common, where that is all that can be read', () => {
    const high: When = { level: { 'at-least': 3 } }
    const where = whereOf(exactly(2), { 'any-of': [exactly(2), { all: [exactly(4), high] }] })
    const common = [
      { op: 'not', of: isUnknown('list') },
      { op: 'any', of: [bounds('level', { atLeast: 3 }), isUnknown('level')] },
    ]
    expect(where).toMatchObject({ exact: false, when: { op: 'all', of: common } })
    const anywhere = whereOf(exactly(2), { 'any-of': [exactly(2), exactly(4)] })
    expect(anywhere).toMatchObject({ exact: false })
  })

  test('is all of them, where an advice moved as a whole', () => {
    const where = whereOf({ kind: 'y' }, { all: [{ kind: 'y' }, { kind: 'z' }] })
    expect(where).toStrictEqual({ advised: 'before', exact: true })
  })
})

test('the less careful come first, and of as dangerous ones those with more check-ins', () => {
  const level = { level: aScale(assuming(0), 0, 9) }
  const before = asking(level, [
    ['rest', { level: 2 }],
    ['stroll', { level: [3, 8] }],
    ['look', { level: [5, 6] }],
  ])
  const after = asking(level, [
    ['stroll', { level: 5 }],
    ['rest', { level: 9 }],
  ])
  expect(changesBetween(before, after).changes.map(names)).toStrictEqual([
    'look easy',
    'look stroll',
    'stroll easy',
    'rest easy',
    'easy rest',
  ])
})

test('of care that is less, the longest step down comes first, wherever it began', () => {
  const level = { level: aScale(assuming(0), 0, 9) }
  const before = asking(level, [
    ['call', { level: 1 }],
    ['today', { level: 2 }],
  ])
  const after = asking(level, [
    ['today', { level: 1 }],
    ['stop', { level: 2 }],
  ])
  expect(changesBetween(before, after).changes.map(names)).toStrictEqual([
    'today stop',
    'call today',
  ])
})

/** Adjusted after it was compiled. */
function dosed(rulebook: Rulebook, change: (doses: Record<string, Dose>) => object): Rulebook {
  const { book } = rulebook
  return { ...rulebook, book: { ...book, doses: { ...book.doses, ...change(book.doses) } } }
}

test('what is neither comes after what is less careful, and before what is more so', () => {
  const level = { level: aScale(assuming(0), 0, 9) }
  const before = asking(level, [
    ['rest', { level: 1 }],
    ['stroll', { level: 2 }],
  ])
  const same = asking(level, [['stroll', { level: [1, 2] }]])
  const after = dosed(same, ({ easy, stroll }) => ({
    easy: { ...easy, minutes: { how: 'fixed', from: 10, to: 20 } },
    stroll: { ...stroll, activities: stroll?.activities.toReversed() },
  }))
  const { changes } = changesBetween(before, after)
  expect(changes.map((change) => [change.way, names(change)])).toStrictEqual([
    ['looser', 'rest stroll'],
    ['other', 'stroll stroll'],
    ['tighter', 'easy easy'],
  ])
})

test('of sessions that grew, the one that grew in minutes comes before the one in effort alone', () => {
  const questions = { level: aScale({}, 0, 4) }
  const strolls: (readonly [string, When])[] = [['stroll', { level: { 'at-least': 3 } }]]
  const book = (minutes: number, effort: number): Rulebook => {
    const { book: own, safety, ...rest } = asking(questions, strolls)
    const { easy, stroll } = own.doses
    if (easy === undefined || stroll === undefined) throw new Error('two doses')
    const longer = { ...easy, minutes: { how: 'fixed', from: 5, to: minutes } as const }
    const harder = { ...stroll, rpe: { ...stroll.rpe, max: effort } }
    return { ...rest, safety, book: { ...own, doses: { easy: longer, stroll: harder } } }
  }
  const { changes } = changesBetween(book(10, 2), book(20, 3))
  expect(changes.map(({ way, sides, after }) => [way, sides.minutes, after.advice])).toEqual([
    ['looser', 'looser', 'easy'],
    ['looser', undefined, 'stroll'],
  ])
})
