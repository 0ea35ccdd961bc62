import type { ScaleQuestion } from '../rulebook/model.ts'
import type { Ratings } from './ratings.ts'

function rating(id: keyof Ratings, ask: string, low: string, high: string): ScaleQuestion {
  return {
    id,
    flag: id,
    ask,
    kind: 'scale',
    from: 0,
    to: 10,
    low,
    high,
    core: false,
    origin: 'asked',
    offered: true,
    worse: 'higher',
    unknown: { policy: 'careful' },
  }
}

/** What is rated before and after easy movement, in the order in which it is written: `4,1,3`. */
export const RATING_QUESTIONS: readonly ScaleQuestion[] = [
  rating('stiffness', 'How stiff or heavy are your legs?', 'not at all', 'can hardly move'),
  rating('pain', 'How strong is any pain?', 'none', 'the worst you can imagine'),
  rating('effort', 'How hard is it to move easily?', 'no effort', 'all you have'),
]

/** Ratings typed in one word, such as `4,1,3`; undefined for anything else. */
export function readRatings(text: string): Ratings | undefined {
  const numbers = text.split(',').map((part) => part.trim())
  const [stiffness, pain, effort, ...more] = numbers.map((number) =>
    /^(\d|10)$/.test(number) ? Number(number) : undefined,
  )
  if (stiffness === undefined || pain === undefined || effort === undefined || more.length > 0) {
    return undefined
  }
  return { stiffness, pain, effort }
}
