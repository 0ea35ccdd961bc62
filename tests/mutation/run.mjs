// Changes src/core one small place at a time and sees whether a test notices: `npm run mutants`,
// or only some folders or files: `npm run mutants -- src/core/advice src/core/rulebook/walk.ts`. What was caught by a test that has not
// changed since is not run again, except with `--force`.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { Stryker } from '@stryker-mutator/core'
import { parse } from 'yaml'
import config from './stryker.config.mjs'

const root = join(import.meta.dirname, '../..')
process.chdir(root)

const CORE = 'src/core'
const KEPT = 'node_modules/.cache/mutation'
const CAUGHT = new Set(['Killed', 'Timeout'])
const MISSED = new Set(['Survived', 'NoCoverage'])

const named = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const force = process.argv.includes('--force')
const targets = named.length > 0 ? named : readdirSync(CORE).map((folder) => `${CORE}/${folder}`)

// Stryker keeps the verdict on a mutant in a constant of a module whatever tests are added, so what
// survived is judged again each time.
function forgetSurvivors(file) {
  if (!existsSync(file)) return
  const report = JSON.parse(readFileSync(file, 'utf8'))
  for (const held of Object.values(report.files)) {
    held.mutants = held.mutants.filter(({ status }) => !MISSED.has(status))
  }
  writeFileSync(file, JSON.stringify(report))
}

// Mutants are made folder by folder. Stryker's own `testFiles` would do, were it not that constants
// of a module are then never mutated in time, and every mutant in them is said to survive.
async function mutate(target) {
  const [folder, ...inFolder] = relative(CORE, target).split(sep)
  process.env.MUTATED = folder
  const started = performance.now()
  const kept = `${KEPT}/${[folder, ...inFolder].join('-')}`
  const incrementalFile = `${kept}.incremental.json`
  forgetSurvivors(incrementalFile)
  await new Stryker({
    // A copy: a run writes into the options it was given.
    ...structuredClone(config),
    mutate: [inFolder.length > 0 ? target : `${target}/**/*.ts`],
    incrementalFile,
    jsonReporter: { fileName: `${kept}.json` },
    force,
    thresholds: { ...config.thresholds, break: null },
  }).runMutationTest()
  const { files } = JSON.parse(readFileSync(`${kept}.json`, 'utf8'))
  const mutants = Object.entries(files).flatMap(([file, { source, mutants: made }]) =>
    made.map((mutant) => ({ ...placed(mutant, source.split('\n')), file, status: mutant.status })),
  )
  return { target, mutants, seconds: Math.round((performance.now() - started) / 1000) }
}

/** Where a mutant is, and what became of what: short enough for a line, exact enough to be named. */
function placed({ location: { start, end }, replacement }, lines) {
  const from = lines
    .slice(start.line - 1, end.line)
    .map((line, index, all) =>
      line.slice(
        index === 0 ? start.column - 1 : 0,
        index === all.length - 1 ? end.column - 1 : undefined,
      ),
    )
    .join('\n')
  return {
    place: `${start.line}:${start.column}`,
    line: lines[start.line - 1].trim(),
    change: `${short(from)} → ${short(replacement)}`,
  }
}

function short(code) {
  const one = code.replaceAll(/\s+/g, ' ').trim()
  return one.length <= 60 ? one : `${one.slice(0, 59)}…`
}

const summed = (mutants) => {
  const caught = mutants.filter(({ status }) => CAUGHT.has(status)).length
  const missed = mutants.filter(({ status }) => MISSED.has(status)).length
  return { caught, missed, score: (100 * caught) / (caught + missed) }
}

const row = (name, { caught, missed, score }, seconds) =>
  `${name.padEnd(36)}${String(caught + missed).padStart(8)}${String(caught).padStart(8)}` +
  `${String(missed).padStart(10)}${score.toFixed(2).padStart(9)} %${`${seconds} s`.padStart(9)}\n`

const REASONS = 'tests/mutation/survivors.yaml'
const reasons = existsSync(REASONS) ? (parse(readFileSync(REASONS, 'utf8')) ?? {}) : {}

/** A reason names a file, the line as it is written, and the change where the line has several. */
const reasonFor = ({ file, line, change }) =>
  (reasons[file] ?? []).find(
    (known) => known.line === line && (known.change === undefined || known.change === change),
  )

const results = []
for (const target of targets) {
  const result = await mutate(target)
  results.push(result)
  process.stdout.write(row(target, summed(result.mutants), result.seconds))
}

const all = results.flatMap(({ mutants }) => mutants)
const survivors = all.filter(({ status }) => MISSED.has(status))
for (const mutant of survivors) {
  const why = reasonFor(mutant)?.why ?? 'NO REASON GIVEN'
  process.stdout.write(
    `\n${mutant.file}:${mutant.place}  ${mutant.change}\n  ${mutant.line}\n  ${why}\n`,
  )
}

const needed = new Set(survivors.map(reasonFor))
const ofThese = Object.entries(reasons).filter(([file]) =>
  targets.some((target) => file === target || file.startsWith(`${target}/`)),
)
for (const [file, known] of ofThese) {
  for (const { line } of known.filter((reason) => !needed.has(reason))) {
    process.stdout.write(`\nno survivor needs this reason any more\n  ${file}\n  ${line}\n`)
  }
}

const seconds = results.reduce((sum, result) => sum + result.seconds, 0)
const total = summed(all)
const unexplained = survivors.filter((mutant) => reasonFor(mutant) === undefined).length
process.stdout.write(
  `\n${'of'.padEnd(36)}${'mutants'.padStart(8)}${'caught'.padStart(8)}` +
    `${'survived'.padStart(10)}${'score'.padStart(11)}${'time'.padStart(9)}\n`,
)
for (const { target, mutants, seconds: took } of results) {
  process.stdout.write(row(target, summed(mutants), took))
}
process.stdout.write(row('together', total, seconds))
process.stdout.write(`survivors without a reason: ${unexplained}\n`)
process.exitCode = total.score >= config.thresholds.break ? 0 : 1
