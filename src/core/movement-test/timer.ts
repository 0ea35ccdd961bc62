/** A timer of easy movement. Times are milliseconds; `at` is a wall clock, which goes on under a closed lid. */
export interface Timer {
  readonly phase: 'running' | 'paused' | 'ended'
  /** Why it stands still, when it was not a key. */
  readonly gap: boolean
  readonly movedMs: number
  readonly at: number
  readonly wholeMs: number
}

/** Longer than any tick: the machine slept, or the program was stopped. Nobody knows who moved meanwhile. */
const GAP_MS = 5000

const MINUTE_MS = 60_000

/** A timer of so many minutes that begins now. */
export function startTimer(minutes: number, now: number): Timer {
  return { phase: 'running', gap: false, movedMs: 0, at: now, wholeMs: minutes * MINUTE_MS }
}

/**
 * The timer some time later. Time that nobody watched, and time that a clock set back took away, counts
 * as no movement: the timer then stands still until it is told to go on.
 */
export function tick(timer: Timer, now: number): Timer {
  if (timer.phase !== 'running') return { ...timer, at: now }
  const passed = now - timer.at
  if (passed < 0 || passed > GAP_MS) return { ...timer, phase: 'paused', gap: true, at: now }
  const movedMs = Math.min(timer.movedMs + passed, timer.wholeMs)
  return { ...timer, movedMs, at: now, phase: movedMs === timer.wholeMs ? 'ended' : 'running' }
}

/** Stops the time, or lets it go on. */
export function togglePause(timer: Timer, now: number): Timer {
  const { phase, ...rest } = tick(timer, now)
  if (phase === 'ended') return { ...rest, phase }
  // A gap that is only noticed as the key is pressed is a pause already: the key says to go on.
  return { ...rest, phase: phase === 'running' ? 'paused' : 'running', gap: false }
}

/** Whether a bell rings between two states of a timer: at any of these minutes, or at the end. */
export function rings(before: Timer, after: Timer, bells: readonly number[]): boolean {
  return [...bells.map((minute) => minute * MINUTE_MS), after.wholeMs].some(
    (moment) => before.movedMs < moment && after.movedMs >= moment,
  )
}
