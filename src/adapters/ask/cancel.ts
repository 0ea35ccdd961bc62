import { emitKeypressEvents } from 'node:readline'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { RecoverError } from '../../errors.ts'

/** What a person types on. */
export type Keyboard = NodeJS.ReadableStream & {
  readonly isTTY?: boolean
  setRawMode?(raw: boolean): unknown
}

export interface Key {
  name?: string | undefined
  readonly ctrl?: boolean | undefined
  readonly meta?: boolean | undefined
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const ENDS = ['end', 'close', 'error'] as const

/**
 * Runs something that asks, and turns Esc, Ctrl-C, Ctrl-D, the end of the input and a signal to stop
 * into one `cancelled`. The keyboard is raw meanwhile, because only then is Esc a key, and is given
 * back on every way out. What runs has to end when its signal fires.
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
  for (const end of ENDS) input.on(end, leave)
  for (const signal of SIGNALS) process.on(signal, leave)
  input.setRawMode?.(true)
  try {
    if (input.isTTY) await forgetKeys()
    return await run(controller.signal)
  } catch (error) {
    if (!controller.signal.aborted) throw error
    throw new RecoverError('cancelled', 'Cancelled: nothing was changed or saved')
  } finally {
    input.off('keypress', onKey)
    for (const end of ENDS) input.off(end, leave)
    for (const signal of SIGNALS) process.off(signal, leave)
    input.setRawMode?.(false)
    // A flowing terminal would keep the process alive.
    input.pause()
  }
}

/**
 * Lets keys pressed before the question was shown pass by: a second tap on Enter must not say "none
 * of these" to a list nobody has read. Two turns, because the first may be one that no longer reads.
 */
async function forgetKeys(): Promise<void> {
  await nextTurn()
  await nextTurn()
}
