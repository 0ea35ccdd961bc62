import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { z } from 'zod'
import { HILLS } from './hills-rulebook.ts'
import {
  advised,
  AT,
  journalLines,
  newFile,
  newFolder,
  recover,
  reported,
  RESTED,
  RESTED_FLAGS,
  type Ran,
} from './recover.ts'

const why = z.looseObject({
  verdict: z.string(),
  answers: z.record(z.string(), z.unknown()),
  wouldChange: z.array(z.unknown()),
  path: z.array(z.looseObject({ passed: z.array(z.unknown()), taken: z.unknown() })).min(5),
  rulebook: z.looseObject({ id: z.string() }),
})

const explained = ({ stdout }: Ran): z.infer<typeof why> => why.parse(JSON.parse(stdout))

const sleeping = (hours: string): string[] =>
  RESTED_FLAGS.map((flag) => flag.replace('sleep=7.5', `sleep=${hours}`))

describe('after a check-in', () => {
  test.concurrent('the newest, and that of a day', async ({ expect }) => {
    const home = newFolder()
    await recover(['today', '--at', '2026-11-20', ...sleeping('3')], { home })
    await recover(['today', '--at', '2026-11-21', ...sleeping('7')], { home })
    await recover(['today', '--at', '2026-11-21', ...sleeping('8')], { home })
    const runs = await Promise.all(
      [[], ['2026-11-20'], ['2026-11-21'], ['2026-11-20T22:15']].map((date) =>
        recover(['why', ...date, '--json'], { home }),
      ),
    )
    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual(runs.map(() => [0, '']))
    const facts = runs.map(explained)
    expect(facts.map(({ answers }) => answers['sleep'])).toEqual([8, 3, 8, 3])
    expect(facts.map(({ verdict }) => verdict)).toEqual(['move', 'rest', 'move', 'rest'])
    expect(journalLines(home)).toHaveLength(3)
  })

  test.concurrent('the one saved last, whichever day it was for; of a day its last', async ({
    expect,
  }) => {
    const home = newFolder()
    const sore = async (at: string, soreness: number): Promise<void> => {
      const flags = RESTED_FLAGS.map((flag) =>
        flag.replace('soreness=4', `soreness=${String(soreness)}`),
      )
      await recover(['today', ...flags, '--at', at], { home })
    }
    await sore('2026-11-22T08:00', 1)
    await sore('2026-11-22T07:00', 2)
    await sore('2020-02-29T07:00', 3)
    const of = async (day: string[]): Promise<string> =>
      (await recover(['why', ...day], { home })).stdout
    expect(await of([])).toContain('You: soreness 3/10')
    expect(await of(['2026-11-22'])).toContain('You: soreness 2/10')
  })

  test.concurrent('an emergency says again to call, before why', async ({ expect }) => {
    const home = newFolder()
    await recover(['today', '--red-flag', 'chest-pain-now'], { home })
    const [text, json] = await Promise.all([
      recover(['why'], { home }),
      recover(['why', '--json'], { home }),
    ])
    expect(text.stdout).toMatch(/^STOP\. /)
    expect(JSON.parse(json.stdout)).toMatchObject({ call: expect.stringMatching(/^STOP\. /) })
  })

  test.concurrent('none on that day', async ({ expect }) => {
    const home = newFolder()
    await recover(['today', ...AT, ...RESTED_FLAGS], { home })
    const ran = await recover(['why', '2026-11-23', '--json'], { home })
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(reported(ran).message).toBe('no check-in is remembered for 2026-11-23')
  })

  test.concurrent('the same way as with the same answers', async ({ expect }) => {
    const home = newFolder()
    await recover(['today', ...AT, ...RESTED_FLAGS], { home })
    const [remembered, given, filed] = await Promise.all([
      recover(['why'], { home }),
      recover(['why', ...AT, ...RESTED_FLAGS]),
      recover(['why', ...AT, '--answers', newFile('answers.json', JSON.stringify(RESTED))]),
    ])
    expect(remembered).toMatchObject({ code: 0, stderr: '' })
    expect(remembered.stdout).toContain('Safety gate')
    expect(given).toEqual(remembered)
    expect(filed).toEqual(remembered)
  })

  test.concurrent('what would change it is what the advice said', async ({ expect }) => {
    const [today, ran] = await Promise.all([
      recover(['today', ...AT, ...RESTED_FLAGS, '--json']),
      recover(['why', ...AT, ...RESTED_FLAGS, '--json']),
    ])
    const { wouldChange } = advised(today)
    expect(wouldChange.length).toBeGreaterThan(5)
    expect(explained(ran).wouldChange).toEqual(wouldChange)
  })

  test.concurrent('without all answers, it names those missing', async ({ expect }) => {
    const { code, stderr } = await recover(['why', '--soreness', '4'])
    expect(code).toBe(2)
    expect(stderr).toContain('Add --sleep --hunger --pain --movement')
  })
})

describe('a check-in of another rulebook', () => {
  test.concurrent('is explained with a word about it', async ({ expect }) => {
    const home = newFolder()
    const rules = newFile('hills.yaml', HILLS)
    const words = [
      'today',
      ...AT,
      ...RESTED_FLAGS,
      '--rules',
      rules,
      '--hill-mood',
      '4',
      '--unproven',
    ]
    expect(await recover(words, { home })).toMatchObject({ code: 0 })
    const [shipped, own] = await Promise.all([
      recover(['why', '--json'], { home }),
      recover(['why', '--json', '--rules', rules], { home }),
    ])
    expect(shipped.code).toBe(0)
    expect(shipped.stderr).toMatch(
      /^On 2026-11-22 the advice \(rest: No hills today\) came from hills 1\.0\.0 by its rule minds-hills, and this is the way through recovery \d+\.\d+\.\d+\. It leaves out hillMood\. --rules FILE names another rulebook\.\n$/,
    )
    expect(explained(shipped)).toMatchObject({ verdict: 'move', rulebook: { id: 'recovery' } })
    expect(own).toMatchObject({ code: 0, stderr: '' })
    expect(explained(own)).toMatchObject({ verdict: 'rest', rulebook: { id: 'hills' } })
  })

  test.concurrent('the same rulebook, changed since', async ({ expect }) => {
    const home = newFolder()
    const rules = newFile('hills.yaml', HILLS)
    await recover(
      ['today', ...AT, ...RESTED_FLAGS, '--rules', rules, '--hill-mood', '5', '--unproven'],
      { home },
    )
    writeFileSync(rules, HILLS.replace('to: 5,', 'to: 4,'))
    const { code, stderr } = await recover(['why', '--rules', rules], { home })
    expect(code).toBe(0)
    expect(stderr).toContain(
      'came from hills 1.0.0 by its rule minds-hills, which has changed since. It leaves out hillMood.',
    )
  })
})

test.concurrent('a journal of the future is no defect', async ({ expect }) => {
  const home = newFolder()
  const crc = 0
  writeFileSync(
    join(home, 'journal.ndjson'),
    `${JSON.stringify({ v: 9, crc, entry: { kind: 'check-in' } })}\n`,
    { mode: 0o600 },
  )
  expect(await recover(['why'], { home })).toMatchObject({ code: 2, stdout: '' })
})
