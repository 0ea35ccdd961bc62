import { mkdirSync, writeFileSync } from 'node:fs'
import { readCases } from './adapters/cases-folder.ts'
import { invariantsOf, readInvariants } from './adapters/invariants-file.ts'
import { nameEngine } from './adapters/name-engine.ts'
import { loadBook, loadSafety } from './adapters/rulebook-file.ts'
import { readRules } from './adapters/read-rules.ts'
import { sha256 } from './adapters/rules-text.ts'
import { writeChecked, writeShippedRulebook } from './adapters/shipped-rulebook.ts'
import { rulesSchemas } from './core/rulebook/json-schemas.ts'
import { RecoverError } from './errors.ts'
import { errorText } from './render/error.ts'

// Compiles the shipped rulebook once, at build time, so that start-up parses neither YAML nor
// schemas. Runs in the project's root.
try {
  const { safety, sources } = loadSafety('rules/safety.yaml', 'rules/sources.yaml')
  const rulebook = loadBook('rules/recovery.yaml', safety, sources)
  const invariants = readInvariants('rules/invariants.yaml')
  const grounded = [...invariantsOf(invariants, rulebook).invariants, ...readCases('rules/cases')]
  writeShippedRulebook('dist', rulebook)
  writeChecked('dist', {
    sources: sha256(readRules('rules/sources.yaml')),
    invariants: invariants.sha256,
    written: invariants.written,
    cited: [...new Set(grounded.flatMap((each) => each.sources))],
  })
  mkdirSync('dist/schemas')
  for (const [name, schema] of Object.entries(rulesSchemas())) {
    writeFileSync(`dist/schemas/${name}.json`, `${JSON.stringify(schema, null, 2)}\n`)
  }
  nameEngine('dist')
} catch (error) {
  if (!(error instanceof RecoverError)) throw error
  process.stderr.write(errorText(error))
  process.exitCode = error.exitCode
}
