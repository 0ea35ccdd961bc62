import { readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { damageTo, killRuns, manyWriters, newJournal, say, UNHARMED, write } from './writers.ts'

test('100 writers killed: nothing that was acknowledged is lost', async () => {
  const { acknowledged, damage } = await killRuns(100)
  say(`100 kills, ${String(acknowledged)} entries acknowledged: ${JSON.stringify(damage)}`)
  expect(acknowledged).toBeGreaterThan(100)
  expect(damage).toEqual(UNHARMED)
})

test('8 writers of 500 entries at once, while another forgets a day', async () => {
  const { acknowledged, forgets, damage } = await manyWriters(8, 500, 1)
  const rewritten = `the journal rewritten ${String(forgets)} times`
  say(`${String(acknowledged)} entries acknowledged, ${rewritten}: ${JSON.stringify(damage)}`)
  expect(acknowledged).toBe(4000)
  expect(forgets).toBeGreaterThan(0)
  expect(damage).toEqual(UNHARMED)
})

test('a file that may not grow: what was acknowledged is there, and the rest was refused', async () => {
  const path = newJournal()
  const full = await write({
    mode: 'append',
    path,
    name: 'full',
    count: 1000,
    shell: 'ulimit -f 20; exec "$@"',
  })
  expect(full.code).not.toBe(0)
  expect(full.stderr).toMatch(/the disk is full|larger than files may be here/)
  expect(full.said.length).toBeGreaterThan(20)
  expect(statSync(path).size % 512).toBe(0)
  const after = await write({ mode: 'append', path, name: 'room', count: 10 })
  expect(after).toMatchObject({ code: 0, stderr: '' })
  // What arrived of the refused entry is one damaged line, and swallows none that follows.
  expect(damageTo(path, [...full.said, ...after.said])).toEqual({ ...UNHARMED, damaged: 1 })
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(full.said.length + 13)
})
