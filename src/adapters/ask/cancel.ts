import { emitKeypressEvents } from 'node:readline'
import { RecoverError } from '../../errors.ts'

/** What a person types on. */
export type Keyboard = NodeJS.ReadableStream & {
  readonly isTTY?: boolean
  setRawMode?(raw: boolean): unknown
}

export interface Key {
  readonly name?: string | undefined
  readonly ctrl?: boolean | undefined
  readonly meta?: boolean | undefined
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs something that asks, and turns Esc, Ctrl-C, Ctrl-D, the end of the input and a signal to stop
 * into one `cancelled`. What runs has to give the terminal back when its signal fires.
 */
export async function cancellable<Value>(
  input: Keyboard,
  run: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController()
  const leave = (): void => controller.abort()
  const onKey = (_text: string | undefined, key: Key): void => {
    // node:readline names a lone ESC `escape` once no more bytes follow; an arrow key, which begins
    // with the same byte, arrives as `up` even when it is cut in two on its way.
    if (key.name === 'escape' || (key.ctrl && (key.name === 'c' || key.name === 'd'))) leave()
  }
  emitKeypressEvents(input)
  input.on('keypress', onKey)
  const ends = ['end', 'close', 'error'] as const
  for (const end of ends) input.on(end, leave)
  for (const signal of SIGNALS) process.on(signal, leave)
  try {
    return await run(controller.signal)
  } catch (error) {
    if (!controller.signal.aborted) throw error
    throw new RecoverError('cancelled', 'Cancelled: nothing was changed or saved')
  } finally {
    input.off('keypress', onKey)
    for (const end of ends) input.off(end, leave)
    for (const signal of SIGNALS) process.off(signal, leave)
    // A flowing terminal would keep the process alive.
    input.pause()
  }
}
