import { describe, expect, test } from 'vitest'
import type { Prompt } from '../../../src/core/checkin/next.ts'
import { KEY } from '../../e2e/pty.ts'
import { asked } from './person.ts'
import { background, first, movement, one, redFlags, sleep, soreness } from './questions.ts'

const ENTER = KEY.enter

describe.each([{ plain: false }, { plain: true }])('typed answers, %o', ({ plain }) => {
  const answers = async (prompt: Prompt, ...steps: [string, string][]): Promise<unknown> => {
    const person = asked(prompt, { plain })
    await person.does(...steps)
    return person.answers
  }

  test('a scale says what its ends mean, and asks again for what is no answer', async () => {
    const field = '0 not at all ... 10 the worst you can imagine:'
    const typed = await answers(
      one(soreness),
      [field, `11${ENTER}`],
      ['"11": expected a whole number from 0 to 10.', `${KEY.backspace}4.5${ENTER}`],
      ['"4.5": expected a whole number from 0 to 10.', ENTER],
      ['Nothing typed: expected a whole number from 0 to 10.', `10${ENTER}`],
    )
    expect(typed).toStrictEqual({ soreness: 10 })
  })

  test.each([
    ['7.5', 7.5],
    ['7h30', 7.5],
    ['7:30', 7.5],
    ['0', 0],
    ['24', 24],
  ])('hours may be typed as %s', async (text, hours) => {
    expect(await answers(one(sleep), ['0 to 24 h:', `${text}${ENTER}`])).toStrictEqual({
      sleep: hours,
    })
  })

  test('a choice has nothing preselected: Enter alone asks again', async () => {
    const typed = await answers(
      one(movement),
      ['had to stop', ENTER],
      [plain ? 'Nothing typed' : 'Expected 1 to 3', `9${ENTER}`],
      [plain ? '"9": expected a number from 1 to 3.' : '9', KEY.backspace],
      ['', `2${ENTER}`],
    )
    expect(typed).toStrictEqual({ movement: 'heavier' })
  })

  test('a list answers none of these on Enter', async () => {
    expect(await answers(one(redFlags), ['head, not quite', ENTER])).toStrictEqual({ redFlags: [] })
  })

  test('a screen answers each of its questions on one Enter', async () => {
    expect(await answers(first, ['A knock to the head', ENTER])).toStrictEqual({ redFlags: [] })
    expect(await answers(background, ['Flat or drained', ENTER])).toStrictEqual({
      illness: 'none',
      signs: [],
    })
  })
})
