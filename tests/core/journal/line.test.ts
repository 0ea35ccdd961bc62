import { readFileSync } from 'node:fs'
import { array, assert, dictionary, integer, nat, oneof, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crc32 } from '../../../src/core/journal/crc32.ts'
import { checkInEntry } from '../../../src/core/journal/entry.ts'
import { journalLine, MOST_LINE_BYTES, readLine } from '../../../src/core/journal/line.ts'
import { readJournal } from '../../../src/core/journal/read-journal.ts'
import { advise } from '../../../src/core/advice/advice.ts'
import { aMoment, aRulebook } from '../a-rulebook.ts'
import { anyText } from '../any-text.ts'
import { aCheckIn, aDeletion, ANSWERS, aSession, bytesOf, EVERY_KIND } from './entries.ts'
import { runs } from '../runs.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A line of any version with a right check sum of whatever is in it. */
function signed(body: string, version = 2): string {
  return `{"v":${String(version)},"crc":${String(crc32(utf8(body)))},"entry":${body}}`
}

/** A line of so many bytes. The check sum of one may be written shorter than that of another. */
function lineOf(length: number): string {
  const body = JSON.stringify(aSession('a'))
  const spaces = length - signed(body).length
  return (
    [spaces - 1, spaces, spaces + 1]
      .map((count) => signed(body + ' '.repeat(count)))
      .find((one) => one.length === length) ?? ''
  )
}

const entry = aCheckIn('a')
const line = journalLine(entry).trimEnd()
const whyOf = (text: string): unknown => {
  const read = readLine(utf8(text))
  return read?.ok === false ? read.why : read
}

describe('a line of the journal', () => {
  test('of a check-in holds the answers and the decision, nothing that follows from them', () => {
    const advice = advise(aRulebook(), ANSWERS, aMoment(2026, 11, 22, 7, 10, 60))
    const stamp = { id: 'one', written: '2026-11-22T06:10:00.000Z' }
    expect(checkInEntry(advice, stamp, [])).toEqual({
      kind: 'check-in',
      id: 'one',
      written: '2026-11-22T06:10:00.000Z',
      date: '2026-11-22',
      at: '2026-11-22T07:10:00+01:00',
      answers: ANSWERS,
      derived: [],
      advice: {
        verdict: 'reassess',
        care: 'clinician-today',
        advice: 'see-someone',
        rule: 'other-sign',
        headline: 'advice to reassess',
        rulebook: { id: 'book', version: '2.0.0', sha256: 'hash-of-book' },
        safety: { id: 'safety', version: '1.0.0', sha256: 'hash-of-safety' },
      },
      open: [],
    })
  })

  test('of a check-in that moves holds the session too', () => {
    const told = { redFlags: [], soreness: 3, sleep: 7.5, pain: 'none' }
    const moves = advise(aRulebook(), told, aMoment(2026, 11, 22, 7, 10, 60))
    const { rule, session } = checkInEntry(moves, { id: 'one', written: '' }, []).advice
    expect({ rule, session }).toEqual({
      rule: 'night',
      session: {
        modality: 'walk',
        minutes: moves.session?.minutes,
        rpe: moves.session?.rpe,
      },
    })
  })

  test.each(EVERY_KIND)(
    '$kind: one line of JSON that says its version and its check sum',
    (one) => {
      const written = journalLine(one)
      expect(written.indexOf('\n')).toBe(written.length - 1)
      expect(JSON.parse(written)).toEqual({
        v: 2,
        crc: crc32(utf8(JSON.stringify(one))),
        entry: one,
      })
      expect(readLine(utf8(written.trimEnd()))).toEqual({ ok: true, entry: one })
    },
  )

  test('comes back as it was written, whatever stands in it', () => {
    const text = anyText()
    const answer = oneof(integer(), text, array(text, { maxLength: 3 }))
    assert(
      property(
        array(dictionary(text, answer, { maxKeys: 4, noNullPrototype: true }), { maxLength: 4 }),
        text,
        (days, headline) => {
          const entries = days.map((answers, day) =>
            aCheckIn(String(day), { answers, advice: { ...entry.advice, headline } }),
          )
          expect(readJournal(bytesOf(entries))).toEqual({ entries, problems: [] })
        },
      ),
      { examples: [[[{ '\u2028': ['\u2029', '\uD800', '\r\n'] }], '\u0085\u2028\uFFFD\uFEFF']] },
    )
  })

  test('may end as editors end lines, and lines may be blank', () => {
    expect(readLine(utf8(`${line}\r`))).toEqual({ ok: true, entry })
    expect([readLine(utf8('')), readLine(utf8('\r'))]).toEqual([undefined, undefined])
  })

  test('may be as long as the longest, and no longer', () => {
    expect(readLine(utf8(lineOf(MOST_LINE_BYTES)))?.ok).toBe(true)
    expect(whyOf(lineOf(MOST_LINE_BYTES + 1))).toBe('damaged')
  })

  test('may hold more than this version knows', () => {
    const more = { ...entry, mood: 3, advice: { ...entry.advice, more: [] } }
    expect(readLine(utf8(signed(JSON.stringify(more))))).toEqual({ ok: true, entry: more })
  })
})

describe('a line of the first version', () => {
  const file = readFileSync(new URL('../../fixtures/journals/version-1.ndjson', import.meta.url))

  test('is read, with an id of its own and the instant it was about', () => {
    const { entries, problems } = readJournal(file)
    expect(problems).toEqual([])
    expect(entries).toMatchObject([
      { date: '2026-11-20', written: '2026-11-20T06:00:00.000Z', derived: [] },
      { date: '2026-11-21', written: '2026-11-21T06:00:00.000Z', answers: { soreness: 4 } },
      {
        id: 'v1-2026-11-22-1051015500',
        kind: 'check-in',
        at: '2026-11-22T06:30:00-05:00',
        written: '2026-11-22T11:30:00.000Z',
        advice: { verdict: 'reassess', rulebook: { id: 'recovery' } },
      },
    ])
    expect(entries.every((one) => !('open' in one))).toBe(true)
    expect(new Set(entries.map(({ id }) => id)).size).toBe(3)
  })

  test.for<[string, string]>([
    ['another kind', '{"kind":"session","date":"2026-11-22","at":"2026-11-22T07:10:00+01:00"}'],
    ['no day', '{"kind":"check-in","at":"2026-11-22T07:10:00+01:00"}'],
    ['no moment', '{"kind":"check-in","date":"2026-11-22"}'],
    ['a moment that is none', '{"kind":"check-in","date":"2026-11-22","at":"noon"}'],
  ])('%s is not whole', ([, body]) => {
    expect(whyOf(signed(body, 1))).toBe('not-whole')
  })

  test.each(['null', '7', '{'])('a check sum of %s', (body) => {
    expect(whyOf(signed(body, 1))).toBe('unknown-kind')
  })
})

describe('a line of before the rule and the session were kept', () => {
  const file = readFileSync(
    new URL('../../fixtures/journals/version-2-no-rule.ndjson', import.meta.url),
  )

  test('is read as it is, and written again byte for byte', () => {
    const { entries, problems } = readJournal(file)
    expect(problems).toEqual([])
    expect(entries).toMatchObject([
      { date: '2026-11-20', advice: { verdict: 'move' } },
      { date: '2026-11-21', advice: { verdict: 'move' } },
      { date: '2026-11-22', advice: { verdict: 'reassess' } },
    ])
    for (const one of entries) {
      expect(one).not.toHaveProperty('advice.rule')
      expect(one).not.toHaveProperty('advice.session')
    }
    expect(entries.map(journalLine).join('')).toBe(file.toString())
  })
})

describe('lines that are passed over', () => {
  const { kind: _kind, ...kindless } = entry
  test.for<[string, string, string]>([
    ['words', 'dear diary', 'damaged'],
    ['an entry without a line', JSON.stringify(entry), 'damaged'],
    ['another check sum', line.replace(/"crc":\d+/, '"crc":1'), 'damaged'],
    ['another entry', line.replace('2026-11-22', '2026-11-21'), 'damaged'],
    ['another last letter', line.replace(/.$/, ' '), 'damaged'],
    ['a version that is no number', line.replace('2', 'x'), 'damaged'],
    ['a space before the version', line.replace('2', ' 2'), 'damaged'],
    ['a space behind the version', line.replace('2', '2 '), 'damaged'],
    ['a space before the check sum', line.replace('"crc":', '"crc": '), 'damaged'],
    ['a space behind the check sum', line.replace(',"entry"', ' ,"entry"'), 'damaged'],
    ['the first version, which had no ids', line.replace('2', '1'), 'damaged'],
    ['something before it', ` ${line}`, 'damaged'],
    ['something after it', `${line} `, 'damaged'],
    ['a byte order mark before it', `\uFEFF${line}`, 'damaged'],
    ['zeros, as a crash leaves them', '\u0000'.repeat(64), 'damaged'],
    ['a later version', signed(JSON.stringify(entry), 3), 'unknown-version'],
    ['another kind', signed(JSON.stringify({ ...entry, kind: 'mood' })), 'unknown-kind'],
    ['a list of a kind', signed(JSON.stringify({ ...entry, kind: ['check-in'] })), 'unknown-kind'],
    ['a kind of an object', signed('{"kind":"constructor"}'), 'unknown-kind'],
    ['no kind', signed(JSON.stringify(kindless)), 'unknown-kind'],
    ['a check sum of what is no JSON', signed('{"kind":"check-in"'), 'unknown-kind'],
    ['a check sum of a number', signed('7'), 'unknown-kind'],
    ['a check sum of a list', signed('[]'), 'unknown-kind'],
    ['an entry in which something is missing', signed('{"kind":"session"}'), 'not-whole'],
  ])('%s', ([, text, why]) => {
    expect(whyOf(text)).toBe(why)
    const journal = utf8(`${line}\n${text}\n\n${line}`)
    expect(readJournal(journal)).toEqual({ entries: [entry, entry], problems: [{ line: 2, why }] })
  })

  test('every beginning of a line, as a full disk leaves it', () => {
    const other = aSession('b')
    for (let length = 1; length < line.length; length += 1) {
      const start = line.slice(0, length)
      const torn = { line: 2, why: 'damaged' }
      expect(readJournal(utf8(journalLine(other) + start))).toEqual({
        entries: [other],
        problems: [torn],
      })
    }
  })

  test('a line of which the version is another', () => {
    for (const version of ['0', '1', '3', '22']) {
      expect(readLine(utf8(line.replace('{"v":2,', `{"v":${version},`)))?.ok).toBe(false)
    }
  })

  test('every line of which one letter is another', () => {
    const spare = String.fromCodePoint(...Array.from({ length: 95 }, (_, index) => 32 + index))
    assert(
      property(nat(line.length - 1), nat(94), (at, index) => {
        const letter = spare.charAt(index)
        const damaged = line.slice(0, at) + letter + line.slice(at + 1)
        const same = letter === line.charAt(at)
        expect(readLine(utf8(damaged))?.ok).toBe(same)
      }),
      runs(500),
    )
  })
})

/** The places of a value where something stands: `['advice', 'care']`. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  const within = Object.entries(value).flatMap(([key, held]) => placesIn(held, [...path, key]))
  return path.length === 0 ? within : [path, ...within]
}

function put(value: unknown, [key = '', ...rest]: readonly string[], other: unknown): unknown {
  const copy = Array.isArray(value) ? [...value] : { ...(value as Record<string, unknown>) }
  const held: unknown = (copy as Record<string, unknown>)[key]
  return Object.assign(copy, { [key]: rest.length === 0 ? other : put(held, rest, other) })
}

describe('an entry in which something is missing or wrong is not read', () => {
  const places = EVERY_KIND.flatMap((one) => placesIn(one).map((path) => ({ one, path })))

  test('there are places enough', () => {
    expect(places.length).toBeGreaterThan(100)
  })

  test.each(places)('$one.kind $path', ({ one, path }) => {
    const read = (other: unknown) => readLine(utf8(signed(JSON.stringify(put(one, path, other)))))
    expect(read(null)).toMatchObject({ ok: false })
    expect(read([{}])).toMatchObject({ ok: false })
  })

  test.for<[string, object]>([
    ['a day that is not that of its moment', { ...entry, date: '2026-11-21' }],
    ['a number beyond its range', { ...aSession('b'), rpe: 10.5 }],
    ['a number below its range', { ...aSession('b'), minutes: -1 }],
    ['a word that is none of those expected', { ...aSession('b'), session: 'jog' }],
    ['an id that could steer something', aDeletion('../b', 'a')],
    ['a correction of another entry', { ...EVERY_KIND.at(-2), of: 'other' }],
    ['a correction by a correction', { ...EVERY_KIND.at(-2), entry: EVERY_KIND.at(-1) }],
  ])('%s', ([, wrong]) => {
    expect(whyOf(signed(JSON.stringify(wrong)))).toBe('not-whole')
  })
})
