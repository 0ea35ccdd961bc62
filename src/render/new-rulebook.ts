import { wrap } from './wrap.ts'

/** What was written for a rulebook of one's own, and what to do next. `used` says whether it is in use by now. */
export function newRulebookText(
  { rulebook, schema }: { readonly rulebook: string; readonly schema: string },
  used: boolean,
  columns: number,
): string {
  const named = used ? '' : ` ${rulebook}`
  const now = used
    ? 'recover today, why and rules use it from now on. The safety gate still comes first.'
    : `Not in use yet: recover rules use ${rulebook}`
  const sections = [
    ['Written, to be read and changed by you alone:', `  ${rulebook}`, `  ${schema} (for editors)`],
    [now],
    [
      'Next:',
      '  Edit it. Its first lines say where everything is explained.',
      `  recover rules check${named}`,
      `  recover rules show${named}`,
    ],
    ...(used ? [['Back to the shipped rulebook: recover rules use default']] : []),
  ]
  return sections
    .map((lines) => lines.flatMap((line) => indented(line, columns)))
    .map((lines) => lines.map((line) => `${line}\n`).join(''))
    .join('\n')
}

function indented(line: string, columns: number): string[] {
  return wrap(line.trimStart(), { columns, indent: line.startsWith(' ') ? 2 : 0 })
}
