import { STEERING } from '../core/checkin/plain-text.ts'
import type { Advice } from '../core/advice/advice.ts'
import type { Trace } from '../core/advice/trace.ts'
import type { Change } from '../core/advice/would-change.ts'

/** The advice as one JSON object and a newline. Keys stand in the order of the contract. */
export function adviceJson(advice: Advice): string {
  return safeJson(advice)
}

/** What `recover why --json` prints: the trace, and what would change the verdict. */
interface Why extends Trace {
  readonly wouldChange: readonly Change[]
}

/** The way to an advice as one JSON object and a newline. */
export function whyJson(trace: Trace, wouldChange: readonly Change[]): string {
  const why: Why = { ...trace, wouldChange }
  return safeJson(why)
}

/** Indented, so that a person can read it and a diff shows what changed; safe to print as it is. */
export function safeJson(value: unknown, indent = 2): string {
  const json = JSON.stringify(value, null, indent)
  return `${json.replaceAll(STEERING, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`
}
