import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MEASURE, readUsed, type Used } from '../fixtures/quiet-machine.ts'
import { newFile, newFolder, recover, type Ran } from './recover.ts'

const QUESTIONS = 40

/** Pairs of questions, laid across each other so that no order of the questions keeps a pair together. */
function woven(): string {
  const numbers = Array.from({ length: QUESTIONS }, (_, number) => number)
  const questions = numbers
    .map((n) => `  q${String(n)}: { ask: q, yes-no: true, worse: ["no", "yes"] }\n`)
    .join('')
  const pairs = numbers
    .flatMap((n) => [
      [n, (11 * n + 5) % QUESTIONS] as const,
      [n, (17 * n + 9) % QUESTIONS] as const,
    ])
    .map(([one, other]) => `{ q${String(one)}: "yes", q${String(other)}: "yes" }`)
  return readFileSync('tests/fixtures/rulebooks/form/sound.yaml', 'utf8')
    .replace('\ntree:\n', `${questions}\ntree:\n`)
    .replace('{ sky: storm }', `{ any-of: [{ sky: storm }, ${pairs.join(', ')}] }`)
}

test('a rulebook too woven to be looked at is refused in little memory, and the next time at once', async () => {
  const file = newFile('woven.yaml', woven())
  const home = newFolder()
  const check = async (): Promise<Ran & { readonly used: Used }> => {
    const to = join(newFolder(), 'used.json')
    const env = { NODE_OPTIONS: `--require=${MEASURE}`, RECOVER_TEST_USED: to }
    const ran = await recover(['rules', 'check', file], { home, env })
    return { ...ran, used: readUsed(to) }
  }
  const first = await check()
  expect(first).toMatchObject({ code: 65, stderr: '' })
  expect(first.stdout).toMatch(
    /^\S+woven\.yaml:\d+:\d+: the conditions of this rulebook are too woven .* Begin with storm, which compares 41 questions/,
  )
  expect(first.used.megabytes).toBeLessThan(600)
  const second = await check()
  expect(second.stdout).toBe(first.stdout)
  expect(second.used.milliseconds).toBeLessThan(first.used.milliseconds / 3)
}, 180_000)
