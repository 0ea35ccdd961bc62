import { hand, jsonLogic, jsonRules, ours, zen, type DecidingEngine } from './engines.ts'
import { CHECK_INS, drawn, leavesOf, type CheckIn } from './tree.ts'

// How many check-ins a second an engine decides, the way recorded, for one tree in each engine's own
// form. First every check-in must get the same advice by the same way from all of them. CPU time, in
// interleaved rounds, so that a busy machine disturbs all rows alike. Fails when a goal is missed.
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 20)
const SLICE_MS = 30

interface Row {
  readonly engine: DecidingEngine
  /** How many times as fast as ours it may be. */
  readonly limit?: number
}

const native = await zen()
const rows: readonly Row[] = [
  { engine: hand, limit: 10 },
  { engine: jsonLogic() },
  { engine: ours },
  ...(native === undefined ? [] : [{ engine: native }]),
  { engine: jsonRules(), limit: 0.01 },
]

const print = (line: string): boolean => process.stdout.write(`${line}\n`)

/** Throws where an engine decides otherwise than ours, or where an end of the tree is not reached. */
async function assertSameWays(): Promise<void> {
  const reached = new Set<string>()
  for (const checkIn of CHECK_INS) {
    const expected = await wayOf(ours, checkIn)
    reached.add(expected)
    for (const { engine } of rows) {
      const way = await wayOf(engine, checkIn)
      if (way === expected) continue
      const answers = JSON.stringify(checkIn)
      throw new Error(`${answers}: ${engine.name} says ${way}, recover ${expected}`)
    }
  }
  const ends = leavesOf().length
  if (reached.size !== ends) throw new Error(`${reached.size} of ${ends} ends reached`)
  print(
    `${rows.length} engines, ${CHECK_INS.length} check-ins, ${ends} ends: the same advice by the same way`,
  )
}

async function wayOf(engine: DecidingEngine, checkIn: CheckIn): Promise<string> {
  const { advice, path } = await engine.way(checkIn)
  return `${advice} by ${path.join(' ')}`
}

/** A power of two, so that going round costs next to nothing. */
const asked = drawn(2 ** 16)
let turn = 0

function nextCheckIn(): CheckIn {
  turn = (turn + 1) & (asked.length - 1)
  return asked[turn] as CheckIn
}

/** The last decision stays reachable, so that no compiler finds deciding without effect. */
export let last: unknown

/** CPU seconds of so many decisions. All engines share the loops, so that none is inlined into them. */
async function secondsOf({ decide, promises }: DecidingEngine, count: number): Promise<number> {
  const before = process.cpuUsage()
  if (promises) {
    for (let index = 0; index < count; index += 1) last = await decide(nextCheckIn())
  } else {
    for (let index = 0; index < count; index += 1) last = decide(nextCheckIn())
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** How many decisions fill a slice; finding it also warms the engine up. */
async function countFor(engine: DecidingEngine): Promise<number> {
  let count = 16
  while ((await secondsOf(engine, count)) < SLICE_MS / 1000) count *= 2
  return count
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number

await assertSameWays()
const timed: (Row & { readonly count: number; readonly perSecond: number[] })[] = []
for (const row of rows) timed.push({ ...row, count: await countFor(row.engine), perSecond: [] })
for (let round = 0; round < ROUNDS; round += 1) {
  for (const { engine, count, perSecond } of timed) {
    perSecond.push(count / (await secondsOf(engine, count)))
  }
}

print(`node ${process.version}, ${ROUNDS} interleaved rounds, medians; a second is one of CPU time`)
if (native === undefined) print('LEFT OUT: @gorules/zen-engine, which cannot be loaded here')
print('decisions/s   times ours')
const own = timed.find(({ engine }) => engine === ours)?.perSecond as readonly number[]
for (const { engine, limit, perSecond } of timed) {
  const ratio = median(perSecond.map((speed, round) => speed / (own[round] as number)))
  const over = limit !== undefined && ratio > limit
  const verdict = limit === undefined ? '' : `  ${over ? 'OVER' : 'within'} ${limit} x`
  const speed = Math.round(median(perSecond)).toLocaleString('en')
  print(`${speed.padStart(11)}  ${ratio.toPrecision(2).padStart(8)} x  ${engine.name}${verdict}`)
  if (over) process.exitCode = 1
}
