import { describe, expect, test } from 'vitest'
import { journalLine } from '../../src/core/journal/line.ts'
import { reviewSchema } from '../../src/core/review/review-schema.ts'
import type { PastDay } from '../core/review/a-past.ts'
import { HILLS } from './hills-rulebook.ts'
import { dayAgo, homeWith, linesOf } from './past-days.ts'
import { openPty } from './pty.ts'
import { BIN, newFile, newFolder, recover, RESTED_FLAGS } from './recover.ts'

/** Ten weeks: swims that left flat, walks that did not, short nights, and two decisions otherwise. */
const WEEKS: readonly PastDay[] = Array.from({ length: 70 }, (_, index): PastDay => {
  const day = { ago: 70 - index }
  if (index % 10 === 0) {
    return { ...day, session: { modality: 'swim' }, felt: index === 30 ? 'same' : 'flatter' }
  }
  if (index % 10 === 3) return { ...day, answers: { sleep: 4.5 } }
  if (index % 10 === 5) return { ...day, session: { session: 'none', minutes: 0 } }
  if (index === 17 || index === 27) return { ...day, overridden: 'rest' }
  return {
    ...day,
    answers: { soreness: 2 + (index % 3) },
    ...(index % 2 ? { felt: 'looser' } : {}),
  }
})

/** A line of which the advice says something else; with the rule goes the session, as in lines of before. */
function otherwise(
  line: string,
  change: { readonly sha256: string } | { readonly rule: undefined },
): string {
  const { entry } = JSON.parse(line)
  if (entry.kind !== 'check-in') return line
  const { advice } = entry
  const { sha256 } = { sha256: advice.rulebook.sha256, ...change }
  const rulebook = { ...advice.rulebook, sha256 }
  const bare = 'rule' in change ? { rule: undefined, session: undefined } : {}
  return journalLine({ ...entry, advice: { ...advice, ...bare, rulebook } })
}

describe('recover review', () => {
  test.each([80, 40])('says how advices turned out on %i columns', async (columns) => {
    const home = homeWith(linesOf(WEEKS))
    const pty = openPty([process.execPath, BIN, 'review'], { columns, env: { RECOVER_HOME: home } })
    const { code, raw } = await pty.ended()
    // oxlint-disable-next-line no-control-regex -- it reads terminal output
    const lines = raw.replaceAll(/\u001B\[[\d;]*m/g, '').split('\r\n')
    expect(code).toBe(0)
    expect(lines.filter((line) => line.length > columns)).toEqual([])
    const text = lines.join(' ').replaceAll(/\s+/g, ' ')
    expect(text).toContain('70 advices, ')
    expect(text).toContain(
      'After easy swim you were flatter in 6 of 7. Shorter or easier may suit you better; talk it over with somebody who knows you, or leave it out (aqua-jogging too): recover profile set modalities bike,elliptical,rower (name what is at hand)',
    )
    expect(text).toContain('REST Under five hours of sleep')
    expect(text).toContain('easy swim, 7 times; afterwards 7 told: same 1, flatter 6 (56–97 %)')
    expect(text).toContain('You: rested instead, 2 times')
    expect(text).toContain('need not come from it')
  })

  test('in ASCII, without colour, on a terminal that has no more', async () => {
    const home = homeWith(linesOf(WEEKS))
    const { stdout } = await recover(['review', '--no-color'], { home, env: { TERM: 'dumb' } })
    expect(stdout).toContain('flatter 6 (56-97 %)')
    expect(stdout.replaceAll('\n', '')).toMatch(/^[ -~]+$/)
  })

  test('is one JSON object of its schema, and changes nothing', async () => {
    const home = homeWith(linesOf(WEEKS))
    const ran = await recover(['review', '--json'], { home })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    const review = reviewSchema.parse(JSON.parse(ran.stdout))
    expect(review).toMatchObject({ advices: 70, to: dayAgo(1), from: dayAgo(365) })
    expect(review.proposals).toMatchObject([{ about: 'modality', modality: 'swim', told: 7 }])
    expect((await recover(['review', '--json'], { home })).stdout).toBe(ran.stdout)
  })

  test('the profile can do what is proposed', async () => {
    const home = homeWith(linesOf(WEEKS))
    const { stdout } = await recover(['review', '--json'], { home })
    const text = reviewSchema.parse(JSON.parse(stdout)).proposals[0]?.text ?? ''
    const [, words = ''] = /: recover (profile set \S+ \S+)/.exec(text) ?? []
    const ran = await recover(words.split(' '), { home })
    expect(ran.code).toBe(0)
    const today = await recover(['today', '--json', ...RESTED_FLAGS], { home })
    const { session } = JSON.parse(today.stdout)
    expect([session.modality, ...session.alternatives]).not.toContain('swim')
  })

  test('counts the days it is asked for', async () => {
    const home = homeWith(linesOf(WEEKS))
    const ran = await recover(['review', '--days', '20'], { home })
    expect(ran.stdout).toContain(`${dayAgo(20)} to ${dayAgo(1)}: 20 advices, `)
    expect(ran.stdout.replaceAll('\n', ' ')).toContain('Nothing was told often enough')
  })

  test('keeps the rules of a rulebook that has changed, and says which it had to find again', async () => {
    const lines = linesOf(WEEKS)
    const kept = homeWith(lines.map((line) => otherwise(line, { sha256: 'of-an-older-one' })))
    const [now, then] = await Promise.all([
      recover(['review', '--json'], { home: homeWith(lines) }),
      recover(['review', '--json'], { home: kept }),
    ])
    expect(JSON.parse(now.stdout)).toMatchObject({ decidedAgain: 0 })
    expect(then.stdout).toBe(now.stdout)
    const bare = homeWith(lines.map((line) => otherwise(line, { rule: undefined })))
    const again = await recover(['review', '--json'], { home: bare })
    const { rules } = JSON.parse(now.stdout)
    expect(JSON.parse(again.stdout)).toMatchObject({
      decidedAgain: 70,
      rules: rules.map(({ rule }: { rule: string }) => ({ rule })),
    })
    expect((await recover(['review'], { home: bare })).stdout.replaceAll(/\s+/g, ' ')).toContain(
      'The journal did not keep the rule of 70 advices; the same rulebook decided again on the answers',
    )
  })

  test('without a journal there is nothing to look back on', async () => {
    const ran = await recover(['review'], { home: newFolder() })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toMatch(/^Nothing to look back on yet: no advice is remembered/)
  })

  test('lines that cannot be read are told of, and hold nothing up', async () => {
    const [first = '', ...rest] = linesOf(WEEKS)
    const home = homeWith([first.replace('easy', 'oily'), ...rest])
    const ran = await recover(['review', '--json'], { home })
    expect(ran.stderr).toContain('passed over in')
    expect(JSON.parse(ran.stdout)).toMatchObject({ advices: 69 })
  })

  test.each(['0', '3654', '1.5', 'x', ''])('--days "%s" is a usage error', async (days) => {
    const ran = await recover(['review', '--days', days])
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toContain('expected a whole number from 1 to 3653')
  })

  test('a rulebook that says nothing of reviews is told of', async () => {
    const home = newFolder()
    await recover(['rules', 'use', newFile('hills.yaml', HILLS), '--unproven'], { home })
    const ran = await recover(['review'], { home })
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toContain('says nothing of how its advices are reviewed')
  })
})
