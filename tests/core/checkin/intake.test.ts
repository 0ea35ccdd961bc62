import { assert, constantFrom, double, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectedAnswer, readText, readValue } from '../../../src/core/checkin/intake.ts'
import type { Question } from '../../../src/core/rulebook/model.ts'
import { aChoice, aGate, aList, anOpenGate, aNumber, aScale } from '../a-rulebook.ts'
import { anyText } from '../any-text.ts'
import { runs } from '../runs.ts'

const { questions } = aGate(
  anOpenGate({
    questions: {
      soreness: aScale(),
      sleep: aNumber({ clock: true }),
      above: aNumber({ from: -60, to: 100, unit: 'bpm' }),
      pain: aChoice(['none', 'dull', 'sharp']),
      signs: aList(['flat', 'foggy', 'low-mood']),
    },
  }),
)
const of = (id: string): Question => questions[id] as Question

const REFUSED = 'refused'
function typed(id: string, text: string): unknown {
  const read = readText(of(id), text)
  return read.ok ? read.value : REFUSED
}
function given(id: string, value: unknown): unknown {
  const read = readValue(of(id), value)
  return read.ok ? read.value : REFUSED
}

const expected: Record<string, string> = {
  soreness: 'a whole number from 0 to 10',
  sleep: 'a number from 0 to 24 (h, such as 7.5, 7h30 or 7:30)',
  above: 'a number from -60 to 100 (bpm)',
  pain: 'one of none, dull, sharp',
  signs: 'none, or any of flat, foggy, low-mood',
}

/** Where a file cannot say what a flag can. */
const inFiles: Record<string, string> = {
  sleep: 'a number from 0 to 24 (h)',
  signs: '[] for none of them, or a list of different ones of flat, foggy, low-mood',
}

test('minutes and seconds are typed as such', () => {
  const pace = { ...of('sleep'), unit: 'min/km' } as Question
  expect(expectedAnswer(pace)).toBe('a number from 0 to 24 (min/km, such as 6:30)')
  expect(readText(pace, '6:30')).toEqual({ ok: true, value: 6.5 })
})

test.for(Object.entries(expected))('%s expects %s', ([id, words]) => {
  expect(expectedAnswer(of(id))).toBe(words)
  expect(readValue(of(id), {})).toEqual({ ok: false, expected: { ...expected, ...inFiles }[id] })
  expect(readText(of(id), '!')).toEqual({ ok: false, expected: words })
})

describe('a typed number', () => {
  test.for<[string, unknown, unknown]>([
    // typed, soreness (a scale from 0 to 10), above (a number from -60 to 100)
    ['0', 0, 0],
    ['10', 10, 10],
    ['11', REFUSED, 11],
    ['100', REFUSED, 100],
    ['100.1', REFUSED, REFUSED],
    ['-1', REFUSED, -1],
    ['-60', REFUSED, -60],
    ['-60.5', REFUSED, REFUSED],
    ['4.5', REFUSED, 4.5],
    ['4.0', 4, 4],
    ['007', 7, 7],
    // Blanks around it are the shell's or the thumb's; the number is plain.
    ['4 ', 4, 4],
    [' 4', 4, 4],
    ['4\n', 4, 4],
    ['-0', REFUSED, REFUSED],
    ['-0.0', REFUSED, REFUSED],
    ['', REFUSED, REFUSED],
    [' ', REFUSED, REFUSED],
    ['NaN', REFUSED, REFUSED],
    ['Infinity', REFUSED, REFUSED],
    ['-Infinity', REFUSED, REFUSED],
    ['1e0', REFUSED, REFUSED],
    ['1e3', REFUSED, REFUSED],
    ['0x1', REFUSED, REFUSED],
    ['0x10', REFUSED, REFUSED],
    ['0b1', REFUSED, REFUSED],
    ['1n', REFUSED, REFUSED],
    ['1_0', REFUSED, REFUSED],
    ['+4', REFUSED, REFUSED],
    ['--4', REFUSED, REFUSED],
    ['- 4', REFUSED, REFUSED],
    ['4.', REFUSED, REFUSED],
    ['.4', REFUSED, REFUSED],
    ['4,5', REFUSED, REFUSED],
    ['4.5.6', REFUSED, REFUSED],
    ['4 5', REFUSED, REFUSED],
    ['4/10', REFUSED, REFUSED],
    ['4h', REFUSED, REFUSED],
    ['4:00', REFUSED, REFUSED],
    ['٣', REFUSED, REFUSED],
    ['３', REFUSED, REFUSED],
    ['four', REFUSED, REFUSED],
    ['none', REFUSED, REFUSED],
    ['null', REFUSED, REFUSED],
    ['true', REFUSED, REFUSED],
    ['[4]', REFUSED, REFUSED],
    ['0.0000000001', REFUSED, 0.0000000001],
    ['7.333333333333333', REFUSED, 7.333333333333333],
    ['1e-7', REFUSED, 1e-7],
    ['1.5e-10', REFUSED, 1.5e-10],
    ['0.0000000000000000000000001', REFUSED, REFUSED],
    ['99999999999999999999', REFUSED, REFUSED],
  ])('%j', ([text, scale, number]) => {
    expect([typed('soreness', text), typed('above', text)]).toEqual([scale, number])
  })
})

test.for([
  ['sleep', '7,5', ', with a point: 7.5'],
  ['above', '-0,25', ', with a point: -0.25'],
  ['above', '12,5', ', with a point: 12.5'],
  ['above', '0,1234', ', with a point: 0.1234'],
  // A thousand, or one.
  ['above', '1,000', ''],
  ['above', '4,5,6', ''],
  ['soreness', '4,5', ''],
] as const)('a decimal comma: %s %j', ([id, text, told]) => {
  const words = `${expected[id] ?? ''}${told}`
  expect(readText(of(id), text)).toEqual({ ok: false, expected: words })
})

test('every minute of a day is accepted as the answer that was printed for it', () => {
  for (let minutes = 0; minutes <= 1440; minutes += 1) {
    const hours = typed(
      'sleep',
      `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`,
    )
    expect(typed('sleep', JSON.stringify(hours))).toBe(hours)
  }
})

describe('typed hours', () => {
  test.for<[string, unknown]>([
    ['7.5', 7.5],
    ['7h30', 7.5],
    ['7 h 30', 7.5],
    ['7h 30', 7.5],
    ['7 h30', 7.5],
    ['7:30', 7.5],
    ['07:30', 7.5],
    ['7h', 7],
    ['7 h', 7],
    ['7:00', 7],
    ['7:20', 7 + 20 / 60],
    ['0:00', 0],
    ['0:59', 59 / 60],
    ['0h01', 1 / 60],
    ['24:00', 24],
    ['24h', 24],
    [' 7h30 ', 7.5],
    ['7', 7],
    ['24:01', REFUSED],
    ['24h30', REFUSED],
    ['25h', REFUSED],
    ['99:59', REFUSED],
    ['7:60', REFUSED],
    ['7h60', REFUSED],
    ['7:5', REFUSED],
    ['7h5', REFUSED],
    ['7:', REFUSED],
    [':30', REFUSED],
    ['7:30:00', REFUSED],
    ['7.5h', REFUSED],
    ['7h30m', REFUSED],
    ['7H30', REFUSED],
    ['7  h', REFUSED],
    ['-7h', REFUSED],
    ['-7:30', REFUSED],
    ['007h', REFUSED],
    ['7 30', REFUSED],
    ['h', REFUSED],
    ['', REFUSED],
  ])('%j', ([text, hours]) => {
    expect(typed('sleep', text)).toBe(hours)
  })

  test('every minute of a day, in each form', () => {
    for (let minutes = 0; minutes <= 1440; minutes += 7) {
      const [hour, rest] = [String(Math.floor(minutes / 60)), String(minutes % 60).padStart(2, '0')]
      for (const text of [`${hour}:${rest}`, `${hour}h${rest}`, `${hour} h ${rest}`]) {
        expect(typed('sleep', text)).toBe(Number(hour) + (minutes % 60) / 60)
      }
    }
  })
})

describe('a typed choice or list', () => {
  test.for<[string, string, unknown]>([
    ['pain', 'none', 'none'],
    ['pain', ' sharp ', 'sharp'],
    ['pain', 'Sharp', REFUSED],
    ['pain', 'shar', REFUSED],
    ['pain', 'dull,sharp', REFUSED],
    ['pain', '', REFUSED],
    ['pain', 'toString', REFUSED],
    ['pain', '__proto__', REFUSED],
    ['signs', 'none', []],
    ['signs', ' none ', []],
    ['signs', 'flat', ['flat']],
    ['signs', 'low-mood,flat', ['flat', 'low-mood']],
    ['signs', ' low-mood , flat ', ['flat', 'low-mood']],
    ['signs', 'None', REFUSED],
    ['signs', 'none,flat', REFUSED],
    ['signs', 'flat,', REFUSED],
    ['signs', ',flat', REFUSED],
    ['signs', 'flat,,foggy', REFUSED],
    // Twice the same says no more than once.
    ['signs', 'flat,flat', ['flat']],
    ['signs', 'foggy, flat,foggy ', ['flat', 'foggy']],
    ['signs', 'none,none', []],
    ['signs', 'flat foggy', REFUSED],
    ['signs', '[]', REFUSED],
    ['signs', '', REFUSED],
    ['signs', 'constructor', REFUSED],
  ])('%s %j', ([id, text, value]) => {
    expect(typed(id, text)).toEqual(value)
  })
})

describe('a value of a file is converted by nobody', () => {
  const nothing = [
    undefined,
    null,
    true,
    false,
    Number.NaN,
    Infinity,
    -Infinity,
    -0,
    '',
    '4 ',
    '٣',
    {},
    [[]],
    [null],
    [4],
    { value: 4 },
    4n,
    Symbol('4'),
  ]
  test.for<[string, readonly unknown[], readonly unknown[]]>([
    ['soreness', [0, 10], ['4', 4.5, 11, -1, '0x10', '1e3', [], ...nothing]],
    ['sleep', [0, 7.25, 24], ['7h30', '7:30', '7.5', 24.01, [], 1_000_000, ...nothing]],
    ['above', [-60, 0, 100], ['0', -60.1, ...nothing]],
    ['pain', ['none', 'dull'], ['None', 'no', 0, ['dull'], [], ...nothing]],
  ])('%s', ([id, answers, others]) => {
    for (const value of answers) expect(given(id, value)).toBe(value)
    for (const value of others) expect([value, given(id, value)]).toEqual([value, REFUSED])
  })

  test('a list is sorted, and the one that was given is left as it was', () => {
    const list = Object.freeze(['low-mood', 'flat'])
    expect(given('signs', list)).toEqual(['flat', 'low-mood'])
    expect(list).toEqual(['low-mood', 'flat'])
    expect(given('signs', [])).toEqual([])
    expect(given('signs', 'none')).toEqual([])
    const others = [
      'flat',
      ['none'],
      ['flat', 'flat'],
      ['flat', null],
      ['flat', ['foggy']],
      ['flat ', 'foggy'],
      ...nothing,
    ]
    for (const value of others) expect([value, given('signs', value)]).toEqual([value, REFUSED])
  })
})

describe('whatever is typed', () => {
  const id = constantFrom(...Object.keys(expected))
  test('is an answer, or is refused', () => {
    assert(
      property(id, anyText(), (question, text) => {
        const read = readText(of(question), text)
        if (read.ok) expect(readValue(of(question), read.value)).toEqual(read)
        else expect(read.expected.startsWith(expectedAnswer(of(question)))).toBe(true)
      }),
      runs(500),
    )
  })

  test('a number is read as it is printed', () => {
    assert(
      property(
        integer({ min: 0, max: 10 }),
        double({ min: -60, max: 100, noNaN: true }),
        (scale, number) => {
          // Down to what no measurement tells apart, but not to 1e-300.
          const told = Math.abs(number) < 1e-9 ? 0 : number
          expect(typed('soreness', JSON.stringify(scale))).toBe(scale)
          expect(typed('above', JSON.stringify(told))).toBe(told)
        },
      ),
    )
  })
})
