import { expect, test } from 'vitest'
import { plainText } from '../../../src/core/checkin/plain-text.ts'

const character = (code: number): string => String.fromCodePoint(code)

test('leaves the words of every script, and line breaks', () => {
  const text = 'Čau, naïve 走る, مرحبا, 🏃‍♀️ "quoted" ~\nsecond line'
  expect(plainText(text)).toBe(text)
})

test('takes the first and the last of each range that can steer a terminal', () => {
  const codes = [
    0x00, 0x08, 0x0b, 0x0d, 0x1b, 0x1f, 0x7f, 0x80, 0x9b, 0x9f, 0x061c, 0x200e, 0x200f, 0x202a,
    0x202e, 0x2066, 0x2069, 0xfeff,
  ]
  expect(codes.map((code) => plainText(`a${character(code)}b`))).toStrictEqual(
    codes.map(() => 'ab'),
  )
})

test('keeps what stands right beside those ranges', () => {
  const codes = [0x0a, 0x20, 0x7e, 0xa0, 0x061b, 0x200d, 0x2010, 0x2027, 0x202f, 0x2065, 0x206a]
  const texts = codes.map((code) => `a${character(code)}b`)
  expect(texts.map(plainText)).toStrictEqual(texts)
})

test('turns a tab or a separator into a space, so that words stay apart', () => {
  expect(plainText('red\tflag\u2028is\u2029red')).toBe('red flag is red')
})

test('disarms a title change, a colour and a link', () => {
  const text = '\u001B]0;owned\u0007\u001B[31mred\u001B]8;;http://x\u001B\\link'
  expect(plainText(text)).toBe(']0;owned[31mred]8;;http://x\\link')
})
