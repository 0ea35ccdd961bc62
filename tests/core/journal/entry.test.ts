import { array, assert, dictionary, integer, nat, oneof, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advise } from '../../../src/core/advice/advice.ts'
import { crc32 } from '../../../src/core/journal/crc32.ts'
import {
  checkInEntry,
  journalEntries,
  journalLine,
  type CheckInEntry,
} from '../../../src/core/journal/entry.ts'
import { aMoment, aRulebook } from '../a-rulebook.ts'
import { anyText } from '../any-text.ts'

const answers = { redFlags: ['urine'], soreness: 3, sleep: 7.5, pain: 'none' }
const entry = checkInEntry(advise(aRulebook(), answers, aMoment(2026, 11, 22, 7, 10, 60)))
const line = journalLine(entry)
const other = journalLine({ ...entry, date: '2026-11-23' })

/** A line with a right check sum of whatever is in it. */
function signed(body: string): string {
  return `{"v":1,"crc":${String(crc32(body))},"entry":${body}}\n`
}

describe('a line of the journal', () => {
  test('holds the answers and the decision, nothing that follows from them', () => {
    expect(entry).toEqual({
      kind: 'check-in',
      date: '2026-11-22',
      at: '2026-11-22T07:10:00+01:00',
      answers,
      advice: {
        verdict: 'reassess',
        care: 'clinician-today',
        advice: 'see-someone',
        headline: 'advice to reassess',
        rulebook: { id: 'book', version: '2.0.0', sha256: 'hash-of-book' },
        safety: { id: 'safety', version: '1.0.0', sha256: 'hash-of-safety' },
      },
    })
  })

  test('is one line of JSON that says its version and its check sum', () => {
    expect(line.endsWith('}\n')).toBe(true)
    expect(line.indexOf('\n')).toBe(line.length - 1)
    expect(JSON.parse(line)).toEqual({ v: 1, crc: crc32(JSON.stringify(entry)), entry })
  })

  test('comes back as it was written, whatever stands in it', () => {
    const text = anyText()
    const answer = oneof(integer(), text, array(text, { maxLength: 3 }))
    assert(
      property(
        array(dictionary(text, answer, { maxKeys: 4, noNullPrototype: true }), { maxLength: 4 }),
        text,
        (days, headline) => {
          const entries: CheckInEntry[] = days.map((day) => ({
            ...entry,
            answers: day,
            advice: { ...entry.advice, headline },
          }))
          expect(journalEntries(entries.map(journalLine).join(''))).toEqual(entries)
        },
      ),
      { examples: [[[{ '\u2028': ['\u2029', '\uD800', '\r\n'] }], '\u0085\u2028']] },
    )
  })
})

describe('lines that are passed over', () => {
  const { kind: _kind, ...kindless } = entry
  test.for<[string, string]>([
    ['nothing', ''],
    ['an empty line', '\n'],
    ['words', 'dear diary\n'],
    ['an entry without a line', `${JSON.stringify(entry)}\n`],
    ['another version', line.replace('"v":1', '"v":2')],
    ['another check sum', line.replace(/"crc":\d+/, '"crc":1')],
    ['another entry', line.replace('2026-11-22', '2026-11-21')],
    ['something before it', ` ${line}`],
    ['something after it', line.replace('\n', ' \n')],
    ['zeros, as a crash leaves them', '\u0000'.repeat(64)],
    ['another kind', signed(JSON.stringify({ ...entry, kind: 'session' }))],
    ['no kind', signed(JSON.stringify(kindless))],
    ['a check sum of what is no JSON', signed('{"kind":"check-in"')],
    ['a check sum of nothing', signed('null')],
    ['a check sum of a number', signed('7')],
  ])('%s', ([, damaged]) => {
    expect(journalEntries(damaged)).toEqual([])
    expect(journalEntries(`${line}${damaged}\n${other}`)).toHaveLength(2)
  })

  test('every beginning of a line, as a full disk leaves it', () => {
    for (let length = 0; length < line.length - 1; length += 1) {
      expect(journalEntries(other + line.slice(0, length))).toHaveLength(1)
      // What is appended to a torn line is lost with it, what comes after is not.
      const torn = journalEntries(`${line.slice(0, length)}${other}${other}`)
      expect(torn).toHaveLength(length === 0 ? 2 : 1)
    }
  })

  test('every line of which one letter is another', () => {
    const spare = String.fromCodePoint(...Array.from({ length: 95 }, (_, index) => 32 + index))
    assert(
      property(nat(line.length - 2), nat(94), (at, index) => {
        const letter = spare.charAt(index)
        const damaged = line.slice(0, at) + letter + line.slice(at + 1)
        expect(journalEntries(damaged)).toEqual(letter === line.charAt(at) ? [entry] : [])
      }),
      { numRuns: 500 },
    )
  })

  test('the last line may lack its end', () => {
    expect(journalEntries(other + line.trimEnd())).toHaveLength(2)
  })
})
