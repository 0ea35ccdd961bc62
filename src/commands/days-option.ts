import { RecoverError } from '../errors.ts'

/** The days of `--days`; anything but a whole number from 1 to `most` is a usage error. */
export function daysTyped(typed: string, most: number): number {
  const days = /^\d{1,4}$/.test(typed) ? Number(typed) : 0
  if (days >= 1 && days <= most) return days
  throw new RecoverError(
    'usage',
    `--days "${typed}": expected a whole number from 1 to ${String(most)}`,
  )
}

/** How far back the past is looked at unless somebody says otherwise, and at most: a year, and ten. */
export const PAST_DAYS = 365
export const MOST_PAST_DAYS = 3653
