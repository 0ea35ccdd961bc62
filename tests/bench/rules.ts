import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { readRulesFiles } from '../../src/adapters/rules-files.ts'
import { checkedWhenBuilt, shippedRulebook } from '../../src/adapters/shipped-rulebook.ts'
import { formOf } from '../../src/commands/prove.ts'
import { MOST_NODES } from '../../src/core/proof/nodes.ts'
import { HEAVY } from '../fixtures/rulebooks/heavy.ts'
import { HOSTILE } from '../fixtures/rulebooks/hostile.ts'
import { MEASURE, readUsed, spentMs, type Used } from '../fixtures/quiet-machine.ts'

// What reading and proving rulebooks takes, in time of the processor and memory, each beside its limit.
// The least of a few tries counts: a machine that is shared slows every one of them. Fails when over.
const TRIES = 5

const folder = mkdtempSync(join(tmpdir(), 'recover-bench-'))
let over = 0

function row(
  of: string,
  figures: readonly (readonly [value: number, limit: number, unit: string])[],
): void {
  for (const [value, limit, unit] of figures) {
    const verdict = value <= limit ? 'within' : 'OVER'
    if (value > limit) over += 1
    const [figure, most] = [value, limit].map((number) =>
      number.toFixed(unit === 's' || unit === 'M' ? 1 : 0),
    )
    process.stdout.write(`${`${figure} ${unit}`.padStart(8)}  ${verdict} ${most} ${unit}  ${of}\n`)
  }
}

/** What the program used, and how long it took by the clock. */
function run(
  words: readonly string[],
  home = join(folder, 'home'),
): Used & { clock: number; stdout: string } {
  const to = join(folder, 'used.json')
  const env = { PATH: process.env['PATH'], RECOVER_HOME: home, RECOVER_TEST_USED: to }
  const begun = performance.now()
  const measure = ['--require', MEASURE]
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...measure, 'bin/recover.js', ...words],
    { env, encoding: 'utf8' },
  )
  // A file that is refused ends with 65.
  if (status !== 0 && status !== 65) throw new Error(`${words.join(' ')}: ${stderr}`)
  return { ...readUsed(to), stdout, clock: performance.now() - begun }
}

/** A few tries, until one of them is within the limit of milliseconds. */
async function leastMs(most: number, ms: () => number | Promise<number>): Promise<number> {
  let least = Infinity
  for (let tried = 0; tried < TRIES && least > most; tried += 1) least = Math.min(least, await ms())
  return least
}

const built = { rulebook: shippedRulebook('dist'), checked: checkedWhenBuilt('dist') }
const shipped = (): Promise<unknown> => formOf(readRulesFiles('rules', built, undefined))
const first = await spentMs(shipped)
const form = await leastMs(0, () => spentMs(shipped))
row(
  `the form of the shipped rulebook alone; ${first.toFixed(0)} ms at first, all else loaded too`,
  [[form, 300, 'ms']],
)

const whole = run(['rules', 'check', '--json'], join(folder, 'fresh'))
row(`rules check, nothing kept of it before; ${(whole.clock / 1000).toFixed(1)} s by the clock`, [
  [Math.min(whole.milliseconds, whole.clock) / 1000, 10, 's'],
  [whole.megabytes, 500, 'MB'],
])
const { nodes } = (JSON.parse(whole.stdout) as { proof: { extent: { nodes: number } } }).proof
  .extent
row('nodes of its diagrams, a third of what is refused as too woven', [
  [nodes / 1e6, MOST_NODES / 3e6, 'M'],
])

const show = (file: string): Used => run(['rules', 'show', '--fold', file])
const sound = 'tests/fixtures/rulebooks/sound.yaml'
const start = await leastMs(0, () => show(sound).milliseconds)

/** The slowest and the largest of these files, beyond the start that any file takes. */
async function worst(
  kind: string,
  files: readonly (readonly [name: string, file: string])[],
): Promise<void> {
  const seen: { name: string; ms: number; megabytes: number }[] = []
  for (const [name, file] of files) {
    let megabytes = Infinity
    const ms = await leastMs(1000, () => {
      const used = show(file)
      megabytes = Math.min(megabytes, used.megabytes)
      return used.milliseconds - start
    })
    seen.push({ name, ms, megabytes })
  }
  const [slowest] = seen.toSorted((a, b) => b.ms - a.ms)
  const [largest] = seen.toSorted((a, b) => b.megabytes - a.megabytes)
  if (slowest === undefined || largest === undefined) throw new Error(`no ${kind} files`)
  const of = `of ${String(seen.length)} ${kind} files`
  row(`the slowest ${of}: ${slowest.name}`, [[slowest.ms, 1000, 'ms']])
  row(`the largest ${of}: ${largest.name}`, [[largest.megabytes, 200, 'MB']])
}

await worst(
  'hostile',
  HOSTILE.map(([name]) => [name, `tests/fixtures/rulebooks/hostile/${name}.yaml`]),
)
await worst(
  'heavy',
  HEAVY.map(([name, content], index) => {
    const file = join(folder, `${String(index)}.yaml`)
    writeFileSync(file, content)
    return [name, file]
  }),
)
rmSync(folder, { recursive: true, force: true })
process.exitCode = over > 0 ? 1 : 0
