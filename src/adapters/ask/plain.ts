import type { Read } from '../../core/checkin/intake.ts'
import type { Keyboard } from './cancel.ts'
import { readLine } from './line-reader.ts'
import { paginate, sizeOf, type Screen } from './pages.ts'
import { refusal, type Option, type TickRequest, type Way } from './way.ts'
import { wrap } from './wrap.ts'

/**
 * Asks in numbered lines, for screen readers and for terminals that cannot redraw: lines are only
 * ever added, none is marked by colour or place.
 */
export function plainWay(input: Keyboard, output: Screen, signal: AbortSignal): Way {
  const lines = (text: string): string[] => wrap(text, sizeOf(output).columns - 1)

  const say = (text: string | undefined): void => {
    if (text !== undefined) output.write(`${lines(text).join('\n')}\n`)
  }

  const readUntil = async <Value>(
    field: string,
    read: (text: string) => Read<Value>,
  ): Promise<Value> => {
    for (;;) {
      const typed = await readLine(input, output, `${lines(`${field}:`).join('\n')} `, signal)
      const answer = read(typed)
      if (answer.ok) return answer.value
      say(refusal(typed, answer.expected))
    }
  }

  return {
    type({ ask, help, field, read }) {
      say(ask)
      say(help)
      return readUntil(field, read)
    },

    choose({ ask, help, options }) {
      say(ask)
      say(help)
      options.forEach((option, index) => say(numbered(option, index + 1)))
      const expected = `a number from 1 to ${String(options.length)}`
      return readUntil(`Type ${expected}`, (typed) => {
        const option = options[numberOf(typed) - 1]
        return option === undefined ? { ok: false, expected } : { ok: true, value: option.id }
      })
    },

    async tick(request) {
      const { ask, help, options, first, refuse } = request
      say(ask)
      say(help)
      options.forEach((option, index) => say(numbered(option, first + index)))
      const expected = expectedTicks(request)
      for (;;) {
        const ticked = await readUntil(`Type ${expected}`, (typed) =>
          readTicks(options, first, typed, expected),
        )
        const wrong = refuse?.(ticked)
        if (wrong === undefined) return ticked
        say(wrong)
      }
    },

    pages({ ask, help, options, refuse }) {
      const last = { options, first: options.length, refuse }
      const around = [ask, help ?? [], `Type ${expectedTicks(last)}:`].flat().flatMap(lines)
      const height = (option: Option): number => lines(numbered(option, options.length)).length
      return paginate(options, height, sizeOf(output).rows - around.length)
    },
  }
}

function numbered({ text }: Option, number: number): string {
  return `${String(number)}. ${text}`
}

function expectedTicks({
  options,
  first,
  refuse,
}: Pick<TickRequest, 'options' | 'first' | 'refuse'>): string {
  const range = `${String(first)} to ${String(first + options.length - 1)}`
  const none = refuse === undefined ? ', or Enter for none of these' : ''
  return `numbers from ${range} with spaces between${none}`
}

function numberOf(typed: string): number {
  return /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN
}

function readTicks(
  options: readonly Option[],
  first: number,
  typed: string,
  expected: string,
): Read<readonly string[]> {
  if (/^(none|0)$/i.test(typed.trim())) return { ok: true, value: [] }
  const ids = new Set<string>()
  for (const number of typed.split(/[\s,]+/).filter(Boolean)) {
    const option = options[numberOf(number) - first]
    if (option === undefined) return { ok: false, expected }
    ids.add(option.id)
  }
  return { ok: true, value: [...ids] }
}
