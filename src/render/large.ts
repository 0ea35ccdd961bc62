import type { Style } from './style.ts'

const WRITTEN_OUT = 1_000_000n

/** A count that may have thirty digits: `48,213` in full, from a million on `2.1 × 10^31`, cut and never rounded up. */
export function largeWords(count: bigint, { unicode }: Style): string {
  const digits = count.toString()
  if (count < WRITTEN_OUT) return digits.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  const [first = '', second = ''] = digits
  return `${first}.${second} ${unicode ? '×' : 'x'} 10^${String(digits.length - 1)}`
}

/** So many classes of check-ins. */
export function classWords(count: bigint, style: Style): string {
  return count === 1n ? '1 class' : `${largeWords(count, style)} classes`
}

/** A time as a person tells it: `0.3 s`. */
export function secondsWords(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
