import { WriteStream } from 'node:tty'

const DEFAULT_COLUMNS = 80

/** Width of the terminal behind a file descriptor, or of $COLUMNS, or 80. */
export function columnsOf(descriptor: number, env: NodeJS.ProcessEnv, isTerminal: boolean): number {
  if (isTerminal) {
    const { columns } = new WriteStream(descriptor)
    if (columns > 0) return columns
  }
  const stated = Number(env['COLUMNS'])
  return Number.isInteger(stated) && stated > 0 ? stated : DEFAULT_COLUMNS
}

/**
 * chalk's colour level for standard output. NO_COLOR and TERM=dumb win over a terminal, and
 * FORCE_COLOR over everything but NO_COLOR; chalk alone honours NO_COLOR nowhere.
 */
export function colourLevel(env: NodeJS.ProcessEnv, isTerminal: boolean): 0 | 1 | 2 | 3 {
  if ((env['NO_COLOR'] ?? '') !== '') return 0
  const forced = env['FORCE_COLOR']
  if (forced !== undefined) return forcedLevel(forced)
  if (!isTerminal || env['TERM'] === 'dumb') return 0
  if (/truecolor|24bit/.test(env['COLORTERM'] ?? '')) return 3
  return /256/.test(env['TERM'] ?? '') ? 2 : 1
}

function forcedLevel(forced: string): 0 | 1 | 2 | 3 {
  if (forced === '0' || forced === 'false') return 0
  if (forced === '2') return 2
  return forced === '3' ? 3 : 1
}
