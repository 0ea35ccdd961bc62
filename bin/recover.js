#!/usr/bin/env node
// CommonJS, because the ES module loader alone would cost a status bar a third of its start-up time.
'use strict'

const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { Script } = require('node:vm')

const argv = process.argv.slice(2)
const dist = join(__dirname, '..', 'dist')

async function run() {
  const code = await startUp().quick(argv)
  // It wrote all it had to say before it returned, so nothing is cut; a quiet end would only take longer.
  // oxlint-disable-next-line no-restricted-properties
  if (code !== undefined) process.exit(code)
  return (await import('../dist/cli.js')).main(argv)
}

/** The start-up path. V8 is spared compiling what it compiled when this was built. */
function startUp() {
  const { source, cachedData } = compiled() ?? { source: readFileSync(join(dist, 'quick.cjs')) }
  const script = new Script(source.latin1Slice(), {
    filename: 'recover/dist/quick.cjs',
    cachedData,
  })
  const module = { exports: {} }
  script.runInThisContext()(require, module, dist)
  return module.exports
}

/**
 * What this version of Node compiled, and the very source it compiled, for V8 looks only at its length; undefined
 * when it did not. The code comes first, where V8 need not copy it; the last eight bytes say how long both are.
 */
function compiled() {
  try {
    const node = `${process.version}-${process.platform}-${process.arch}`
    const kept = readFileSync(join(dist, `quick-${node}.code`))
    const end = kept.length - 8
    const length = kept.readUInt32LE(end)
    if (length + kept.readUInt32LE(end + 4) !== end) return undefined
    return { cachedData: kept.subarray(0, length), source: kept.subarray(length, end) }
  } catch {
    return undefined
  }
}

// Here process.exit would cut off what is still on its way down a pipe, so only the status is set.
run().then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    const built = require('node:fs').existsSync(`${__dirname}/../dist/cli.js`)
    const defect = argv.includes('--debug') ? error.stack : error.message
    process.stderr.write(
      `recover: ${built ? defect : 'not built yet; run `npm ci` in its folder'}\n`,
    )
    process.exitCode = 1
  },
)
