// The whole test command under every Node that the package promises to run on.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const box = mkdtempSync(join(tmpdir(), 'recover-nodes-'))

function underNode(major) {
  const home = join(box, major)
  const binaries = `node-${process.platform}-${process.arch}`
  const npm = ['install', '--no-audit', '--no-fund', '--prefix', home, `${binaries}@${major}`]
  const fetched = spawnSync('npm', npm, { cwd: box, stdio: ['ignore', 'ignore', 'inherit'] })
  if (fetched.status !== 0) return { major, version: 'not fetched', passed: false }

  const bin = join(home, 'node_modules', binaries, 'bin')
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
  const version = spawnSync('node', ['--version'], { env, encoding: 'utf8' }).stdout.trim()
  process.stdout.write(`\n== Node ${version}\n`)
  const tested = spawnSync('npm', ['test'], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return { major, version, passed: version.startsWith(`v${major}.`) && tested.status === 0 }
}

const results = []
try {
  for (const major of ['20', '22', '24']) results.push(underNode(major))
} finally {
  rmSync(box, { recursive: true, force: true })
}

process.stdout.write('\n')
for (const { major, version, passed } of results) {
  process.stdout.write(`Node ${major} (${version}): ${passed ? 'pass' : 'FAIL'}\n`)
}
process.exitCode = results.every((result) => result.passed) ? 0 : 1
