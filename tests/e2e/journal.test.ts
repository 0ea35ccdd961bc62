import { appendFileSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, test } from 'vitest'
import { z } from 'zod'
import {
  advised,
  AT,
  journalEntries,
  journalLines,
  newFolder,
  recover,
  RESTED,
  RESTED_FLAGS,
  shell,
} from './recover.ts'

const today = ['today', ...AT, ...RESTED_FLAGS]
const line = z.strictObject({ v: z.literal(2), crc: z.int(), entry: z.looseObject({}) })

/** A line with a right check sum of whatever is in it. */
const signed = (version: number, body: string): string =>
  `{"v":${String(version)},"crc":${String(crc32(body))},"entry":${body}}\n`

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)

describe('what is remembered', () => {
  test.concurrent('one line: the answers and the decision, with their check sum', async ({
    expect,
  }) => {
    const home = newFolder()
    const ran = await recover([...today, '--json'], { home })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    const lines = journalLines(home)
    expect(lines).toHaveLength(1)
    const { crc, entry } = line.parse(JSON.parse(lines[0] ?? ''))
    const { id, written, ...told } = entry
    expect(id).toMatch(/^[0-9a-v]{17}$/)
    expect(Math.abs(Date.parse(String(written)) - Date.now())).toBeLessThan(60_000)
    const { date, at, verdict, care, advice, rule, headline, rulebook, safety, session } =
      advised(ran)
    expect(told).toEqual({
      kind: 'check-in',
      date,
      at,
      answers: { ...RESTED, localHour: 7 },
      derived: [],
      advice: {
        verdict,
        care,
        advice,
        rule,
        headline,
        rulebook,
        safety,
        session: {
          modality: session?.modality,
          minutes: session?.minutes,
          rpe: session?.rpe,
        },
      },
      open: [],
    })
    expect(crc).toBe(crc32(JSON.stringify(entry)))
  })

  test.concurrent('the same by the full program', async ({ expect }) => {
    const [quick, full] = [newFolder(), newFolder()]
    await Promise.all([
      recover([...today, '--json'], { home: quick }),
      recover(today, { home: full }),
    ])
    expect(journalEntries(full)).toHaveLength(1)
    expect(journalEntries(full)).toEqual(journalEntries(quick))
  })

  test.concurrent('line after line, also when several are written at once', async ({ expect }) => {
    const home = newFolder()
    const days = Array.from({ length: 8 }, (_, day) => `2026-11-0${String(day + 1)}`)
    const runs = days.map((day) =>
      recover(['today', '--at', day, ...RESTED_FLAGS, '--json'], { home }),
    )
    expect((await Promise.all(runs)).map(({ code }) => code)).toEqual(days.map(() => 0))
    const dates = journalLines(home).map((text) => line.parse(JSON.parse(text)).entry['date'])
    expect(new Set(dates)).toEqual(new Set(days))
    expect(dates).toHaveLength(days.length)
  })

  test.concurrent('--no-save leaves nothing behind', async ({ expect }) => {
    const home = newFolder()
    expect(await recover([...today, '--no-save'], { home })).toMatchObject({ code: 0 })
    expect(await recover([...today, '--no-save', '--json'], { home })).toMatchObject({ code: 0 })
    expect(readdirSync(home)).toEqual([])
  })

  test.concurrent('explaining leaves nothing behind', async ({ expect }) => {
    const home = newFolder()
    expect(await recover(['why', ...RESTED_FLAGS], { home })).toMatchObject({ code: 0 })
    expect(readdirSync(home)).toEqual([])
  })

  test.concurrent.for(['000', '022', '077', '777'])(
    'it is private under umask %s',
    async (umask, { expect }) => {
      const home = join(newFolder(), 'a', 'b')
      const { code } = await shell(`umask ${umask}; $recover ${today.join(' ')} --json`, {
        env: { RECOVER_HOME: home },
      })
      expect(code).toBe(0)
      expect(modeOf(join(home, 'journal.ndjson'))).toBe('600')
      expect([modeOf(home), modeOf(dirname(home))]).toEqual(['700', '700'])
    },
  )

  test.concurrent.for<[Record<string, string>, string]>([
    [{}, '.local/share/recover'],
    [{ XDG_DATA_HOME: '' }, '.local/share/recover'],
    [{ XDG_DATA_HOME: 'relative' }, '.local/share/recover'],
  ])('without RECOVER_HOME, %j: in the data folder', async ([env, folder], { expect }) => {
    const home = newFolder()
    const ran = await recover([...today, '--json'], {
      home,
      env: { RECOVER_HOME: undefined, ...env },
    })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(journalLines(join(home, folder))).toHaveLength(1)
  })

  test.concurrent('XDG_DATA_HOME says where', async ({ expect }) => {
    const data = newFolder()
    const env = { RECOVER_HOME: undefined, XDG_DATA_HOME: data }
    expect(await recover([...today, '--json'], { env })).toMatchObject({ code: 0 })
    expect(journalLines(join(data, 'recover'))).toHaveLength(1)
  })
})

describe('a journal that was damaged', () => {
  test.concurrent('a torn last line gets its end first', async ({ expect }) => {
    const home = newFolder()
    await recover(['today', '--at', '2026-11-20', ...RESTED_FLAGS, '--json'], { home })
    appendFileSync(join(home, 'journal.ndjson'), '{"v":1,"crc":12,"entry":{"kind":"che')
    expect(await recover(today, { home })).toMatchObject({
      code: 0,
      stderr: `recover: passed over in ${home}/journal.ndjson: line 2, which is damaged; recover doctor says more.\n`,
    })
    const lines = journalLines(home)
    expect(lines).toHaveLength(3)
    expect(lines[1]).toBe('{"v":1,"crc":12,"entry":{"kind":"che')
    const { entry } = line.parse(JSON.parse(lines[2] ?? ''))
    expect(entry['date']).toBe('2026-11-22')
    expect((await recover(['why'], { home })).code).toBe(0)
  })

  test.concurrent('damaged lines are passed over, and stay as they are', async ({ expect }) => {
    const home = newFolder()
    const journal = join(home, 'journal.ndjson')
    await recover(['today', '--at', '2026-11-20', ...RESTED_FLAGS, '--json'], { home })
    const good = readFileSync(journal, 'utf8')
    const damaged = [
      good.replace('"sleep":7.5', '"sleep":2.5'),
      'dear diary\n',
      '\u0000'.repeat(300),
      '\n{"v":2,"crc":1,"entry":{}}\n',
      signed(1, 'nonsense'),
      signed(2, '{"kind":"session"}'),
      signed(2, '{"kind":"mood"}'),
      signed(3, '{"kind":"session"}'),
    ].join('')
    appendFileSync(journal, damaged)
    const why = await recover(['why', '--json'], { home })
    const said = (lines: string, reason: string): string =>
      `recover: passed over in ${journal}: ${lines}, which ${reason}; recover doctor says more.\n`
    const stderr = [
      said('lines 2-5', 'are damaged'),
      said('line 9', 'comes from a later version of recover'),
      said('lines 6, 8', 'are of a kind that this version does not know'),
      said('line 7', 'holds an entry in which something is missing or wrong'),
    ].join('')
    expect(why).toMatchObject({ code: 0, stderr })
    expect(JSON.parse(why.stdout)).toMatchObject({ answers: { sleep: 7.5 } })
    expect(await recover(today, { home })).toMatchObject({ code: 0, stderr })
    expect(readFileSync(journal, 'utf8').startsWith(good + damaged)).toBe(true)
  })
})
