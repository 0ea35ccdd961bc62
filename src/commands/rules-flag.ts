/**
 * What stands behind `--rules`, before the command line can be parsed: it decides which flags there
 * are. Undefined also where the parser will say what is wrong with it.
 */
export function rulesFlag(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--')
  const words = end === -1 ? argv : argv.slice(0, end)
  const at = words.findIndex((word) => word === '--rules' || word.startsWith('--rules='))
  const [flag, next] = words.slice(at, at + 2)
  if (at === -1 || flag === undefined) return undefined
  if (flag !== '--rules') return flag.slice('--rules='.length)
  return next?.startsWith('--') ? undefined : next
}
