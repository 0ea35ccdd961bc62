import { rings, startTimer, tick, togglePause, type Timer } from '../../core/movement-test/timer.ts'
import type { MovementTestRule } from '../../core/rulebook/model.ts'
import type { AskOptions } from '../../app.ts'
import { colourLevel } from '../terminal.ts'
import { cancellable, type Key, type Keyboard } from './cancel.ts'
import { readLine } from './line-reader.ts'
import { createPaint, type Paint } from './paint.ts'
import { sizeOf, type Screen } from './pages.ts'
import { wrap } from './wrap.ts'

/** How a timed movement came to its end. */
export interface Timed {
  readonly end: 'whole' | 'worse'
  readonly movedMs: number
}

const TICK_MS = 250
const MINUTE_MS = 60_000
const BELL = '\u0007'
const CLEAR_LINE = '\u001B[2K\r'

/** Below this there is no room for a bar that moves. */
const LEAST_COLUMNS = 30

/**
 * Times easy movement on a terminal, beginning with Enter: a bar redrawn on one line, or with `plain` a
 * line a minute. `w` ends it at once as worse, `p` pauses. Rejects with `cancelled`, the terminal given
 * back. `clock` tells milliseconds as a wall clock does: it goes on under a closed lid.
 */
export function createTiming(
  input: Keyboard,
  output: Screen,
  clock: () => number,
): (rule: MovementTestRule, options: AskOptions) => Promise<Timed> {
  return (rule, { plain, colour }) =>
    cancellable(input, async (signal) => {
      const drawn = !plain && process.env['TERM'] !== 'dumb'
      const wide = sizeOf(output).columns >= LEAST_COLUMNS
      const paint = createPaint(colour && colourLevel(process.env, true) > 0)
      const show = drawn && wide ? onOneLine(output, paint) : lineByLine(output)
      const begin = `Enter starts the ${String(rule.minutes)} minutes: `
      await readLine(input, output, begin, signal)
      return run(input, rule, signal, clock, {
        show,
        ring: () => void output.write(BELL),
        close: () => void output.write('\n'),
      })
    })
}

interface Display {
  /** Shows a timer, and how it was before. */
  readonly show: (timer: Timer, before: Timer) => void
  readonly ring: () => void
  readonly close: () => void
}

function run(
  input: Keyboard,
  rule: MovementTestRule,
  signal: AbortSignal,
  clock: () => number,
  { show, ring, close }: Display,
): Promise<Timed> {
  return new Promise((resolve, reject) => {
    let timer = startTimer(rule.minutes, clock())
    const step = (next: Timer): void => {
      const before = timer
      timer = next
      show(timer, before)
      if (rings(before, timer, rule.bells)) ring()
      if (timer.phase === 'ended') leave(() => resolve({ end: 'whole', movedMs: timer.movedMs }))
    }
    const onKey = (_text: string | undefined, { name, ctrl }: Key): void => {
      if (ctrl) return
      if (name === 'w') {
        timer = tick(timer, clock())
        leave(() => resolve({ end: 'worse', movedMs: timer.movedMs }))
      }
      if (name === 'p' || name === 'space') step(togglePause(timer, clock()))
    }
    const onAbort = (): void => leave(() => reject(new Error('left', { cause: signal.reason })))
    const ticking = setInterval(() => step(tick(timer, clock())), TICK_MS)
    const leave = (settle: () => void): void => {
      clearInterval(ticking)
      input.off('keypress', onKey)
      signal.removeEventListener('abort', onAbort)
      close()
      settle()
    }
    signal.addEventListener('abort', onAbort)
    input.resume()
    input.on('keypress', onKey)
    show(timer, timer)
  })
}

function clockOf({ movedMs }: Timer): string {
  const seconds = Math.floor(movedMs / 1000)
  const two = String(seconds % 60).padStart(2, '0')
  return `${String(Math.floor(seconds / 60))}:${two}`
}

/** What the keys do now; the same width in every phase, so that nothing is left of the line before. */
const KEYS = { running: 'p pause  w worse', standing: 'p go on  w worse' }

/** Fits the narrowest terminal that gets a bar. */
const UNWATCHED = 'Time stood still: paused.'

function onOneLine(output: Screen, paint: Paint): Display['show'] {
  return (timer, before) => {
    const { columns } = sizeOf(output)
    if (timer.gap && !before.gap) output.write(`${CLEAR_LINE}${UNWATCHED}\n`)
    const time = clockOf(timer).padStart(5)
    const keys = timer.phase === 'paused' ? KEYS.standing : KEYS.running
    // The last column stays free: a terminal breaks the line there.
    const room = columns - 1 - time.length - keys.length - 4
    const done = Math.floor((timer.movedMs / timer.wholeMs) * room)
    const bar = `${paint.accent('#'.repeat(done))}${paint.dim('-'.repeat(room - done))}`
    output.write(`${CLEAR_LINE}${time} [${bar}] ${paint.dim(keys)}`)
  }
}

function minuteOf({ movedMs }: Timer): number {
  return Math.floor(movedMs / MINUTE_MS)
}

function lineByLine(output: Screen): Display['show'] {
  const say = (text: string): void => {
    output.write(`${wrap(text, sizeOf(output).columns - 1).join('\n')}\n`)
  }
  return (timer, before) => {
    if (timer === before) say('Go. p pauses, w says that it is getting worse.')
    else if (timer.phase !== before.phase) {
      if (timer.phase === 'paused') {
        say(timer.gap ? UNWATCHED : 'Paused.')
        say('p goes on.')
      } else if (timer.phase === 'running') say('On it goes.')
    }
    const minute = minuteOf(timer)
    if (minute > minuteOf(before)) {
      say(`Minute ${String(minute)} of ${String(timer.wholeMs / MINUTE_MS)}.`)
    }
  }
}
