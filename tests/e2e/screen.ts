/** What a terminal of a given size has in sight after some output. */
export interface Screen {
  write(text: string): void
  /** The rows in sight, top first, without the spaces at their ends. */
  rows(): string[]
  readonly cursorVisible: boolean
}

/** Rings, and shows nothing. */
const BELL = '\u0007'

// One control sequence, one control character, or one character to show.
// oxlint-disable-next-line no-control-regex -- it reads terminal output
const PIECE = /\u001B\[(\??)([\d;]*)([A-Za-z])|[\s\S]/gu

// What a terminal was sent may come in pieces that part a control sequence.
// oxlint-disable-next-line no-control-regex -- it reads terminal output
const UNFINISHED = /\u001B(\[[?\d;]*)?$/u

/**
 * As much of a terminal as our prompts use. Anything else throws, so that no test passes over a
 * sequence it does not understand.
 */
export function createScreen(columns: number, rows: number): Screen {
  let lines: string[][] = Array.from({ length: rows }, () => [])
  let row = 0
  let column = 0
  let cursorVisible = true
  let unfinished = ''

  const down = (): void => {
    if (row < rows - 1) row += 1
    else lines = [...lines.slice(1), []]
  }
  const put = (character: string): void => {
    if (column === columns) {
      column = 0
      down()
    }
    const line = lines[row] ?? []
    while (line.length < column) line.push(' ')
    line[column] = character
    column += 1
  }
  const control = (sequence: string, mark: string, parameters: string, kind: string): void => {
    const count = Number(parameters || 1)
    if (mark === '?' && parameters === '25') cursorVisible = kind === 'h'
    else if (kind === 'A') row = Math.max(0, row - count)
    else if (kind === 'B') row = Math.min(rows - 1, row + count)
    else if (kind === 'C') column = Math.min(columns - 1, column + count)
    else if (kind === 'D') column = Math.max(0, column - count)
    else if (kind === 'G') column = count - 1
    else if (kind === 'K' && parameters === '2') lines[row] = []
    else if (kind === 'J' && parameters === '') erase()
    else if (kind !== 'm') throw new Error(`unknown sequence ${JSON.stringify(sequence)}`)
  }
  const erase = (): void => {
    lines = lines.map((line, index) => {
      if (index > row) return []
      return index === row ? line.slice(0, column) : line
    })
  }

  return {
    write(text) {
      const all = unfinished + text
      unfinished = UNFINISHED.exec(all)?.[0] ?? ''
      const whole = all.slice(0, all.length - unfinished.length)
      for (const [piece, mark = '', parameters = '', kind] of whole.matchAll(PIECE)) {
        if (kind !== undefined) control(piece, mark, parameters, kind)
        else if (piece === '\n') down()
        else if (piece === '\r') column = 0
        else if (piece === '\b') column = Math.max(0, column - 1)
        else if (piece === BELL) continue
        else if (piece < ' ') throw new Error(`unknown character ${JSON.stringify(piece)}`)
        else put(piece)
      }
    },
    rows: () => lines.map((line) => line.join('').trimEnd()),
    get cursorVisible() {
      return cursorVisible
    },
  }
}
