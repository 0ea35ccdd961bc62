import { describe, expect, test } from 'vitest'
import type { Prompt } from '../../../src/core/checkin/next.ts'
import { KEY } from '../../e2e/pty.ts'
import { asked } from './person.ts'
import { background, first, illness, one, redFlags, sleep } from './questions.ts'

const ENTER = KEY.enter

/** The keys that tick the given lines (0 is the first) and go on. */
const drawnTicks = (...lines: number[]): string => {
  const keys = lines.map((line, index) => {
    const from = index === 0 ? 0 : (lines[index - 1] ?? 0)
    return KEY.down.repeat(line - from) + KEY.space
  })
  return keys.join('') + ENTER
}

const plainTicks = (...lines: number[]): string =>
  lines.map((line) => String(line + 1)).join(' ') + ENTER

const inPlace = { plain: false, ticks: drawnTicks, asks: 'None of these: Enter.' }
const inLines = { plain: true, ticks: plainTicks, asks: 'Enter for none of these:' }

describe.each([inPlace, inLines])('a screen, plain $plain', ({ plain, ticks, asks }) => {
  const answers = async (prompt: Prompt, ...steps: [string, string][]): Promise<unknown> => {
    const person = asked(prompt, { plain })
    await person.does(...steps)
    return person.answers
  }
  const lastLine = 'None of these after all'

  test('a line with one item counts as that item, without another prompt', async () => {
    expect(await answers(first, ['the head', ticks(0, 2)])).toStrictEqual({
      redFlags: ['dark-urine', 'head-knock'],
    })
  })

  test('a line with several opens just those, and the list comes sorted', async () => {
    const typed = await answers(
      first,
      ['the head', ticks(0, 1)],
      ['Chest trouble', ''],
      ['Which of these?', ''],
      [lastLine, ticks(0, 1)],
    )
    expect(typed).toStrictEqual({ redFlags: ['breathing', 'dark-urine', 'pressure'] })
  })

  test('a ticked line never turns into "none" by Enter alone', async () => {
    const typed = await answers(
      first,
      ['the head', ticks(1)],
      ['Which of these?', ''],
      [lastLine, ENTER],
      ['Nothing is ticked: tick what applies, or the last line.', ENTER],
      ['', ticks(1)],
    )
    expect(typed).toStrictEqual({ redFlags: ['breathing'] })
  })

  test('a ticked line is taken back only in so many words', async () => {
    expect(await answers(first, ['the head', ticks(1)], [lastLine, ticks(2)])).toStrictEqual({
      redFlags: [],
    })
  })

  test('what applies cannot be ticked beside "none of these after all"', async () => {
    const person = asked(first, { plain })
    await person.does(['the head', ticks(1)], [lastLine, ticks(0, 2)])
    // In the drawn list the cursor is still on the last line: space unticks it.
    await person.does([
      'The last line says none of these: untick it, or the others.',
      plain ? ticks(0) : KEY.space + ENTER,
    ])
    expect(await person.answers).toStrictEqual({ redFlags: ['pressure'] })
  })

  test('a line for a whole question asks that question', async () => {
    const typed = await answers(background, ['drained', ticks(0)], ['A fever', `3${ENTER}`])
    expect(typed).toStrictEqual({ illness: 'fever', signs: [] })
  })

  test('a question without a value to assume is asked although its line is not ticked', async () => {
    const hours = { ...sleep, screen: 'background' } as const
    const flags = { ...redFlags, unknown: { policy: 'careful' } } as const
    const screen: Prompt = { kind: 'screen', screen: 'background', questions: [flags, hours] }
    const typed = await answers(screen, [asks, ENTER], ['0 to 24 h:', `8${ENTER}`])
    expect(typed).toStrictEqual({ redFlags: [], sleep: 8 })
  })

  test('a screen of one question is asked in its words, of several in ours', async () => {
    const alone: Prompt = { kind: 'screen', screen: 'background', questions: [illness] }
    expect(await answers(alone, ['Are you ill?', ''], [asks, ENTER])).toStrictEqual({
      illness: 'none',
    })
    await expect(
      answers(background, ['Do any of these apply to you?', ''], [asks, ENTER]),
    ).resolves.toHaveProperty('signs', [])
  })

  test('what does not fit is asked in parts, which say so, and every part counts', async () => {
    const items = Array.from({ length: 20 }, (_, index) => [
      `item-${String(index + 10)}`,
      { label: `Line ${String(index + 1)}.`, group: 'all' },
    ])
    const long = { ...redFlags, groups: { all: 'All' }, items: Object.fromEntries(items) }
    const person = asked(one(long), { plain, rows: 14 })
    await person.does(
      ['(part 1 of 2, more lines follow)', ''],
      ['Line 12.', ticks(0, 11)],
      ['(part 2 of 2)', ''],
      ['Line 20.', plain ? `20${ENTER}` : drawnTicks(7)],
    )
    expect(await person.answers).toStrictEqual({ redFlags: ['item-10', 'item-21', 'item-29'] })
  })
})

test('Enter on a line that was gone to but not ticked is asked about once', async () => {
  const person = asked(first)
  await person.does(['the head', KEY.down + ENTER], ['Nothing is ticked', ENTER])
  expect(await person.answers).toStrictEqual({ redFlags: [] })
})

test('a digit ticks no line, and Enter after it is asked about once', async () => {
  const person = asked(first)
  await person.does(['the head', `1230${ENTER}`], ['Nothing is ticked', ENTER])
  expect(await person.answers).toStrictEqual({ redFlags: [] })
  expect(person.raw()).not.toContain('[x]')
})

test('a plain list reads commas and "none", and asks again for a number it does not have', async () => {
  const person = asked(one(redFlags), { plain: true })
  await person.does(
    ['these:', `1 5${ENTER}`],
    ['"1 5": expected numbers from 1 to 4 with spaces between, or Enter for none', ''],
    ['these:', `0 1${ENTER}`],
    ['"0 1": expected', ''],
    ['these:', `1, 4, 1${ENTER}`],
  )
  expect(await person.answers).toStrictEqual({ redFlags: ['dark-urine', 'head-knock'] })
  const none = asked(one(redFlags), { plain: true })
  await none.does(['these:', `none${ENTER}`])
  expect(await none.answers).toStrictEqual({ redFlags: [] })
})
