#!/usr/bin/env node
// CommonJS, because the ES module loader alone would cost a status bar a third of its start-up time.
'use strict'

const argv = process.argv.slice(2)

async function run() {
  return (
    (await require('../dist/quick.cjs').quick(argv)) ?? (await import('../dist/cli.js')).main(argv)
  )
}

// process.exit would cut off what is still on its way down a pipe, so only the status is set.
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
