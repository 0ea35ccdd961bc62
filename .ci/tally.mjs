import { readFileSync } from 'node:fs'

const text = readFileSync(process.argv[2], 'utf8')
const report = text === '' ? { testResults: [] } : JSON.parse(text)
const tests = report.testResults.flatMap((file) => file.assertionResults)
const count = (...states) => tests.filter((test) => states.includes(test.status)).length

// A file that breaks before its first test has no failing test to count, so it counts as one itself.
const broken = report.testResults.filter(
  (file) =>
    file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
).length
const passed = count('passed')
const failed = count('failed') + broken
const skipped = tests.length - passed - count('failed')

const words = [`${passed} passed`, `${failed} failed`]
if (skipped > 0) words.push(`${skipped} skipped`)
process.stdout.write(`${words.join(', ')}\n`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
