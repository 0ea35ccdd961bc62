import { fstatSync, statSync } from 'node:fs'
import type * as Tty from 'node:tty'

const DEFAULT_COLUMNS = 80
const NULL_DEVICE = '/dev/null'

/** Loading node:tty takes some milliseconds, which a script's start-up does not have to pay. */
function tty(): typeof Tty {
  return process.getBuiltinModule('node:tty')
}

/** Whether a file descriptor is a terminal. Files, pipes and /dev/null are told apart first. */
export function isTerminal(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor)
    if (!status.isCharacterDevice()) return false
    const nothing = statSync(NULL_DEVICE, { throwIfNoEntry: false })
    if (nothing !== undefined && status.rdev === nothing.rdev) return false
  } catch {
    // A closed descriptor is no terminal.
    return false
  }
  return tty().isatty(descriptor)
}

/** Width of the terminal behind a file descriptor, or of $COLUMNS, or 80. */
export function columnsOf(descriptor: number, env: NodeJS.ProcessEnv): number {
  if (isTerminal(descriptor)) {
    const { columns } = new (tty().WriteStream)(descriptor)
    if (columns > 0) return columns
  }
  const stated = Number(env['COLUMNS'])
  return Number.isInteger(stated) && stated > 0 ? stated : DEFAULT_COLUMNS
}

/**
 * chalk's colour level for standard output. NO_COLOR and TERM=dumb win over a terminal, and
 * FORCE_COLOR over everything but NO_COLOR; chalk alone honours NO_COLOR nowhere.
 */
export function colourLevel(env: NodeJS.ProcessEnv, shown: boolean): 0 | 1 | 2 | 3 {
  if ((env['NO_COLOR'] ?? '') !== '') return 0
  const forced = env['FORCE_COLOR']
  if (forced !== undefined) return forcedLevel(forced)
  if (!shown || env['TERM'] === 'dumb') return 0
  if (/truecolor|24bit/.test(env['COLORTERM'] ?? '')) return 3
  return /256/.test(env['TERM'] ?? '') ? 2 : 1
}

function forcedLevel(forced: string): 0 | 1 | 2 | 3 {
  if (forced === '0' || forced === 'false') return 0
  if (forced === '2') return 2
  return forced === '3' ? 3 : 1
}
