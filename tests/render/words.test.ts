import { describe, expect, test } from 'vitest'
import { cutWords } from '../../src/render/cut-words.ts'
import { whenWords } from '../../src/render/look-again.ts'
import { citations } from '../../src/render/sources.ts'
import type { Source } from '../../src/core/rulebook/model.ts'
import { aRulebook } from '../core/a-rulebook.ts'

describe('when to look again, from Sunday 22 November 2026', () => {
  test.for<[string, string]>([
    ['2026-11-23T07:00', 'tomorrow morning'],
    ['2026-11-22T10:10', 'today at 10:10'],
    ['2026-11-23T01:10', 'tomorrow at 01:10'],
    ['2026-11-24T07:00', 'Tue 24 Nov, in the morning'],
    ['2026-11-29T07:00', 'Sun 29 Nov, in the morning'],
    ['2026-11-22T07:00', 'Sun 22 Nov, in the morning'],
    ['2027-01-01T18:30', 'Fri 1 Jan at 18:30'],
  ])('%s is %s', ([when, expected]) => {
    expect(whenWords('2026-11-22', when)).toBe(expected)
  })
})

describe('what an adjustment cuts', () => {
  const rulebook = aRulebook()

  test('one thing after the other, as a sentence begins', () => {
    const cuts = { timesMinutes: 0.5, atMostMinutes: 20, heartRate: 'none', ban: ['jog'] } as const
    expect(cutWords(cuts, rulebook)).toBe(
      'Half the minutes; at most 20 min; no heart-rate number; no easy jog',
    )
    expect(
      cutWords(
        {
          timesMinutes: 0.75,
          heartRate: 'measured-only',
          atMostBpm: 120,
          atMostPercentMax: 55,
          atMostRpe: 2,
          only: ['walk', 'cycle'],
          drop: ['stretch'],
        },
        rulebook,
      ),
    ).toBe(
      'Minutes times 0.75; a heart-rate number only from a measurement; at most 120 bpm; ' +
        'at most 55 % of maximum; effort at most 2 of 10; only easy walk, easy spin; ' +
        'without stretching',
    )
  })

  test('nothing, when it only adds words', () => {
    expect(cutWords({}, rulebook)).toBe('')
  })
})

function work(change: Partial<Source>): Source {
  return {
    authors: 'Dupuy et al.',
    year: 2018,
    finding: 'what it found',
    kind: 'systematic-review',
    strength: 'moderate',
    read: 'A',
    verified: true,
    ...change,
  }
}

function plain(text: string): string {
  return text.replaceAll('\u00A0', ' ')
}

describe('sources', () => {
  const sources = {
    review: work({ doi: '10.1/x' }),
    guide: work({ authors: 'A guide for runners', kind: 'practice-article', strength: 'practice' }),
    page: work({ authors: 'NHS, 2020', year: 2020, verified: 'secondary', url: 'https://x.y' }),
    recalled: work({ kind: 'convention', strength: 'convention', verified: false, pmid: '12' }),
    'project-choice': work({ authors: 'This project' }),
  }
  test('are numbered in the order they are first cited, each once', () => {
    const cited = citations(sources)
    expect(plain(cited.cite(['guide', 'review'], false))).toBe('[1, 2]')
    expect(plain(cited.cite(['page', 'guide'], false))).toBe('[1, 3]')
    expect(cited.list('short').map(({ mark }) => mark)).toStrictEqual(['[1]', '[2]', '[3]'])
  })

  test('say where the number is our own choice, and never list it as a work', () => {
    const cited = citations(sources)
    expect(plain(cited.cite(['review', 'project-choice'], true))).toBe('[1; our choice]')
    expect(plain(cited.cite(['project-choice'], false))).toBe('[our choice]')
    expect(plain(cited.cite(['review'], true))).toBe('[1; our choice]')
    expect(cited.cite([], false)).toBe('')
    expect(cited.list('short')).toHaveLength(1)
  })

  test('may be held to the first few', () => {
    const cited = citations(sources)
    expect(plain(cited.cite(['review', 'guide', 'page'], false, 2))).toBe('[1, 2]')
    expect(cited.list('short')).toHaveLength(2)
  })

  test('are told by name, year, kind, strength, and how they were read', () => {
    const cited = citations(sources)
    cited.cite(['review', 'guide', 'page', 'recalled', 'unheard-of'], false)
    expect(cited.list('short').map(({ text }) => text)).toStrictEqual([
      'Dupuy et al. 2018 (systematic review, moderate)',
      'Guide for runners 2018 (practice)',
      'NHS, 2020 (systematic review, moderate, second-hand)',
      'Dupuy et al. 2018 (convention, not verified)',
      'unheard-of',
    ])
    expect(cited.list('full').map(({ text }) => text.split('), ')[1])).toStrictEqual([
      'doi 10.1/x',
      undefined,
      'https://x.y',
      'PubMed 12',
      undefined,
    ])
  })
})
