import { join, resolve } from 'node:path'
import { describe, test } from 'vitest'
import { MEASURE, quietMs, readUsed, type Used } from '../fixtures/quiet-machine.ts'
import { HEAVY } from '../fixtures/rulebooks/heavy.ts'
import { newFile, newFolder, recover, type Ran } from './recover.ts'

interface Measured {
  readonly ran: Ran
  readonly used: Used
}

async function measured(file: string): Promise<Measured> {
  const to = join(newFolder(), 'used.json')
  const env = { NODE_OPTIONS: `--require=${MEASURE}`, RECOVER_TEST_USED: to }
  const ran = await recover(['rules', 'show', '--fold', file], { env })
  return { ran, used: readUsed(to) }
}

const { used: start } = await measured(resolve('tests/fixtures/rulebooks/sound.yaml'))

/** Twice what `npm run bench:rules` allows: here other tests run meanwhile, and memory is freed later. */
const MOST_MS = 2 * 1000
const MOST_MB = 2 * 200

describe('a rulebook that is as heavy as it can be is soon handled, in little memory', () => {
  test.for(HEAVY)('%s', async ([, content, place, said], { expect }) => {
    const file = newFile('own.yaml', content)
    let last: Measured | undefined
    const beyondStart = async (): Promise<number> => {
      last = await measured(file)
      return last.used.milliseconds - start.milliseconds
    }
    expect(await quietMs(MOST_MS, beyondStart)).toBeLessThan(MOST_MS)
    expect(last?.used.megabytes).toBeLessThan(MOST_MB)
    const { code, stdout, stderr = '' } = last?.ran ?? {}
    if (place === 'READ') {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      return
    }
    expect({ code, stdout }).toEqual({ code: 65, stdout: '' })
    expect(stderr).toContain(said)
    if (said.includes('262144')) return
    expect(stderr.startsWith(`${file}:${place}`)).toBe(true)
    const [, excerpt = '', caret = ''] = stderr.split('\n')
    expect(excerpt.length).toBeLessThanOrEqual(64)
    expect(caret).toMatch(/^ {4} *\^$/)
  })
})
