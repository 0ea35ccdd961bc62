import { plainText } from '../../core/checkin/plain-text.ts'
import type { Key, Keyboard } from './cancel.ts'

/**
 * Shows a prompt and reads one typed line, echoing each character and nothing else: no redraw, no
 * cursor movement but a backspace. Rejects when the signal fires.
 */
export function readLine(
  input: Keyboard,
  output: NodeJS.WritableStream,
  prompt: string,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed = ''
    const onKey = (text: string | undefined, key: Key): void => {
      if (key.name === 'return' || key.name === 'enter') {
        leave()
        resolve(typed)
      } else if (key.name === 'backspace') {
        if (typed !== '') output.write('\b \b')
        typed = typed.slice(0, -1)
      } else if (text !== undefined && !key.ctrl && !key.meta && plainText(text) === text) {
        typed += text
        output.write(text)
      }
    }
    const onAbort = (): void => {
      leave()
      reject(new Error('left', { cause: signal.reason }))
    }
    const leave = (): void => {
      input.off('keypress', onKey)
      signal.removeEventListener('abort', onAbort)
      output.write('\n')
    }

    signal.throwIfAborted()
    signal.addEventListener('abort', onAbort)
    output.write(prompt)
    // A drawn prompt before this one may have let go of the keyboard.
    input.setRawMode?.(true)
    input.resume()
    input.on('keypress', onKey)
  })
}
