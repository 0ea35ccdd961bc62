/** A change to the text of a file of rules. Throws where what it changes is not there exactly once. */
export type Edit = (text: string) => string

/** One text for another. */
export function replace(from: string, to: string): Edit {
  return (text) => {
    const parts = text.split(from)
    if (parts.length !== 2) throw new Error(`${String(parts.length - 1)} times: ${from}`)
    return parts.join(to)
  }
}

/** A whole branch, limit, note or adjustment is taken out. */
export function drop(rule: string): Edit {
  return inLines(rule, () => [])
}

/** One text for another within a branch, limit, note or adjustment. */
export function inRule(rule: string, from: string, to: string): Edit {
  return inLines(rule, (lines) => replace(from, to)(lines.join('\n')).split('\n'))
}

/** Two branches of one file change places. */
export function swap(one: string, other: string): Edit {
  return (text) => {
    const lines = text.split('\n')
    const [a, b] = [blockOf(one, lines), blockOf(other, lines)].toSorted((x, y) => x.from - y.from)
    if (a === undefined || b === undefined || a.to > b.from)
      throw new Error(`${one} within ${other}`)
    return [
      ...lines.slice(0, a.from),
      ...lines.slice(b.from, b.to),
      ...lines.slice(a.to, b.from),
      ...lines.slice(a.from, a.to),
      ...lines.slice(b.to),
    ].join('\n')
  }
}

/** One text for another within an advice or a dose. */
export function inEntry(id: string, from: string, to: string): Edit {
  return (text) => {
    const lines = text.split('\n')
    const block = blockAt(lines, (line) => line === `  ${id}:`, id)
    const edited = replace(from, to)(lines.slice(block.from, block.to).join('\n'))
    return [...lines.slice(0, block.from), edited, ...lines.slice(block.to)].join('\n')
  }
}

function inLines(rule: string, change: (lines: string[]) => string[]): Edit {
  return (text) => {
    const lines = text.split('\n')
    const { from, to } = blockOf(rule, lines)
    return [...lines.slice(0, from), ...change(lines.slice(from, to)), ...lines.slice(to)].join(
      '\n',
    )
  }
}

interface Block {
  readonly from: number
  readonly to: number
}

function blockOf(rule: string, lines: readonly string[]): Block {
  return blockAt(lines, (line) => line.trim() === `- rule: ${rule}`, rule)
}

function indent(line: string): number {
  return line.length - line.trimStart().length
}

/** A line and those below it that stand further in. */
function blockAt(lines: readonly string[], isFirst: (line: string) => boolean, id: string): Block {
  const [from, second] = lines.flatMap((line, index) => (isFirst(line) ? [index] : []))
  if (from === undefined || second !== undefined) throw new Error(`not there exactly once: ${id}`)
  const own = indent(lines[from] as string)
  const length = lines.slice(from + 1).findIndex((line) => line !== '' && indent(line) <= own)
  return { from, to: length === -1 ? lines.length : from + 1 + length }
}
