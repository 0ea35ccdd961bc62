/** Flags of `recover` itself that stand beside the flags of questions. */
const OWN_FLAGS: ReadonlySet<string> = new Set([
  'after',
  'answers',
  'at',
  'before',
  'debug',
  'exit-code',
  'help',
  'json',
  'plain',
  'rules',
  'unproven',
  'version',
])

/** Why a question may not have a flag, or undefined when it may. */
export function whyReserved(flag: string): string | undefined {
  if (OWN_FLAGS.has(flag)) return `--${flag} is a flag of recover itself`
  // `--no-save` and `--no-color` switch something off, and so would every other flag like them.
  if (flag.startsWith('no-')) return `--${flag} would switch something off`
  return undefined
}
