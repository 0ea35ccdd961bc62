import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { effective } from '../../../src/core/journal/effective.ts'
import type { AfterEntry, CheckInEntry, DayEntry } from '../../../src/core/journal/entry.ts'
import type { Review } from '../../../src/core/review/model.ts'
import { reviewOf } from '../../../src/core/review/review.ts'
import { reviewSchema } from '../../../src/core/review/review-schema.ts'
import type { Rulebook } from '../../../src/core/rulebook/model.ts'
import { reviewJson } from '../../../src/render/review.ts'
import { aBook, aList, aMoment, aRulebook, aSafety } from '../a-rulebook.ts'
import { described } from '../described.ts'
import { entriesOf, type PastDay } from './a-past.ts'

const SECTION = {
  'outcomes-at-least': 4,
  credibility: 0.9,
  'propose-above': 0.5,
  because: 'for a reason',
  sources: ['a-source'],
}
const safety = aSafety({
  questions: {
    ...aSafety().questions,
    modalities: aList(['bike', 'pool'], { origin: 'profile', worse: 'none' }),
  },
  activities: {
    ...aSafety().activities,
    'aqua-jog': { label: 'aqua-jogging', 'eccentric-rank': 2, needs: 'pool' },
  },
})
const rulebook = aRulebook({ safety, book: aBook({ review: SECTION }) })

const TODAY = { year: 2026, month: 11, day: 22 }
const MOST = { redFlags: [], soreness: 3, sleep: 7.5, pain: 'none' }
const MOMENT = aMoment(2026, 11, 22, 7)

const past = (days: readonly PastDay[], by = rulebook): DayEntry[] =>
  entriesOf({ rulebook: by, most: MOST, today: TODAY }, days)

function review(entries: readonly DayEntry[], count = 30, by: Rulebook = rulebook): Review {
  const found = reviewOf(by, effective(entries), MOMENT, count)
  if (found === undefined) throw new Error('no review')
  return found
}

/** The same rulebook after somebody changed it. */
const changed = { ...rulebook, book: { ...rulebook.book, sha256: 'another' } }

/** As they were written before the branch and the session were kept. */
const unruled = (entries: readonly DayEntry[]): DayEntry[] =>
  entries.map((entry) => {
    if (entry.kind !== 'check-in') return entry
    const { rule: _rule, session: _session, ...advice } = entry.advice
    return { ...entry, advice }
  })

const reviewed = (days: readonly PastDay[]): Review => review(past(days))

/** So many days one after another, the last of them yesterday. */
const days = (count: number, day: (index: number) => Omit<PastDay, 'ago'>): PastDay[] =>
  Array.from({ length: count }, (_, index) => ({ ago: count - index, ...day(index) }))

describe('what is looked back on', () => {
  test('is nothing without a journal', () => {
    expect(reviewed([])).toMatchObject({
      from: '2026-10-23',
      to: '2026-11-21',
      advices: 0,
      untold: 0,
      rules: [],
      modalities: [],
      overrides: [],
      proposals: [],
    })
  })

  test('ends yesterday, and begins so many days before today', () => {
    const entries = past([{ ago: 3 }, { ago: 2 }, { ago: 1 }, { ago: 0 }])
    expect(review(entries, 2)).toMatchObject({ from: '2026-11-20', to: '2026-11-21', advices: 2 })
    // Today is the morning after yesterday's advice all the same.
    expect(review(entries, 2).untold).toBe(0)
  })

  test('a rulebook that does not say when says nothing', () => {
    expect(reviewOf(aRulebook(), [], MOMENT, 30)).toBeUndefined()
  })
})

describe('an advice', () => {
  test('is counted with the branch that led to it, and what was told since', () => {
    const { advices, untold, rules } = reviewed([
      { ago: 5, felt: 'looser', after: { rpe: 2, pain: 0 } },
      { ago: 4, answers: { soreness: 5 }, felt: 'flatter', after: { rpe: 5, pain: 3 } },
      { ago: 3, answers: { soreness: 5, pain: 'dull' } },
      { ago: 2, answers: { sleep: 4, pain: 'dull' } },
    ])
    expect({ advices, untold }).toEqual({ advices: 4, untold: 1 })
    expect(rules.map(({ advice, verdict, rule }) => [advice, verdict, rule])).toEqual([
      ['go-easy', 'move', 'night'],
      ['sleep-more', 'rest', 'short-night'],
    ])
    expect(rules[0]).toMatchObject({
      headline: 'advice to move',
      overridden: 0,
      otherwise: { advices: 0 },
      kept: {
        advices: 3,
        untold: 0,
        afterwards: { told: 2, looser: 1, same: 0, flatter: 1, shareFlatter: null },
        effort: { told: 2, above: 1 },
        pain: { told: 2, some: 1, higherNext: 0 },
        nextMorning: {
          told: 3,
          soreness: { told: 3, lower: 1, same: 1, higher: 1, shareHigher: null },
          newPain: 1,
          verdicts: { move: 2, rest: 1, reassess: 0 },
        },
      },
    })
  })

  test('keeps its branch, its minutes and its effort when the rulebook has changed', () => {
    const entries = past([
      { ago: 3, felt: 'same', after: { rpe: 9 } },
      { ago: 2, session: { minutes: 31 } },
      { ago: 1, answers: { pain: 'sharp' } },
    ])
    const found = review(entries, 30, changed)
    expect(found).toEqual(review(entries))
    expect(found).toMatchObject({ decidedAgain: 0, modalities: [{ modality: 'walk' }] })
    expect(found.rules).toMatchObject([
      {
        advice: 'go-easy',
        rule: 'night',
        rulebook: 'book',
        decidedAgain: 0,
        kept: { effort: { told: 1, above: 1 } },
        otherwise: { advices: 1 },
      },
      { verdict: 'reassess', kept: { advices: 1 } },
    ])
  })

  test('of a line that kept no branch is decided again, where the rulebook is the same', () => {
    const entries = past([
      { ago: 2, felt: 'same', after: { rpe: 9 } },
      { ago: 1, session: { minutes: 31 } },
    ])
    const { decidedAgain, rules, ...found } = review(unruled(entries))
    const { decidedAgain: _none, rules: kept, ...others } = review(entries)
    expect(found).toEqual(others)
    expect({ decidedAgain, rules }).toEqual({
      decidedAgain: 2,
      rules: kept.map((rule) => ({ ...rule, decidedAgain: rule.kept.advices + 1 })),
    })
    const both = review([...unruled(entries.slice(0, 2)), ...entries.slice(2)])
    expect(both).toMatchObject({ decidedAgain: 1, rules: [{ rule: 'night', decidedAgain: 1 }] })
  })

  test('that prescribed nothing is decided again too: any session is another', () => {
    const entries = past([{ ago: 1, answers: { pain: 'sharp' }, session: { minutes: 5 } }])
    expect(review(unruled(entries)).rules).toMatchObject([
      { verdict: 'reassess', decidedAgain: 1, kept: { advices: 0 }, otherwise: { advices: 1 } },
    ])
  })

  test('of a line that kept no branch, by another rulebook, has none, and no effort to be above', () => {
    const entries = unruled(past([{ ago: 2, felt: 'same', after: { rpe: 9 } }]))
    const found = review(entries, 30, changed)
    expect(found).toMatchObject({ decidedAgain: 0, modalities: [] })
    expect(found.rules).toMatchObject([
      { advice: 'go-easy', rule: null, kept: { effort: { told: 0 }, afterwards: { same: 1 } } },
    ])
  })

  test('of another rulebook is not counted with that of a namesake', () => {
    const other = { ...rulebook, book: { ...rulebook.book, id: 'other' } }
    const entries = [...past([{ ago: 2 }], other), ...past([{ ago: 1 }])]
    expect(review(entries).rules.map(({ rulebook: id, rule }) => [id, rule])).toEqual([
      ['other', 'night'],
      ['book', 'night'],
    ])
  })

  test('a morning without soreness is a next morning all the same', () => {
    const [first, second] = past([{ ago: 2 }, { ago: 1 }])
    const bare = { ...second, answers: { sleep: 7 } } as DayEntry
    expect(review([first as DayEntry, bare]).rules[0]?.kept.nextMorning).toMatchObject({
      told: 1,
      soreness: { told: 0, shareHigher: null },
      newPain: 0,
    })
    const before = { ...first, answers: { sleep: 7 } } as DayEntry
    expect(review([before, second as DayEntry]).rules[0]?.kept.nextMorning).toMatchObject({
      told: 1,
      soreness: { told: 0 },
    })
  })

  test('what is told last of it counts', () => {
    const entries = past([{ ago: 1, felt: 'flatter' }])
    const later = { ...(entries[1] as AfterEntry), id: 'later', felt: 'looser' as const }
    const told = { ...later, at: '2026-11-21T20:00:00+00:00' }
    expect(review([...entries, told]).rules[0]?.kept.afterwards).toMatchObject({
      told: 1,
      looser: 1,
    })
  })

  test('what names another session, or none, is not its own', () => {
    const [checkIn, after] = past([{ ago: 1, felt: 'flatter' }])
    const { of: _of, ...none } = after as AfterEntry
    for (const one of [none, { ...none, of: 'another' }]) {
      expect(review([checkIn as DayEntry, one]).untold).toBe(1)
    }
  })
})

test('an effort as hard as was advised is not above it', () => {
  const efforts = [3, 3.5].map(
    (rpe) => reviewed([{ ago: 1, felt: 'same', after: { rpe } }]).rules[0],
  )
  expect(efforts.map((rule) => rule?.kept.effort.above)).toEqual([0, 1])
})

test('an advice is called as it was worded last', () => {
  const [first, second] = past([{ ago: 2 }, { ago: 1 }]) as CheckInEntry[]
  const anew = { ...second, advice: { ...second?.advice, headline: 'anew' } } as DayEntry
  expect(review([first as DayEntry, anew]).rules).toMatchObject([
    { headline: 'anew', kept: { advices: 2 } },
  ])
})

test('what nobody told since is counted as nothing', () => {
  const [rule] = reviewed([{ ago: 1, felt: 'same', after: { pain: 3 } }]).rules
  expect(rule?.kept).toMatchObject({
    untold: 0,
    pain: { told: 1, some: 1, higherNext: 0 },
    nextMorning: { told: 0, newPain: 0 },
  })
})

test.each<[before: string, next: string, newPain: number, reassess: number]>([
  ['none', 'none', 0, 0],
  ['none', 'dull', 1, 0],
  ['none', 'sharp', 1, 1],
  ['dull', 'none', 0, 0],
  ['dull', 'dull', 0, 0],
  ['dull', 'sharp', 0, 1],
])('of a morning of pain %s and a next one of %s', (before, next, newPain, reassess) => {
  const { rules } = reviewed([
    { ago: 1, answers: { pain: before } },
    { ago: 0, answers: { pain: next } },
  ])
  expect(rules[0]?.kept.nextMorning).toMatchObject({ newPain, verdicts: { reassess } })
})

test.each([
  ['higher', 3, 1],
  ['same', 3, 0],
  ['higher', 0, 0],
])('a next morning on which pain is %s, of a pain of %i, counts %i', (painMorning, pain, count) => {
  const [checkIn, after, morning] = past([
    { ago: 2, felt: 'same', after: { pain } },
    { ago: 1, answers: { pain: 'dull' } },
  ])
  const told = { ...morning, answers: { pain: 'dull', painMorning } }
  const { rules } = review([checkIn, after, told] as DayEntry[])
  expect(rules[0]?.kept.pain).toEqual({
    told: 1,
    some: pain === 0 ? 0 : 1,
    higherNext: count,
  })
})

describe('what was logged', () => {
  it.each([
    ['nothing', {}, 'kept'],
    ['an easy session as long as advised', { session: { minutes: 30 } }, 'kept'],
    ['an easy one that was longer', { session: { minutes: 31 } }, 'otherwise'],
    ['a hard one', { session: { session: 'tempo', minutes: 10 } }, 'otherwise'],
    ['a passive day', { session: { session: 'none', minutes: 0 } }, 'otherwise'],
    [
      'a passive day on a rest',
      { session: { session: 'none', minutes: 0 }, answers: { sleep: 4 } },
      'kept',
    ],
    ['a stroll on a rest', { session: { minutes: 15 }, answers: { sleep: 4 } }, 'kept'],
    ['more than a stroll', { session: { minutes: 16 }, answers: { sleep: 4 } }, 'otherwise'],
    [
      'a session on a reassess',
      { session: { minutes: 5 }, answers: { pain: 'sharp' } },
      'otherwise',
    ],
  ] as const)('%s: %o is %s', (_name, day, course) => {
    const [rule] = reviewed([{ ago: 1, ...day }]).rules
    expect(rule?.[course].advices).toBe(1)
  })

  it.each([
    ['an easy session of any length', { session: { minutes: 300 } }, 'kept'],
    [
      'more than the gate lets a stroll be',
      { session: { minutes: 16 }, answers: { sleep: 4 } },
      'otherwise',
    ],
    ['a stroll', { session: { minutes: 15 }, answers: { sleep: 4 } }, 'kept'],
    [
      'a session on a reassess',
      { session: { minutes: 1 }, answers: { pain: 'sharp' } },
      'otherwise',
    ],
  ] as const)('on an advice of which no minutes are known %s: %o is %s', (_name, day, course) => {
    const [rule] = review(unruled(past([{ ago: 1, ...day }])), 30, changed).rules
    expect(rule?.[course].advices).toBe(1)
  })

  test.each([
    ['06:59:59', 'kept'],
    ['07:00:00', 'otherwise'],
  ] as const)('at %s, of a check-in at seven, is %s', (time, course) => {
    const [checkIn, session] = past([{ ago: 1, session: { session: 'race', minutes: 200 } }])
    const raced = { ...session, at: `2026-11-21T${time}+00:00` } as DayEntry
    expect(review([checkIn as DayEntry, raced]).rules[0]?.[course].advices).toBe(1)
  })

  test('its effort counts where none was told afterwards', () => {
    const { rules } = reviewed([{ ago: 1, session: { rpe: 4 }, felt: 'same' }])
    expect(rules[0]?.kept.effort).toEqual({ told: 1, above: 1 })
  })

  test('says what it was on, else it is what was advised first', () => {
    const { modalities } = reviewed([
      { ago: 6, session: { modality: 'swim' }, felt: 'same' },
      { ago: 5, session: { modality: 'swim' } },
      { ago: 4, session: {} },
      { ago: 3 },
      { ago: 2, session: { modality: 'cycle', minutes: 90 } },
      { ago: 1, answers: { sleep: 4 } },
    ])
    expect(modalities.map(({ modality, kept }) => [modality, kept.advices])).toEqual([
      ['swim', 2],
      ['walk', 2],
    ])
  })
})

describe('deciding against an advice', () => {
  const found = reviewed([
    { ago: 4, overridden: 'rest', answers: { soreness: 6 } },
    { ago: 3, overridden: 'move', answers: { sleep: 4 }, felt: 'flatter' },
    { ago: 2, overridden: 'move', answers: { sleep: 4 }, session: { minutes: 60 }, felt: 'same' },
    { ago: 1 },
  ])

  test('is counted apart from what was followed', () => {
    expect(
      found.rules.map(({ advice, kept, otherwise, overridden }) => [
        advice,
        kept.advices,
        otherwise.advices,
        overridden,
      ]),
    ).toEqual([
      ['go-easy', 1, 0, 1],
      ['sleep-more', 0, 0, 2],
    ])
  })

  test('as decided last', () => {
    const [checkIn, override] = past([{ ago: 1, overridden: 'rest' }])
    const again = { ...override, id: 'again', to: 'move' } as DayEntry
    expect(review([checkIn, override, again] as DayEntry[]).overrides).toMatchObject([
      { to: 'move', turned: { advices: 1 } },
    ])
  })

  test('and so is what came of it', () => {
    expect(found.overrides).toMatchObject([
      {
        to: 'move',
        advice: 'sleep-more',
        verdict: 'rest',
        turned: { advices: 2, untold: 0, afterwards: { told: 2, same: 1, flatter: 1 } },
      },
      {
        to: 'rest',
        advice: 'go-easy',
        verdict: 'move',
        turned: { advices: 1, nextMorning: { soreness: { lower: 1 } } },
      },
    ])
  })
})

const flatter = (count: number, of: number): PastDay[] =>
  days(of, (index) => ({ felt: index < count ? 'flatter' : 'looser' }))

const proposed = (count: number, of: number) =>
  reviewed(flatter(count, of)).proposals.map(({ about }) => about)
const swims = (answers: PastDay['answers'] = {}): Review =>
  reviewed(days(4, () => ({ answers, session: { modality: 'swim' }, felt: 'flatter' })))

const against = (overridden: 'move' | 'rest', sleep: number): Review =>
  reviewed(days(5, () => ({ answers: { sleep }, overridden, session: {}, felt: 'flatter' })))
describe('a share', () => {
  test('is told from so many outcomes on, and of fewer there are only counts', () => {
    const share = (of: number) => reviewed(flatter(0, of)).rules[0]?.kept.afterwards.shareFlatter
    expect(share(3)).toBeNull()
    expect(share(4)).toEqual({ low: 0, high: expect.closeTo(0.362, 3) })
    const soreness = reviewed(days(5, () => ({}))).rules[0]?.kept.nextMorning.soreness
    expect(soreness).toMatchObject({ told: 4, same: 4, shareHigher: { low: 0 } })
  })

  test('as low as the rulebook says proposes nothing', () => {
    const entries = past(flatter(4, 4))
    const low = review(entries).rules[0]?.kept.afterwards.shareFlatter?.low ?? NaN
    const about = (above: number) => {
      const book = aBook({ review: { ...SECTION, 'propose-above': above } })
      return review(entries, 30, aRulebook({ safety, book })).proposals.map((one) => one.about)
    }
    expect(about(low)).toEqual([])
    expect(about(low - 1e-9)).toEqual(['modality', 'rule'])
  })

  test('proposes something only where all of the interval says more often than not', () => {
    expect(proposed(3, 3)).toEqual([])
    expect(proposed(4, 4)).toEqual(['modality', 'rule'])
    expect(proposed(3, 5)).toEqual([])
    expect(proposed(6, 7)).toEqual(['modality', 'rule'])
    expect(proposed(5, 7)).toEqual([])
    expect(proposed(0, 30)).toEqual([])
  })
})

describe('a proposal', () => {
  test('to leave an activity out names what stays at hand, and what goes too', () => {
    expect(swims().proposals[0]).toEqual({
      about: 'modality',
      modality: 'swim',
      flatter: 4,
      told: 4,
      leaveOut: { modalities: ['bike'], known: false, also: ['aqua-jog'] },
    })
    expect(swims({ modalities: ['pool'] }).proposals[0]).toMatchObject({
      leaveOut: { modalities: [], known: true, also: ['aqua-jog'] },
    })
  })

  test('says what is at hand as it was known last', () => {
    const swum = days(4, (index) => ({
      answers: { modalities: index < 3 ? ['pool'] : ['bike', 'pool'] },
      session: { modality: 'swim' },
      felt: 'flatter' as const,
    }))
    expect(reviewed(swum).proposals[0]).toMatchObject({ leaveOut: { modalities: ['bike'] } })
  })

  it.each(['walk', 'other'])('cannot leave out %s', (modality) => {
    const found = reviewed(days(4, () => ({ session: { modality }, felt: 'flatter' })))
    expect(found.proposals[0]).toMatchObject({ about: 'modality', modality, leaveOut: null })
  })

  test('cannot say what a gate without that question does not ask', () => {
    const bare = aRulebook({ book: aBook({ review: SECTION }) })
    const entries = past(
      days(4, () => ({ session: { modality: 'swim' }, felt: 'flatter' })),
      bare,
    )
    expect(review(entries, 30, bare).proposals[0]).toMatchObject({ leaveOut: null })
  })

  test('names an advice that moved, and never a rest', () => {
    const rests = days(5, () => ({
      answers: { sleep: 4 },
      session: { minutes: 10 },
      felt: 'flatter' as const,
    }))
    expect(reviewed(rests).proposals).toEqual([])
    expect(swims().proposals[1]).toMatchObject({ about: 'rule', advice: 'go-easy', rule: 'night' })
  })

  test('names what was moved against, and never a rest that was taken', () => {
    expect(against('move', 4).proposals).toMatchObject([
      { about: 'override', advice: 'sleep-more', flatter: 5, told: 5 },
    ])
    expect(against('rest', 8).proposals).toEqual([])
  })
})

const printedFrom = reviewed([
  { ago: 10, overridden: 'rest' },
  ...days(9, (index) => ({
    ...(index % 2 === 0 ? {} : { answers: { sleep: 4 }, overridden: 'move' as const }),
    session: { modality: 'swim' },
    felt: 'flatter' as const,
  })),
])
const printed = JSON.parse(reviewJson(printedFrom, rulebook)) as Record<string, unknown>

test('what is printed fits its schema', () => {
  const { proposals, overrides } = printedFrom
  expect(proposals.map(({ about }) => about)).toEqual(['modality', 'rule', 'override'])
  expect(overrides.map(({ to }) => to)).toEqual(['move', 'rest'])
  expect(reviewSchema.parse(printed)).toEqual(printed)
})

test.each([
  { from: ' 2026-11-20' },
  { to: '2026-11-21T07:00' },
  { advices: -1 },
  { credibility: 90 },
  { overrides: [{ ...printedFrom.overrides[0], to: 'race' }] },
])('with %o it would not', (change) => {
  expect(reviewSchema.safeParse({ ...printed, ...change }).success).toBe(false)
})

test('the schema says in words what the name of a field does not', () => {
  const schema = z.toJSONSchema(reviewSchema, { io: 'input' })
  const fields = described(schema)
  expect(schema.title).toMatch(/\w{3}/)
  expect([...new Set(fields.map(([name]) => name))].toSorted()).toEqual([
    '',
    'decidedAgain',
    'leaveOut',
    'otherwise',
    'rule',
    'rulebook',
    'shareFlatter',
    'shareHigher',
    'text',
    'to',
    'untold',
  ])
  for (const [name, words] of fields) expect(words, name).toMatch(/\w{3}/)
})
