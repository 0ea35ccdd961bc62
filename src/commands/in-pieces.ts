/** How much is gathered before it is written. */
const PIECE_LETTERS = 64 * 1024

/** Writes many short texts in few long ones; `end` writes what is left. */
export function inPieces(out: (text: string) => void): {
  readonly add: (text: string) => void
  readonly end: () => void
} {
  let gathered = ''
  const end = (): void => {
    if (gathered !== '') out(gathered)
    gathered = ''
  }
  const add = (text: string): void => {
    gathered += text
    if (gathered.length >= PIECE_LETTERS) end()
  }
  return { add, end }
}
