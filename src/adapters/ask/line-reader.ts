import { emitKeypressEvents } from 'node:readline'
import { plainText } from '../../core/checkin/plain-text.ts'
import type { Key, Keyboard } from './cancel.ts'

/**
 * Shows a prompt and reads one typed line, echoing each character and nothing else: no redraw, no
 * cursor movement but a backspace. The terminal is raw meanwhile, because only then is Esc a key;
 * it is given back on every way out. Rejects when the signal fires.
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
      clearImmediate(start)
      input.off('keypress', onKey)
      signal.removeEventListener('abort', onAbort)
      input.setRawMode?.(false)
      input.pause()
      output.write('\n')
    }
    const begin = (): void => {
      output.write(prompt)
      input.on('keypress', onKey)
    }

    signal.throwIfAborted()
    signal.addEventListener('abort', onAbort)
    emitKeypressEvents(input)
    input.setRawMode?.(true)
    input.resume()
    // Keys pressed before the question was shown are no answer to it: a second tap on Enter must
    // not say "none of these" to a list nobody has read. What a pipe holds was meant.
    const start = input.isTTY ? setImmediate(begin) : undefined
    if (start === undefined) begin()
  })
}
