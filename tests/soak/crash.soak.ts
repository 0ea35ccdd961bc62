import { expect, test } from 'vitest'
import { killRuns, manyWriters, say, UNHARMED } from '../crash/writers.ts'

test('2,000 writers killed: nothing that was acknowledged is lost', async () => {
  const { acknowledged, damage } = await killRuns(2000)
  say(`2,000 kills, ${String(acknowledged)} entries acknowledged: ${JSON.stringify(damage)}`)
  expect(acknowledged).toBeGreaterThan(2000)
  expect(damage).toEqual(UNHARMED)
})

test('16 writers of 1,000 entries at once, while two others forget a day', async () => {
  const { acknowledged, forgets, damage } = await manyWriters(16, 1000, 2)
  const rewritten = `the journal rewritten ${String(forgets)} times`
  say(`${String(acknowledged)} entries acknowledged, ${rewritten}: ${JSON.stringify(damage)}`)
  expect(acknowledged).toBe(16_000)
  expect(forgets).toBeGreaterThan(100)
  expect(damage).toEqual(UNHARMED)
})
