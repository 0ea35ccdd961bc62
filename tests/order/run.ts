import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadBook, loadSafety } from '../../src/adapters/rulebook-file.ts'
import { conditionsInOrder, drawnTogether, readsOf } from '../../src/core/proof/reading-order.ts'

// Looks for an order in which the proof of the shipped rulebook takes less time, from as many starts as are
// asked for, and leaves the best in src/core/proof/known-order.ts. Runs in the project's root.

const FILE = 'src/core/proof/known-order.ts'
const STARTS = Number(process.env['ORDER_STARTS'] ?? 20)
const PATIENCE_MS = 120_000

const { safety, sources } = loadSafety('rules/safety.yaml', 'rules/sources.yaml')
const rulebook = loadBook('rules/recovery.yaml', safety, sources)
const { reads, readTogether } = readsOf(rulebook.questions, conditionsInOrder(rulebook))

/** The names in an order that is another for each start, and the same on every run. */
function shuffled(start: number): string[] {
  let state = start
  const next = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state
  }
  return [...reads.keys()]
    .map((name) => ({ name, by: next() }))
    .toSorted((a, b) => a.by - b.by)
    .map(({ name }) => name)
}

/** Seconds that `rules check` takes with the order that is in the file; undefined when it takes more than `most`. */
function secondsOf(most: number): number | undefined {
  spawnSync('npm', ['run', '-s', 'build'], { stdio: 'inherit' })
  const home = mkdtempSync(join(tmpdir(), 'recover-order-'))
  const began = performance.now()
  const { status } = spawnSync(process.execPath, ['bin/recover.js', 'rules', 'check'], {
    env: { PATH: process.env['PATH'], HOME: home, RECOVER_HOME: home },
    stdio: 'ignore',
    timeout: Math.min(most * 1000, PATIENCE_MS),
  })
  const seconds = (performance.now() - began) / 1000
  rmSync(home, { recursive: true, force: true })
  return status === 0 && seconds < most ? seconds : undefined
}

const text = readFileSync(FILE, 'utf8')
const head = text.slice(0, text.indexOf('[\n') + 2)
let best = text
let least = secondsOf(PATIENCE_MS / 1000) ?? Infinity
process.stdout.write(`as it is: ${least.toFixed(1)} s\n`)
for (let start = 1; start <= STARTS; start += 1) {
  const order = drawnTogether(shuffled(start), readTogether)
  const tried = `${head}${order.map((name) => `  '${name}',\n`).join('')}]\n`
  writeFileSync(FILE, tried)
  const seconds = secondsOf(least)
  process.stdout.write(`start ${String(start)}: ${seconds?.toFixed(1) ?? 'more'} s\n`)
  if (seconds !== undefined) {
    least = seconds
    best = tried
  }
}
writeFileSync(FILE, best)
spawnSync('npm', ['run', '-s', 'build'], { stdio: 'inherit' })
