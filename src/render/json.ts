import type { Advice } from '../core/advice/advice.ts'

/** The advice as one JSON object and a newline. Keys stand in the order of the contract. */
export function adviceJson(advice: Advice): string {
  return `${JSON.stringify(advice, null, 2)}\n`
}
