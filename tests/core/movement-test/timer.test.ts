import { describe, expect, it } from 'vitest'
import { rings, startTimer, tick, togglePause } from '../../../src/core/movement-test/timer.ts'

const START = 1_000_000
const SECOND = 1000

/** Ticks once a second for so long. */
function run(timer: ReturnType<typeof startTimer>, seconds: number) {
  let now = timer
  for (let second = 1; second <= seconds; second += 1) now = tick(now, timer.at + second * SECOND)
  return now
}

describe('the timer', () => {
  it('ends after its minutes, and never counts more', () => {
    const timer = startTimer(10, START)
    expect(run(timer, 599)).toMatchObject({ phase: 'running', movedMs: 599_000 })
    expect(run(timer, 600)).toMatchObject({ phase: 'ended', movedMs: 600_000 })
    expect(run(timer, 605)).toMatchObject({ phase: 'ended', movedMs: 600_000 })
  })

  it('counts no paused time', () => {
    const paused = togglePause(run(startTimer(10, START), 60), START + 61 * SECOND)
    expect(paused).toMatchObject({ phase: 'paused', movedMs: 61_000, gap: false })
    const waited = tick(paused, START + 500 * SECOND)
    expect(waited).toMatchObject({ phase: 'paused', movedMs: 61_000, gap: false })
    const on = togglePause(waited, START + 501 * SECOND)
    expect(tick(on, START + 502 * SECOND)).toMatchObject({ phase: 'running', movedMs: 62_000 })
  })

  it.each([
    ['a lid that was closed', 5001],
    ['a night', 8 * 3600 * SECOND],
    ['a clock that was set back', -1],
  ])('stands still after %s', (_name, passed) => {
    const moved = run(startTimer(10, START), 60)
    const later = tick(moved, moved.at + passed)
    expect(later).toMatchObject({ phase: 'paused', gap: true, movedMs: 60_000 })
    expect(togglePause(later, later.at + SECOND)).toMatchObject({ phase: 'running', gap: false })
  })

  it('begins to run at once, and a tick in the same instant changes nothing', () => {
    const timer = startTimer(10, START)
    expect(timer).toMatchObject({ phase: 'running', gap: false, movedMs: 0 })
    expect(tick(timer, START)).toEqual(timer)
  })

  it('takes a slow tick for time that was moved', () => {
    const moved = run(startTimer(10, START), 60)
    expect(tick(moved, moved.at + 5000)).toMatchObject({ phase: 'running', movedMs: 65_000 })
  })

  it('goes on when the key that follows a gap is the first to notice it', () => {
    const moved = run(startTimer(10, START), 60)
    const on = togglePause(moved, moved.at + 3600 * SECOND)
    expect(on).toMatchObject({ phase: 'running', gap: false, movedMs: 60_000 })
  })

  it('is not paused once it has ended', () => {
    const ended = run(startTimer(10, START), 600)
    expect(togglePause(ended, ended.at + SECOND).phase).toBe('ended')
  })

  it('rings once at every bell, and at the end', () => {
    let timer = startTimer(10, START)
    const rung: number[] = []
    for (let second = 1; second <= 610; second += 1) {
      const next = tick(timer, START + second * SECOND)
      if (rings(timer, next, [2, 5])) rung.push(second)
      timer = next
    }
    expect(rung).toEqual([120, 300, 600])
  })
})
