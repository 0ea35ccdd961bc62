// What a journal of fifty years costs, against an empty one and a bare `node -e 0`: CPU and wall, as
// ratios, interleaved in one run so that a noisy machine disturbs all rows alike. Fails over a limit.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { writeFiftyYears } from './fifty-years.mjs'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 40)
/** The most of an empty journal's time that a full one may take. */
const MOST_OF_EMPTY = 1.15
const TICK_MS = 10

const bin = fileURLToPath(new URL('../../bin/recover.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'recover-bench-'))
const answers = join(folder, 'answers.json')
const told = {
  redFlags: [],
  soreness: 4,
  sleep: 7.5,
  hunger: 'normal',
  pain: 'none',
  movement: 'looser',
}
writeFileSync(answers, JSON.stringify(told))
const journalOf = (name) => join(folder, name, 'journal.ndjson')
const bytes = writeFiftyYears(journalOf('full'))

/** CPU of the children that have ended, in milliseconds. */
const cpuOfChildren = () => {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ')
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS
}

const run = (name, args) => {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    RECOVER_HOME: join(folder, name),
    TERM: 'xterm',
  }
  if (name === 'empty') rmSync(journalOf('empty'), { force: true })
  // A day has one check-in, which the status after it finds.
  if (name === 'full' && args[1] === 'today') truncateSync(journalOf('full'), bytes)
  const before = cpuOfChildren()
  const started = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const wall = performance.now() - started
  if (status !== 0) throw new Error(`${args.join(' ')} exited ${status}: ${stderr}`)
  return { wall, cpu: cpuOfChildren() - before }
}

const today = [bin, 'today', '--answers', answers, '--json']
const rows = [
  { name: 'node -e 0', of: 'bare', args: ['-e', '0'] },
  { name: 'recover today, empty journal', of: 'empty', args: today },
  { name: 'recover today, fifty years', of: 'full', args: today, limit: 1.8, like: 1 },
  { name: 'recover status, empty journal', of: 'empty', args: [bin, 'status'] },
  { name: 'recover status, fifty years', of: 'full', args: [bin, 'status'], limit: 1.5, like: 3 },
]

const taken = rows.map(() => [])
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const [index, { of, args }] of rows.entries()) {
    const one = run(of, args)
    // The first round fills the file system's caches.
    if (round > 0) taken[index].push(one)
  }
}
rmSync(folder, { recursive: true, force: true })

const mean = (values) => values.reduce((sum, each) => sum + each, 0) / values.length
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const cpu = taken.map((runs) => mean(runs.map((one) => one.cpu)))
const wall = taken.map((runs) => median(runs.map((one) => one.wall)))

let over = 0
const judged = (value, limit) => {
  if (value > limit) over += 1
  return `${value.toFixed(2)} x ${value > limit ? 'OVER' : 'within'} ${limit}`
}
process.stdout.write(
  `node ${process.version}, ${ROUNDS} interleaved rounds, CPU (wall); ${(bytes / 1e6).toFixed(0)} MB\n`,
)
for (const [index, { name, limit, like }] of rows.entries()) {
  const ms = `${cpu[index].toFixed(0).padStart(5)} ms (${wall[index].toFixed(0)} ms)  ${name}`
  const ofBare = (times) => times[index] / times[0]
  const ratio =
    limit === undefined
      ? ''
      : `: ${judged(ofBare(cpu), limit)} (${ofBare(wall).toFixed(2)} x) of node`
  const ofEmpty =
    like === undefined
      ? ''
      : `, ${judged(cpu[index] / cpu[like], MOST_OF_EMPTY)} (${(wall[index] / wall[like]).toFixed(2)} x) of empty`
  process.stdout.write(`${ms}${ratio}${ofEmpty}\n`)
}
process.exitCode = over > 0 ? 1 : 0
