// How long an answer takes, as ratios to a bare `node -e 0`, interleaved in one run so that a noisy
// machine disturbs all rows alike. Prints a table; fails when a row is over its limit.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 40)
const bin = fileURLToPath(new URL('../../bin/recover.js', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'recover-bench-'))
const answers = join(home, 'answers.json')
writeFileSync(
  answers,
  JSON.stringify({
    redFlags: [],
    soreness: 4,
    sleep: 7.5,
    hunger: 'normal',
    pain: 'none',
    movement: 'looser',
  }),
)

// These settings cost node time of its own, or are read by nothing here.
const env = { PATH: process.env.PATH, HOME: home, RECOVER_HOME: join(home, 'data'), TERM: 'xterm' }
const node = process.execPath

const time = (args, surroundings = env) => {
  const stdio = ['ignore', 'ignore', 'pipe']
  const started = performance.now()
  const { status, stderr } = spawnSync(node, args, { env: surroundings, stdio })
  const taken = performance.now() - started
  if (status !== 0) throw new Error(`${args.join(' ')} exited ${status}: ${stderr}`)
  return taken
}

// A rulebook of one's own, in use because it lies there; the first round sees it for the first time.
const ownEnv = { ...env, RECOVER_HOME: join(home, 'own') }
time([bin, 'rules', 'init'], ownEnv)

const today = [bin, 'today', '--answers', answers, '--json']

/** A journal as it is on the second morning; put back before each round, because a day has one check-in. */
const secondMorning = (surroundings) => {
  const yesterday = new Date(Date.now() - 24 * 3_600_000).toISOString().slice(0, 10)
  time([...today, '--at', `${yesterday}T07:00`], surroundings)
  const journal = join(surroundings.RECOVER_HOME, 'journal.ndjson')
  const bytes = readFileSync(journal)
  return () => writeFileSync(journal, bytes)
}
const putBack = secondMorning(env)
const putBackOwn = secondMorning(ownEnv)

/** Time until the first prompt is drawn on a pseudo-terminal, made by script(1). */
const timeToPrompt = () =>
  new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(
      'script',
      ['-qfec', `${node} ${bin} today --no-save`, join(home, 'typescript')],
      { env, stdio: ['pipe', 'pipe', 'inherit'] },
    )
    let taken
    let seen = ''
    child.stdout.on('data', (chunk) => {
      seen += chunk
      if (taken === undefined && /Any of these/.test(seen)) {
        taken = performance.now() - started
        child.stdin.write('\u0003')
      }
    })
    child.on('exit', () => (taken ? resolve(taken) : reject(new Error(`no prompt: ${seen}`))))
  })

const scriptAlone = () => {
  const started = performance.now()
  spawnSync('script', ['-qfec', `${node} -e 0`, join(home, 'typescript')], { env, stdio: 'ignore' })
  return performance.now() - started
}

const rows = [
  { name: 'node -e 0', run: () => time(['-e', '0']) },
  {
    name: 'recover today --answers FILE --json',
    limit: 1.5,
    before: putBack,
    run: () => time(today),
  },
  {
    name: 'the same, with a rulebook of one’s own',
    limit: 1.7,
    before: putBackOwn,
    run: () => time(today, ownEnv),
  },
  { name: 'recover --help', limit: 3, run: () => time([bin, '--help']) },
  { name: 'node -e 0 on a pseudo-terminal', run: scriptAlone },
  { name: 'recover today, to the first prompt', limit: 6, onTerminal: true, run: timeToPrompt },
]

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

const taken = new Map(rows.map(({ name }) => [name, []]))
for (let round = 0; round < ROUNDS + 1; round += 1) {
  for (const { name, before, run } of rows) {
    before?.()
    const milliseconds = await run()
    // The first round fills the file system's caches.
    if (round > 0) taken.get(name).push(milliseconds)
  }
}
rmSync(home, { recursive: true, force: true })

let over = 0
process.stdout.write(`node ${process.version}, ${ROUNDS} interleaved rounds, median (fastest)\n`)
const bare = taken.get('node -e 0')
// What script(1) and its shell cost is not ours: it is what they add to a bare node.
const ofTerminal = (measure) => measure(taken.get('node -e 0 on a pseudo-terminal')) - measure(bare)
const fastest = (values) => Math.min(...values)
for (const { name, limit, onTerminal } of rows) {
  const ms = taken.get(name)
  const ratioOf = (measure) =>
    (measure(ms) - (onTerminal ? ofTerminal(measure) : 0)) / measure(bare)
  const ratio = ratioOf(median)
  const least = ratioOf(fastest)
  const verdict =
    limit === undefined ? '' : ratio <= limit ? `  within ${limit} x` : `  OVER ${limit} x`
  if (limit !== undefined && ratio > limit) over += 1
  process.stdout.write(
    `${median(ms).toFixed(1).padStart(8)} ms  ${ratio.toFixed(2)} x (${least.toFixed(2)} x)  ${name}${verdict}\n`,
  )
}
process.exitCode = over > 0 ? 1 : 0
