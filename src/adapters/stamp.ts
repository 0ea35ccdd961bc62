import type { Stamp } from '../core/journal/entry.ts'

/** Enough digits until the year 3084. */
const TIME_DIGITS = 9
const RANDOM_DIGITS = 8

/** A new stamp of an instant: milliseconds and 40 random bits in base 32, which sorts as time does. */
export function stampOf(instant: Date): Stamp {
  const time = instant.getTime().toString(32).padStart(TIME_DIGITS, '0')
  const random = Math.floor(Math.random() * 32 ** RANDOM_DIGITS).toString(32)
  return { id: time + random.padStart(RANDOM_DIGITS, '0'), written: instant.toISOString() }
}
