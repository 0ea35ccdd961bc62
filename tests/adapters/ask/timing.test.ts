import { PassThrough } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTiming } from '../../../src/adapters/ask/timing.ts'
import type { MovementTestRule } from '../../../src/core/rulebook/model.ts'
import { aGate } from '../../core/a-rulebook.ts'
import { createWatch } from '../../e2e/watch.ts'

const RULE: MovementTestRule = { ...aGate().movementTest, minutes: 2, bells: [1] }
const SECOND = 1000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

async function timing({ plain = false, columns = 40, minutes = RULE.minutes } = {}) {
  const watch = createWatch()
  const input = new PassThrough()
  const output = Object.assign(new PassThrough({ encoding: 'utf8' }), { columns, rows: 24 })
  output.on('data', (text: string) => watch.add(text))
  const timed = createTiming(
    input,
    output,
    Date.now,
  )({ ...RULE, minutes }, { plain, colour: false })
  await watch.shows(`Enter starts the ${String(minutes)} minutes: `)
  const types = async (key: string) => {
    input.write(key)
    await nextTurn()
    await nextTurn()
  }
  await types('\r')
  return { timed, watch, types }
}

const bells = (raw: string): number => raw.split('\u0007').length - 1
const lastLine = (raw: string): string => raw.split('\u001B[2K\r').at(-1) ?? ''

describe('on one line', () => {
  it('fills a bar, rings at every bell and at the end, and ends by itself', async () => {
    const { timed, watch } = await timing()
    expect(lastLine(watch.raw)).toMatch(/^ 0:00 \[-+\] p pause {2}w worse$/)
    vi.advanceTimersByTime(60 * SECOND)
    expect(bells(watch.raw)).toBe(1)
    const half = lastLine(watch.raw).replace('\u0007', '')
    const [, done = '', left = ''] = /^ 1:00 \[(#+)(-+)\] p pause {2}w worse$/.exec(half) ?? []
    expect(left.length - done.length).toBeLessThanOrEqual(1)
    expect(half.length).toBeLessThan(40)
    vi.advanceTimersByTime(60 * SECOND)
    expect(await timed).toEqual({ end: 'whole', movedMs: 120 * SECOND })
    expect(bells(watch.raw)).toBe(2)
    expect(lastLine(watch.raw)).toMatch(/^ 2:00 \[#+\]/)
  })

  it('ends at once as worse', async () => {
    const { timed, types } = await timing()
    vi.advanceTimersByTime(61 * SECOND)
    await types('w')
    expect(await timed).toEqual({ end: 'worse', movedMs: 61 * SECOND })
  })

  it('counts no time in a pause', async () => {
    const { timed, watch, types } = await timing()
    vi.advanceTimersByTime(30 * SECOND)
    await types('p')
    vi.advanceTimersByTime(300 * SECOND)
    expect(lastLine(watch.raw)).toMatch(/^ 0:30 \[#+-+\] p go on {2}w worse$/)
    await types(' ')
    vi.advanceTimersByTime(90 * SECOND)
    expect(await timed).toEqual({ end: 'whole', movedMs: 120 * SECOND })
  })

  it('pauses by itself when the clock jumped as under a closed lid', async () => {
    const { timed, watch, types } = await timing()
    vi.advanceTimersByTime(30 * SECOND)
    vi.setSystemTime(Date.now() + 3600 * SECOND)
    vi.advanceTimersByTime(SECOND)
    expect(watch.raw).toContain('Time stood still: paused.\n')
    expect(lastLine(watch.raw)).toContain('p go on')
    await types('p')
    vi.advanceTimersByTime(90 * SECOND)
    expect(await timed).toEqual({ end: 'whole', movedMs: 120 * SECOND })
  })

  const seconds = Array.from({ length: 10 * 60 }, (_, second) => second)

  it('leaves on Ctrl-C at every second, and in a pause', async () => {
    for (const second of seconds) {
      const { timed, types } = await timing({ minutes: 10 })
      const left = expect(timed).rejects.toMatchObject({ code: 'cancelled' })
      vi.advanceTimersByTime(second * SECOND)
      if (second % 2 === 1) await types('p')
      await types('\u0003')
      await left
      expect(vi.getTimerCount()).toBe(0)
    }
  }, 120_000)
})

describe('in plain lines', () => {
  it.each([
    ['asked for', { plain: true, columns: 80 }],
    ['too narrow for a bar', { plain: false, columns: 29 }],
  ])('tells every minute and every change, and redraws nothing: %s', async (_name, setting) => {
    const { timed, watch, types } = await timing(setting)
    vi.advanceTimersByTime(30 * SECOND)
    await types('p')
    await types('p')
    vi.setSystemTime(Date.now() + 3600 * SECOND)
    vi.advanceTimersByTime(SECOND)
    await types('p')
    vi.advanceTimersByTime(91 * SECOND)
    expect(await timed).toMatchObject({ end: 'whole' })
    const lines = watch.raw.replaceAll('\u0007', '').replaceAll(/\s+/g, ' ')
    expect(lines).toContain(
      'Go. p pauses, w says that it is getting worse. Paused. p goes on. On it goes. Time stood still: paused. p goes on. On it goes. Minute 1 of 2. Minute 2 of 2.',
    )
    expect(watch.raw).not.toContain('\u001B')
  })
})
