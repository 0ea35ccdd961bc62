import { performance } from 'node:perf_hooks'
import { caughtBy, LAYERS } from './catching.ts'
import { MUTANTS } from './mutants.ts'

// Every mutant with what catches it. `--all` also asks the dearer layers about what a cheaper one has
// caught, and tells how many each catches by itself. Fails where one survives and nobody has said why.
const all = process.argv.includes('--all')
const begun = performance.now()
const print = (line: string): boolean => process.stdout.write(`${line}\n`)

const rows = MUTANTS.map((mutant) => {
  const caught = caughtBy(mutant, { all })
  const [first] = caught
  const by =
    first === undefined ? `SURVIVES: ${mutant.harmless ?? 'nobody has said why'}` : first.by
  const layers = caught.map(({ layer }) => layer).join(' ')
  print([mutant.name.padEnd(52), mutant.file.padEnd(14), layers.padEnd(all ? 26 : 9), by].join(' '))
  return { mutant, caught }
})

const survivors = rows.filter(({ caught }) => caught.length === 0)
const unexplained = survivors.filter(({ mutant }) => mutant.harmless === undefined)
const seconds = Math.round((performance.now() - begun) / 1000)
print(
  `\n${rows.length} mutants: ${rows.length - survivors.length} caught, ${survivors.length} survive (${unexplained.length} of them unexplained), in ${seconds} s`,
)
for (const layer of LAYERS) {
  const mine = rows.filter(({ caught }) =>
    all ? caught.some((each) => each.layer === layer) : caught[0]?.layer === layer,
  )
  print(`${layer.padEnd(9)} ${all ? 'catches by itself' : 'was the first to catch'} ${mine.length}`)
}
if (unexplained.length > 0) process.exitCode = 1
