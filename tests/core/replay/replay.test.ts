import { array, assert, constantFrom, option, property, record } from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type {
  CheckInEntry,
  DayEntry,
  Entry,
  SessionEntry,
} from '../../../src/core/journal/entry.ts'
import type { Replay } from '../../../src/core/replay/model.ts'
import { replay } from '../../../src/core/replay/replay.ts'
import type { Answers, Rulebook } from '../../../src/core/rulebook/model.ts'
import type { WrittenBook } from '../../../src/core/rulebook/schema.ts'
import {
  aBook,
  aBranch,
  aChoice,
  aDose,
  anAdvice,
  aNode,
  aNumber,
  aRulebook,
  aScale,
  assuming,
} from '../a-rulebook.ts'
import { aCorrection, aDeletion, anEpisode } from '../journal/entries.ts'
import { entriesOf, momentAgo, type PastDay } from '../review/a-past.ts'

const PAST = {
  most: { redFlags: [], soreness: 3, sleep: 7.5, pain: 'none' } as Answers,
  today: { year: 2026, month: 11, day: 22 },
}
const NOW = momentAgo(PAST, 0, 12)
const inUse = aRulebook()

const past = (days: readonly PastDay[], rulebook = inUse): DayEntry[] =>
  entriesOf({ ...PAST, rulebook }, days)

function replayed(other: Rulebook, entries: readonly Entry[], count = 30, by = inUse): Replay {
  return replay({ inUse: by, other }, entries, NOW, count)
}

/** The same rulebook with another tree of one node. */
function resting(when: Parameters<typeof aBranch>[1], change: Partial<WrittenBook> = {}): Rulebook {
  const night = aNode([aBranch('short-night', when, { advise: 'sleep-more' })], {
    advise: 'go-easy',
  })
  return aRulebook({ book: aBook({ tree: { start: 'night', nodes: { night } }, ...change }) })
}

const withDose = (change: Parameters<typeof aDose>[0]): Rulebook =>
  aRulebook({
    book: aBook({ doses: { ...aBook().doses, easy: aDose(change) } }),
  })

/** A book that goes by soreness alone, from 9 down to 6. */
function steps(to: Readonly<Record<'first' | 'second' | 'third' | 'fourth', string>>): WrittenBook {
  const levels = Object.entries(to).map(([rule, advise], index) =>
    aBranch(rule, { soreness: { 'at-least': 9 - index } }, { advise }),
  )
  return aBook({
    advice: {
      'see-soon': anAdvice({ verdict: 'rest', care: 'clinician-soon' }),
      'sleep-more': anAdvice({ verdict: 'rest', dose: 'stroll' }),
      'look-first': anAdvice({ verdict: 'reassess' }),
      'go-easy': anAdvice({ verdict: 'move', dose: 'easy' }),
      'go-on': anAdvice({ verdict: 'move', dose: 'turned' }),
    },
    doses: { ...aBook().doses, turned: aDose({ activities: ['swim', 'cycle', 'walk'] }) },
    tree: { start: 'sore', nodes: { sore: aNode(levels, { advise: 'go-easy' }) } },
  })
}

describe('the same rulebook', () => {
  test('says the same', () => {
    const entries = past([{ ago: 2 }, { ago: 1, answers: { sleep: 4 } }, { ago: 0 }])
    expect(replayed(inUse, entries)).toEqual({
      from: '2026-10-24',
      to: '2026-11-22',
      replayed: 3,
      same: 3,
      lessCareful: 0,
      moreCareful: 0,
      different: 0,
      days: [],
      changedSince: [],
      notReplayed: [],
    })
  })

  test('of no check-ins there is nothing to say', () => {
    expect(replayed(inUse, past([{ ago: 1, answers: null, session: {} }]))).toMatchObject({
      replayed: 0,
      days: [],
    })
  })

  test('only the days that are asked for are decided anew, and none that is to come', () => {
    const entries = past([{ ago: 2 }, { ago: 1 }, { ago: 0 }, { ago: -1 }])
    expect(replayed(inUse, entries, 2)).toMatchObject({ from: '2026-11-21', replayed: 2 })
  })

  test('a check-in that was superseded, or taken back, is not decided anew', () => {
    const [first, second] = past([{ ago: 1 }, { ago: 0 }]) as [CheckInEntry, CheckInEntry]
    const again = { ...second, id: 'again' }
    const back = aDeletion('back', first.id)
    expect(replayed(inUse, [first, second, again, again, back])).toMatchObject({ replayed: 1 })
  })
})

const someDays = array(
  record({
    answers: option(
      record({
        sleep: constantFrom(3, 4.9, 5, 5.5, 6, 8),
        soreness: constantFrom(0, 6, 7, 8, 9),
        pain: constantFrom('none', 'dull', 'sharp'),
      }),
    ),
    session: option(record({ session: constantFrom('easy', 'tempo', 'none') }), { nil: undefined }),
  }),
  { maxLength: 20 },
).map((days) =>
  days.map(({ session, ...day }, index) => ({
    ago: days.length - index,
    ...day,
    ...(session === undefined ? {} : { session }),
  })),
)

const someRulebook = constantFrom(
  inUse,
  resting({ sleep: { below: 6 } }),
  withDose({ minutes: { from: 10, to: 20 }, activities: ['swim', 'cycle', 'walk'] }),
  aRulebook({
    book: steps({ first: 'look-first', second: 'sleep-more', third: 'go-on', fourth: 'go-easy' }),
  }),
)

describe('any days, any two rulebooks', () => {
  test('the same one never differs; two differ on the same days both ways round, and what is more careful one way is less so the other', () => {
    assert(
      property(someDays, someRulebook, someRulebook, someRulebook, (days, advising, one, two) => {
        const entries = past(days, advising)
        expect(replayed(one, entries, 30, one).days).toEqual([])
        const there = replayed(one, entries, 30, two)
        const back = replayed(two, entries, 30, one)
        const { replayed: all, same, lessCareful, moreCareful, different } = there
        expect(same + lessCareful + moreCareful + different).toBe(all)
        expect(there.days.map(({ date }) => date).toSorted()).toEqual(
          back.days.map(({ date }) => date).toSorted(),
        )
        const ways = new Map(back.days.map(({ date, way }) => [date, way]))
        const tighter = there.days.filter(({ way }) => way === 'tighter')
        expect(tighter.filter(({ date }) => ways.get(date) !== 'looser')).toEqual([])
        expect(replayed(advising, entries, 30, advising).changedSince).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

describe('another rulebook', () => {
  const stricter = resting({ sleep: { below: 6 } })
  const entries = past([
    { ago: 5, answers: { sleep: 5 } },
    { ago: 4, answers: { sleep: 5.5 } },
    { ago: 3, answers: { sleep: 4 } },
    { ago: 2 },
  ])

  test('that is more careful on some days is told of them, the newest first', () => {
    const found = replayed(stricter, entries)
    expect(found).toMatchObject({ replayed: 4, same: 2, moreCareful: 2, lessCareful: 0 })
    expect(found.days).toMatchObject([
      {
        date: '2026-11-18',
        way: 'tighter',
        sides: { verdict: 'tighter' },
        recorded: { advice: 'go-easy', verdict: 'move', care: 'none' },
        inUse: { advice: 'go-easy', verdict: 'move', session: { modality: 'walk' } },
        other: { advice: 'sleep-more', verdict: 'rest', supposed: [], assumed: [] },
      },
      { date: '2026-11-17' },
    ])
  })

  test('the other way round it is less careful', () => {
    const found = replayed(inUse, entries, 30, stricter)
    expect(found).toMatchObject({ same: 2, moreCareful: 0, lessCareful: 2 })
    // What was advised then, the one in use does not say any more.
    expect(found.changedSince).toEqual(
      ['2026-11-17', '2026-11-18'].map((date) => ({
        date,
        recorded: { advice: 'go-easy', verdict: 'move', care: 'none' },
        inUse: { advice: 'sleep-more', verdict: 'rest', care: 'none' },
        // Its hash in these tests is the same.
        sameRulebook: true,
      })),
    )
  })

  test('an advice of another name with the same in it has changed since, and is no difference', () => {
    const renamed = aRulebook({
      book: aBook({
        advice: { ...aBook().advice, 'go-on': anAdvice({ verdict: 'move', dose: 'easy' }) },
        tree: {
          start: 'night',
          nodes: {
            night: aNode(
              [
                aBranch('short-night', { sleep: { below: 5 } }, { advise: 'sleep-more' }),
                aBranch('very-sore', { soreness: 10 }, { advise: 'go-easy' }),
              ],
              { advise: 'go-on' },
            ),
          },
        },
      }),
    })
    const anew = { ...renamed, book: { ...renamed.book, sha256: 'another' } }
    const found = replayed(renamed, entries, 30, anew)
    expect(found).toMatchObject({ same: 4, days: [] })
    expect(found.changedSince.map(({ sameRulebook }) => sameRulebook)).toEqual([
      false,
      false,
      false,
    ])
    expect(replayed(renamed, entries)).toMatchObject({ same: 4, changedSince: [] })
  })

  it.each([
    ['more minutes', { minutes: { from: 20, to: 40 } }, 'looser', { minutes: 'looser' }],
    ['fewer minutes', { minutes: { from: 10, to: 20 } }, 'tighter', { minutes: 'tighter' }],
    [
      'a lower heart rate',
      {
        'heart-rate': {
          'percent-max': { min: 50, aim: 55, max: 65 },
          'percent-threshold': { min: 57, aim: 69, max: 80 },
        },
      },
      'tighter',
      { heartRate: 'tighter' },
    ],
    [
      'another order of activities',
      { activities: ['swim', 'cycle', 'walk'] },
      'other',
      { activities: 'other' },
    ],
    [
      'an activity more',
      { activities: ['walk', 'cycle', 'swim', 'jog'], banned: [] },
      'looser',
      { activities: 'looser', banned: 'looser' },
    ],
    [
      'more of one and less of another',
      { minutes: { from: 10, to: 20 }, activities: ['walk', 'cycle', 'swim', 'jog'], banned: [] },
      'looser',
      { minutes: 'tighter', activities: 'looser', banned: 'looser' },
    ],
  ] as const)('%s: %j is %s', (_name, change, way, sides) => {
    const found = replayed(withDose(change as never), past([{ ago: 1 }]))
    expect(found.days).toMatchObject([{ way, sides }])
    expect(found.days[0]?.sides).toEqual(sides)
  })

  test('a rest without its stroll is more careful', () => {
    const advice = { ...aBook().advice, 'sleep-more': anAdvice({ verdict: 'rest' }) }
    const other = aRulebook({ book: aBook({ advice, doses: { easy: aDose() } }) })
    expect(replayed(other, past([{ ago: 1, answers: { sleep: 4 } }])).days).toMatchObject([
      { way: 'tighter', sides: { session: 'tighter' } },
    ])
  })

  test('less careful comes first, the longest step before the others; of equal ones the newest', () => {
    const before = aRulebook({
      book: steps({
        first: 'look-first',
        second: 'sleep-more',
        third: 'go-easy',
        fourth: 'go-easy',
      }),
    })
    const after = aRulebook({
      book: steps({ first: 'go-easy', second: 'go-easy', third: 'sleep-more', fourth: 'go-on' }),
    })
    const found = replayed(
      after,
      past([
        { ago: 6, answers: { soreness: 9 } },
        { ago: 5, answers: { soreness: 8 } },
        { ago: 4, answers: { soreness: 7 } },
        { ago: 3, answers: { soreness: 6 } },
        { ago: 2, answers: { soreness: 8 } },
        { ago: 1 },
      ]),
      30,
      before,
    )
    expect(found).toMatchObject({ same: 1, lessCareful: 3, different: 1, moreCareful: 1 })
    expect(found.days.map(({ date, way }) => [date, way])).toEqual([
      ['2026-11-16', 'looser'],
      ['2026-11-20', 'looser'],
      ['2026-11-17', 'looser'],
      ['2026-11-19', 'other'],
      ['2026-11-18', 'tighter'],
    ])
  })
})

test('a step of care is longer than any of the verdict, and a step to movement than one to rest', () => {
  const sore = [9, 8, 7].map((soreness, index) => ({ ago: 6 - index, answers: { soreness } }))
  const before = { first: 'see-soon', second: 'look-first', third: 'look-first', fourth: 'go-easy' }
  const after = { first: 'sleep-more', second: 'go-easy', third: 'sleep-more', fourth: 'go-easy' }
  const [one, other] = [before, after].map((to) => aRulebook({ book: steps(to) }))
  const found = replayed(other as Rulebook, past(sore), 30, one)
  expect(found.days.map(({ date }) => date)).toEqual(['2026-11-16', '2026-11-17', '2026-11-18'])
})

test('an advice of the same name that asks for more care is more careful, and has changed since', () => {
  const rest = anAdvice({ verdict: 'rest', care: 'clinician-soon', dose: 'stroll' })
  const soon = aRulebook({ book: aBook({ advice: { ...aBook().advice, 'sleep-more': rest } }) })
  const entries = past([{ ago: 2 }, { ago: 1, answers: { sleep: 4 } }])
  expect(replayed(soon, entries).days.map(({ date, sides }) => [date, sides])).toEqual([
    ['2026-11-21', { care: 'tighter' }],
  ])
  expect(replayed(inUse, entries, 30, soon).changedSince).toMatchObject([
    { date: '2026-11-21', recorded: { care: 'none' }, inUse: { care: 'clinician-soon' } },
  ])
})

const asksMood = (change: object = {}): Rulebook =>
  resting({ mood: { 'at-least': 3 } }, { questions: { mood: aScale(change, 0, 5) } })

/** Rests for 20 hours after a session that was hard. */
const hours = resting(
  { rested: { 'at-most': 20 } },
  {
    questions: {
      lastEffort: aChoice(
        ['none', 'easy', 'long', 'tempo', 'intervals', 'strength', 'race', 'other'],
        {
          ...assuming('none'),
          derived: { by: 'last-effort', said: 'a {lastEffort}' },
          worse: 'none',
        },
      ),
      rested: aNumber(
        { from: 0, to: 1000, step: 1 },
        { ...assuming(1000), derived: { by: 'hours-since-effort', said: '{rested} h' } },
      ),
    },
  },
)

const restsOn = (given: readonly Entry[]): string[] =>
  replayed(hours, given).days.map(({ date }) => date)

describe('what the other one asks', () => {
  test('and was not told is unknown, never fine: the worst is supposed', () => {
    const { days } = replayed(asksMood(), past([{ ago: 1 }]))
    expect(days).toMatchObject([
      { way: 'tighter', other: { verdict: 'rest', supposed: ['mood'], assumed: [] } },
    ])
  })

  test('and has an answer for who does not tell, is assumed, and said', () => {
    const { days } = replayed(asksMood(assuming(4)), past([{ ago: 1 }]))
    expect(days).toMatchObject([{ other: { verdict: 'rest', supposed: [], assumed: ['mood'] } }])
  })

  test('and was told although the one in use does not ask it, it is told', () => {
    const entries = past(
      [
        { ago: 2, answers: { mood: 1 } },
        { ago: 1, answers: { mood: 4 } },
      ],
      asksMood(),
    )
    const found = replayed(asksMood(), entries)
    expect(found).toMatchObject({ replayed: 2, same: 1, moreCareful: 1, notReplayed: [] })
    expect(found.days[0]?.other.supposed).toEqual([])
  })

  test('and what it finds in the journal by itself is what was there that morning', () => {
    const tempo: PastDay['session'] = { session: 'tempo', minutes: 40 }
    const entries = past([{ ago: 2, session: tempo }, { ago: 1 }, { ago: 0 }]) as [
      CheckInEntry,
      SessionEntry,
      CheckInEntry,
      CheckInEntry,
    ]
    // 21 hours lie between that session and the next morning, and 45 to the one after.
    expect(restsOn(entries)).toEqual([])
    const [first, session, second, third] = entries
    const late = { ...session, at: '2026-11-20T20:00:00+00:00' }
    expect(restsOn([first, late, second, third])).toEqual(['2026-11-21'])
    const wrongClock = { ...late, written: '2001-01-01T00:00:00.000Z' }
    expect(restsOn([first, wrongClock, second, third])).toEqual(['2026-11-21'])
    // Written only after that morning, it was not known then: neither logged late, nor corrected, nor taken back.
    expect(restsOn([first, second, late, third])).toEqual([])
    expect(restsOn([first, session, second, aCorrection('c', late), third])).toEqual([])
    expect(restsOn([first, late, second, aDeletion('d', late.id), third])).toEqual(['2026-11-21'])
    expect(restsOn([first, late, aDeletion('d', late.id), second, third])).toEqual([])
    // The session of the day itself comes after its morning.
    expect(
      restsOn([{ ...late, date: '2026-11-21', at: '2026-11-21T10:00:00+00:00' }, second]),
    ).toEqual([])
  })

  test('a session of long ago that was corrected to be of yesterday was known then', () => {
    const tempo: PastDay['session'] = { session: 'tempo', minutes: 40 }
    const [old, second] = past([{ ago: 100, answers: null, session: tempo }, { ago: 0 }]) as [
      SessionEntry,
      CheckInEntry,
    ]
    const late = { ...old, date: '2026-11-21', at: '2026-11-21T20:00:00+00:00' }
    const correction = aCorrection('c', late)
    const then = { ...old, written: '2026-11-21T21:00:00.000Z' }
    expect(replayed(hours, [then, correction, second]).days).toMatchObject([
      { date: '2026-11-22', other: { verdict: 'rest' } },
    ])
  })

  // Older lines were not looked for on that morning.
  test.each<[number, string[]]>([
    [72, ['rest']],
    [73, []],
  ])(
    'a session of %i days ago, by a wrong clock, corrected to be of yesterday: %j',
    (ago, verdicts) => {
      const tempo: PastDay['session'] = { session: 'tempo', minutes: 40 }
      const [old, second] = past([{ ago, answers: null, session: tempo }, { ago: 0 }]) as [
        SessionEntry,
        CheckInEntry,
      ]
      const late = { ...old, date: '2026-11-21', at: '2026-11-21T20:00:00+00:00' }
      const then = { ...old, written: '2001-01-01T00:00:00.000Z' }
      const found = replayed(inUse, [then, aCorrection('c', late), second], 30, hours)
      expect(found.changedSince.map(({ inUse: now }) => now.verdict)).toEqual(verdicts)
    },
  )

  test('what the journal answered then is not taken for told', () => {
    const [session, second] = past(
      [
        {
          ago: 1,
          answers: null,
          session: { session: 'tempo', minutes: 40, at: '2026-11-21T20:00:00+00:00' },
        },
        { ago: 0 },
      ],
      hours,
    ) as [SessionEntry, CheckInEntry]
    expect(second.derived).toEqual(['lastEffort', 'rested'])
    expect(replayed(hours, [session, second], 30, hours).changedSince).toEqual([])
    // The session was forgotten since.
    expect(replayed(hours, [second], 30, hours)).toMatchObject({
      same: 1,
      changedSince: [{ recorded: { verdict: 'rest' }, inUse: { verdict: 'move' } }],
    })
  })

  test('an episode that was open that morning is open, also where the line does not say so', () => {
    const ill = resting(
      { ill: 'flu' },
      {
        questions: {
          ill: aChoice(['no', 'flu'], {
            ...assuming('no'),
            derived: { by: 'open-episode', said: 'an open {ill}' },
          }),
        },
      },
    )
    const [first, second, third] = past([{ ago: 3 }, { ago: 2 }, { ago: 1 }]) as CheckInEntry[]
    const flu = anEpisode('e', { what: 'flu', since: '2026-11-20' })
    const begun = { ...second, open: [flu] } as Entry
    expect(replayed(ill, [first, begun, third] as Entry[]).days).toMatchObject([
      { date: '2026-11-20', other: { verdict: 'rest' } },
    ])
    const { open: _open, ...silent } = third as CheckInEntry
    expect(replayed(ill, [first, begun, silent] as Entry[]).days.map(({ date }) => date)).toEqual([
      '2026-11-21',
      '2026-11-20',
    ])
  })
})

describe('a day that is left out', () => {
  const moody = aRulebook({
    book: aBook({
      questions: { mood: aScale({}, 0, 5), sky: aChoice(['sun', 'rain'], assuming('sun')) },
    }),
  })

  test('was told what neither asks', () => {
    const entries = past([{ ago: 2, answers: { mood: 2, sky: 'rain' } }, { ago: 1 }], moody)
    expect(replayed(inUse, entries)).toMatchObject({
      replayed: 1,
      notReplayed: [{ date: '2026-11-20', why: 'other-questions', questions: ['mood', 'sky'] }],
    })
  })

  test('was told what one of them does not take for an answer', () => {
    const narrow = aRulebook({ book: aBook({ questions: { mood: aScale({}, 0, 1) } }) })
    const entries = past(
      [
        { ago: 2, answers: { mood: 2 } },
        { ago: 1, answers: { mood: 1 } },
      ],
      moody,
    )
    const left = [{ date: '2026-11-20', why: 'other-answers', questions: ['mood'] }]
    expect(replayed(narrow, entries)).toMatchObject({ replayed: 1, notReplayed: left })
    expect(replayed(inUse, entries, 30, narrow)).toMatchObject({ replayed: 1, notReplayed: left })
    expect(replayed(narrow, entries, 30, narrow).notReplayed).toEqual(left)
  })
})
