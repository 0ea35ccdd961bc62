import { expect, test } from 'vitest'
import type { Made, Named } from '../../src/core/diff/model.ts'
import type { Replay } from '../../src/core/replay/model.ts'
import { replayJson, replayText } from '../../src/render/rules-replay.ts'
import { createStyle } from '../../src/render/style.ts'
import { aRulebook } from '../core/a-rulebook.ts'

const rulebook = aRulebook()
const books = { inUse: rulebook, other: { ...rulebook, file: '/mine.yaml' } }
const style = createStyle({ columns: 80, unicode: true, colour: 0 })

const rest: Named = { advice: 'sleep-more', verdict: 'rest', care: 'none' }
const move: Named = { advice: 'go-easy', verdict: 'move', care: 'none' }
const said = (made: Named): Made & { supposed: string[]; assumed: string[] } => ({
  ...made,
  session: null,
  supposed: [],
  assumed: [],
})

const NOTHING: Replay = {
  from: '2026-01-01',
  to: '2026-01-31',
  replayed: 1,
  same: 1,
  lessCareful: 0,
  moreCareful: 0,
  different: 0,
  days: [],
  changedSince: [],
  notReplayed: [],
}

const inOneLine = (replay: Partial<Replay>, standing?: 'proved' | 'unproven'): string => {
  const other = standing === undefined ? books.other : { ...books.other, standing }
  const text = replayText({ ...NOTHING, ...replay }, { ...books, other }, style)
  return text.replaceAll(/\s+/g, ' ')
}

const dayOf = (index: number): string => `2026-01-${String(index + 1).padStart(2, '0')}`

test('names that only a hostile journal gives are told as they are, and steer nothing', () => {
  const questions = ['constructor', '__proto__', 'clear\u001B[2Jed']
  const notReplayed = [{ date: '2026-01-02', why: 'other-questions', questions } as const]
  expect(inOneLine({ notReplayed })).toContain(
    'Left out: 2026-01-02: told constructor, __proto__, clear[2Jed, which neither of them asks',
  )
  expect(replayJson({ ...NOTHING, notReplayed }, books, [])).not.toContain('\u001B')
})

test('what one of them does not take for an answer is called as it asks it', () => {
  const notReplayed = [
    { date: '2026-01-02', why: 'other-answers', questions: ['soreness'] } as const,
  ]
  expect(inOneLine({ replayed: 0, notReplayed })).toContain(
    '2026-01-02: told of soreness what one of them does not take for an answer',
  )
})

test('days that differ alike stand together; of many dates, and of many days left out, the first', () => {
  const days = Array.from({ length: 14 }, (_, index) => ({
    date: dayOf(index),
    way: 'looser' as const,
    sides: { verdict: 'looser' as const },
    recorded: rest,
    inUse: said(rest),
    other: said(move),
  }))
  const notReplayed = days.slice(0, 7).map(({ date }) => ({
    date,
    why: 'other-questions' as const,
    questions: ['mood'],
  }))
  const text = inOneLine({ days, notReplayed })
  expect(text.match(/LESS CAREFUL/g)).toHaveLength(1)
  expect(text).toContain('rest → move (sleep-more → go-easy) (14 days) On: 2026-01-01, 2026-01-02,')
  expect(text).toContain('2026-01-12, and 2 more; --json lists them all In use: rest (sleep-more)')
  expect(text).toContain('which neither of them asks • and 2 more; --json lists them all')
})

test('of many different days the first twenty', () => {
  const days = Array.from({ length: 22 }, (_, index) => ({
    date: dayOf(index),
    way: 'other' as const,
    sides: { activities: 'other' as const },
    recorded: move,
    inUse: { ...said(move), advice: `go-${String(index)}` },
    other: said(move),
  }))
  const text = inOneLine({ days })
  expect(text.match(/DIFFERENT/g)).toHaveLength(20)
  expect(text).toContain('... and 2 more of these; --json lists them all.')
})

test('what was advised then is told by verdict, or where that is the same by name', () => {
  const changedSince = [
    { date: '2026-01-02', recorded: rest, inUse: move, sameRulebook: false },
    {
      date: '2026-01-03',
      recorded: { ...move, advice: 'go-on' },
      inUse: move,
      sameRulebook: false,
    },
  ]
  const text = inOneLine({ changedSince })
  expect(text).toContain(
    'on 2 days the rulebook in use now says other than was advised (2026-01-02 rest → move; 2026-01-03 go-on → go-easy). What is compared is what it says now.',
  )
  expect(text).not.toContain('does not hold any more')
  const [first] = changedSince
  const lost = first === undefined ? [] : [{ ...first, sameRulebook: true }]
  expect(inOneLine({ changedSince: lost })).toContain(
    'on 1 day the rulebook in use now says other than was advised (2026-01-02 rest → move). What is compared is what it says now. Where it is the same rulebook (1 of them), the journal does not hold any more what it knew then.',
  )
})

test.each([
  [undefined, '/mine.yaml; its proofs were not tried here: recover rules check /mine.yaml'],
  ['unproven', '/mine.yaml; its proofs do not hold: recover rules check /mine.yaml'],
  ['proved', 'Other: book 2.0.0, /mine.yaml Days:'],
] as const)('of a rulebook whose proofs are %s', (standing, words) => {
  expect(inOneLine({}, standing)).toContain(words)
})
