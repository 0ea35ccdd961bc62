import { loadBook, loadSafety } from './adapters/rulebook-file.ts'
import { writeShippedRulebook } from './adapters/shipped-rulebook.ts'
import { RecoverError } from './errors.ts'
import { errorText } from './render/error.ts'

// Compiles the shipped rulebook once, at build time, so that start-up parses neither YAML nor
// schemas. Runs in the project's root.
try {
  const { safety, sources } = loadSafety('rules/safety.yaml', 'rules/sources.yaml')
  writeShippedRulebook('dist', loadBook('rules/recovery.yaml', safety, sources))
} catch (error) {
  if (!(error instanceof RecoverError)) throw error
  process.stderr.write(errorText(error))
  process.exitCode = error.exitCode
}
