import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { largeText } from './adapters/large-text.ts'
import type * as Quick from './quick.ts'

// Walks the start-up path at build time and keeps what V8 compiled on the way, for bin/recover.js. Runs
// in the project's root.

/** The built start-up path is a function of what node gives to a module. */
type StartUp = (
  require: NodeJS.Require,
  module: { exports: Partial<typeof Quick> },
  dirname: string,
) => void

const MORNING =
  'today --json --red-flag=none --soreness=4 --sleep=7.5 --hunger=normal --pain=none --movement=looser'

const self = fileURLToPath(import.meta.url)
if (process.argv[2] === 'walk') await walk()
else walkApart()

/** In a process of its own: without a terminal to ask in, and without settings that V8 would tell apart. */
function walkApart(): void {
  const home = mkdtempSync(join(tmpdir(), 'recover-build-'))
  const { status } = spawnSync(process.execPath, [self, 'walk'], {
    env: { RECOVER_HOME: home },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  rmSync(home, { recursive: true })
  process.exitCode = status ?? 1
}

async function walk(): Promise<void> {
  const source = Buffer.from(largeText(readFileSync('dist/quick.cjs', 'utf8')))
  writeFileSync('dist/quick.cjs', source)
  const script = new Script(source.toString(), { filename: 'recover/dist/quick.cjs' })
  const module: Parameters<StartUp>[1] = { exports: {} }
  const startUp = script.runInThisContext() as StartUp
  startUp(createRequire(self), module, 'dist')
  const said = MORNING.split(' ')
  // The second morning finds a journal, and so does a status bar.
  for (const words of [[...said, '--at=2026-11-21'], [...said, '--at=2026-11-22'], ['status']]) {
    const code = await module.exports.quick?.(words)
    if (code !== 0) throw new Error(`the start-up path did not answer: ${String(code)}`)
  }
  const code = script.createCachedData()
  const node = `${process.version}-${process.platform}-${process.arch}`
  const lengths = Buffer.alloc(8)
  lengths.writeUInt32LE(code.length)
  lengths.writeUInt32LE(source.length, 4)
  writeFileSync(`dist/quick-${node}.code`, Buffer.concat([code, source, lengths]))
}
