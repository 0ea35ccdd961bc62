import { describe, test } from 'vitest'
import { advised, recover, reported, RESTED_FLAGS } from './recover.ts'

const told = ['today', ...RESTED_FLAGS, '--json', '--no-save']

function at(zone: string, moment: string): ReturnType<typeof recover> {
  return recover([...told, '--at', moment], { env: { TZ: zone } })
}

describe('a time that the clocks skip is no moment, and the next one is named', () => {
  test.concurrent.for([
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T03:30'],
    ['America/New_York', '2026-03-08T02:00', '2026-03-08T03:00'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-04T02:45'],
    ['America/Santiago', '2026-09-06T00:30', '2026-09-06T01:30'],
    ['Pacific/Apia', '2011-12-30', '2011-12-31T07:00'],
  ] as const)('%s %s', async ([zone, moment, next], { expect }) => {
    const ran = await at(zone, moment)
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 2, stdout: '' })
    const { message, hint } = reported(ran)
    expect(message).toContain(`"${moment}" is not a local moment`)
    expect(hint).toContain(next)
  })
})

describe('hours to look again are those of a stopwatch', () => {
  // Insulin and a blood sugar below 4.0: check again in an hour.
  const again = ['--condition', 'diabetes-low-sugar', '--glucose', '3.5']
  test.concurrent.for([
    ['Europe/Berlin', '2026-03-29T01:30', '2026-03-29T03:30'],
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T02:30'],
    ['Australia/Lord_Howe', '2026-10-04T01:30', '2026-10-04T03:00'],
    ['America/New_York', '2026-03-08T01:59', '2026-03-08T03:59'],
    ['UTC', '2026-03-29T01:30', '2026-03-29T02:30'],
  ] as const)('%s %s', async ([zone, moment, when], { expect }) => {
    const ran = await recover([...told, ...again, '--at', moment], { env: { TZ: zone } })
    expect(advised(ran).reassess.when).toBe(when)
  })
})

describe('a time that the clocks show is one, also beside a change', () => {
  test.concurrent.for([
    ['Europe/Berlin', '2026-03-29T01:59', '+01:00'],
    ['Europe/Berlin', '2026-03-29T03:00', '+02:00'],
    // Twice on this day; the first is meant.
    ['Europe/Berlin', '2026-10-25T02:30', '+02:00'],
    ['Australia/Lord_Howe', '2026-10-04T02:30', '+11:00'],
    ['UTC', '2026-03-29T02:30', '+00:00'],
    ['Asia/Kathmandu', '2026-03-29T02:30', '+05:45'],
  ] as const)('%s %s', async ([zone, moment, offset], { expect }) => {
    const ran = await at(zone, moment)
    expect(ran.code).toBe(0)
    expect(advised(ran).at).toBe(`${moment}:00${offset}`)
  })
})
