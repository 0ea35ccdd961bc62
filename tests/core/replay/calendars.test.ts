import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadBook, loadSafety } from '../../../src/adapters/rulebook-file.ts'
import { replay } from '../../../src/core/replay/replay.ts'
import { aMoment } from '../a-rulebook.ts'
import { playJournal } from '../memory/play-calendar.ts'

describe('the calendars of simulated runners', () => {
  const folder = 'tests/fixtures/calendars'
  const { safety, sources } = loadSafety('rules/safety.yaml', 'rules/sources.yaml')
  const shipped = loadBook('rules/recovery.yaml', safety, sources)
  const names = readdirSync(folder).filter((file) => file.endsWith('.txt'))

  test('there are some', () => {
    expect(names.length).toBeGreaterThanOrEqual(20)
  })

  test.each(names)('%s: the rulebook that advised says every morning what it said then', (name) => {
    const entries = playJournal(readFileSync(join(folder, name), 'utf8'), shipped)
    const checkIns = new Set(
      entries.filter(({ kind }) => kind === 'check-in').map(({ date }) => date),
    )
    const end = aMoment(2050, 1, 1)
    const found = replay({ inUse: shipped, other: shipped }, entries, end, 40_000)
    expect([found.days, found.changedSince, found.notReplayed]).toEqual([[], [], []])
    expect(found).toMatchObject({ replayed: checkIns.size, same: checkIns.size })
  })
})
