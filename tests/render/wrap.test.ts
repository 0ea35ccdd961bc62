import { array, assert, integer, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayWidth } from '../../src/render/width.ts'
import { wrap } from '../../src/render/wrap.ts'

const loud = (text: string): string => text.toUpperCase()
const starred = (text: string): string => `*${text}*`

function kept(text: string): string {
  return text.replaceAll(/[-\s\p{Cc}\p{Bidi_Control}]/gu, '')
}

describe('the display width', () => {
  test.for<[string, number]>([
    ['', 0],
    ['walk 25 min', 11],
    ['Köln', 4],
    ['Ko\u0308ln', 4],
    ['走る', 4],
    ['한국', 4],
    ['ｆｕｌｌ', 8],
    ['🏃', 2],
    ['🏃‍♀️', 2],
    ['❤️', 2],
    ['🇫🇷', 2],
    ['꒐', 2],
    ['、', 2],
    ['→ · – •', 7],
    ['\u200b', 0],
  ])('of %j is %i', ([text, width]) => {
    expect(displayWidth(text)).toBe(width)
  })
})

describe('wrapping', () => {
  test('breaks between words, with a hanging indent under a lead', () => {
    const frame = { columns: 20, lead: [{ text: 'Do:' }], indent: 5 }
    expect(wrap('start slower than you want to', frame)).toStrictEqual([
      'Do:  start slower',
      '     than you want',
      '     to',
    ])
  })

  test('fills a line to its last column and not beyond', () => {
    expect(wrap('abcd efghi', { columns: 10, indent: 0 })).toStrictEqual(['abcd efghi'])
    expect(wrap('abcd efghij', { columns: 10, indent: 0 })).toStrictEqual(['abcd', 'efghij'])
  })

  test('lets a lead wider than the indent push only its own line', () => {
    const frame = { columns: 12, lead: [{ text: 'Avoid:' }], indent: 2 }
    expect(wrap('hills and more', frame)).toStrictEqual(['Avoid: hills', '  and more'])
  })

  test('breaks a word that no line can hold: at its own hyphens, else with one, else anywhere', () => {
    const frame = { columns: 10, indent: 0 }
    expect(wrap('hyponatraemia-severe', frame)).toStrictEqual(['hyponatra-', 'emia-', 'severe'])
    expect(wrap('10.1186/s40798', frame)).toStrictEqual(['10.1186/', 's40798'])
    expect(wrap('0123456789012', frame)).toStrictEqual(['0123456789', '012'])
    expect(wrap('走走走走走走', frame)).toStrictEqual(['走走走走走', '走'])
  })

  test('paints a run of one colour in one go, and no space between two colours', () => {
    const pieces = [
      { text: 'about 110, ', paint: loud },
      { text: 'never above ', paint: starred },
      { text: '128', paint: starred },
      { text: '.' },
    ]
    expect(wrap(pieces, { columns: 80, indent: 0 })).toStrictEqual([
      'ABOUT 110, *never above 128*.',
    ])
    expect(wrap(pieces, { columns: 20, indent: 0 })).toStrictEqual([
      'ABOUT 110, *never*',
      '*above 128*.',
    ])
  })

  test('makes every text plain, the lead too', () => {
    const frame = { columns: 40, lead: [{ text: '\u001B[31mDo:' }], indent: 0 }
    expect(wrap('one\ntwo\u2028three\u001B[2J\u202E', frame)).toStrictEqual([
      '[31mDo: one two three[2J',
    ])
  })

  test('holds the width and drops no character, whatever the text', () => {
    const texts = array(string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 6 })
    assert(
      property(texts, integer({ min: 20, max: 60 }), (parts, columns) => {
        const pieces = parts.map((text) => ({ text }))
        const lines = wrap(pieces, { columns, indent: 4, lead: [{ text: '-' }] })
        expect(lines.filter((line) => displayWidth(line) > columns)).toStrictEqual([])
        expect(kept(lines.join(''))).toBe(kept(parts.join('')))
      }),
      { numRuns: 1000 },
    )
  })
})
