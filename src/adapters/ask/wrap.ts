import { plainText } from '../../core/checkin/plain-text.ts'

/**
 * A text as lines of at most `width` characters, broken between words; a longer word is cut. Made
 * safe for a terminal first, so that whatever is drawn from these lines is.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of plainText(text).split(/\s+/).filter(Boolean).flatMap(cutTo(width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length <= width) {
      line = longer
    } else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

function cutTo(width: number): (word: string) => string[] {
  return (word) => {
    const pieces = []
    for (let at = 0; at < word.length; at += width) pieces.push(word.slice(at, at + width))
    return pieces
  }
}
