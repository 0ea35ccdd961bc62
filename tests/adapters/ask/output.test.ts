import { beforeEach, expect, test, vi } from 'vitest'
import { KEY } from '../../e2e/pty.ts'
import { asked } from './person.ts'
import { first, movement, one, redFlags, soreness } from './questions.ts'

const ENTER = KEY.enter
// oxlint-disable-next-line no-control-regex -- it looks for colour
const COLOUR = /\u001B\[[\d;]*m/
// oxlint-disable-next-line no-control-regex -- it looks for what would steer
const STEERED = /\u001B\[2J|\u001B\]|\u0007|\u202E/
const NOT_PLAIN = /[^\n\u0020-\u007E]/

beforeEach(() => {
  vi.stubEnv('NO_COLOR', undefined)
  vi.stubEnv('FORCE_COLOR', '1')
  return () => vi.unstubAllEnvs()
})

test('plain lines hold no colour, no glyph and no cursor movement', async () => {
  const person = asked(first, { plain: true, colour: true })
  await person.does(['these:', `2${ENTER}`], ['between:', ENTER], ['between:', `1${ENTER}`])
  await person.answers
  expect(person.raw()).not.toMatch(NOT_PLAIN)
  const choice = asked(one(movement), { plain: true, colour: true })
  await choice.does(['3:', `9${ENTER}`], ['3:', `1${ENTER}`])
  await choice.answers
  expect(choice.raw()).not.toMatch(NOT_PLAIN)
})

test('plain typing echoes, and a backspace takes one character back', async () => {
  const person = asked(one(soreness), { plain: true })
  await person.does(['imagine:', `${KEY.backspace}17${KEY.up}${KEY.backspace}0${ENTER}`])
  expect(await person.answers).toStrictEqual({ soreness: 10 })
  expect(person.raw().endsWith('imagine: 17\b \b0\n')).toBe(true)
})

test.each([
  { colour: false, painted: false },
  { colour: true, painted: true },
])('a drawn prompt is coloured when it may be: %o', async ({ colour, painted }) => {
  const screen = asked(first, { colour })
  await screen.does(['the head', `${KEY.down}${ENTER}`], ['Nothing is ticked', ENTER])
  await screen.answers
  const choice = asked(one(movement), { colour })
  await choice.does(['to stop', ENTER], ['Expected', `1${ENTER}`])
  await choice.answers
  const number = asked(one(soreness), { colour })
  await number.does(['imagine:', `x${ENTER}`], ['expected', `1${ENTER}`])
  await number.answers
  const all = [screen, choice, number].map(({ raw }) => COLOUR.test(raw()))
  expect(all).toStrictEqual([painted, painted, painted])
})

test('NO_COLOR is honoured, whoever asks for colour', async () => {
  vi.stubEnv('FORCE_COLOR', undefined)
  vi.stubEnv('NO_COLOR', '1')
  const person = asked(first, { colour: true })
  await person.does(['the head', ENTER])
  await person.answers
  expect(person.raw()).not.toMatch(COLOUR)
})

test('text of a rulebook cannot steer the terminal', async () => {
  const steering = '\u001B[2J\u001B]0;owned\u0007\u202E'
  const flags = {
    ...redFlags,
    ask: `Ask${steering}?`,
    help: `Help${steering}.`,
    groups: { urine: `Line${steering}` },
    items: { 'dark-urine': { label: `Label${steering}`, group: 'urine' } },
  }
  const prompts = [
    { kind: 'screen', screen: 'first', questions: [flags] },
    one(flags),
    one({ ...soreness, ask: `Ask${steering}?`, low: `Low${steering}` }),
    one({ ...movement, choices: { a: `A${steering}`, b: `B${steering}` } }),
  ] as const
  for (const plain of [false, true]) {
    for (const prompt of prompts) {
      const person = asked(prompt, { plain })
      await person.does(['owned', `1${plain ? '' : KEY.space}${ENTER}`])
      await person.answers
      expect(person.raw()).not.toMatch(STEERED)
      expect(person.raw()).toContain('[2J]0;owned')
    }
  }
})
