import { betaQuantile } from './beta.ts'

/** From here to there a share lies, with the credibility that was asked for; both from 0 to 1. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * The credible interval of a share of which `count` of `of` were seen: the equal tails of the posterior
 * under the prior of Jeffreys, Beta(count + 1/2, of - count + 1/2), closed at 0 where nothing was seen and at 1
 * where everything was (Brown, Cai and DasGupta 2001, 10.1214/ss/1009213286). `credibility` is between 0 and 1.
 */
export function jeffreysInterval(count: number, of: number, credibility: number): Interval {
  const tail = (1 - credibility) / 2
  const [a, b] = [count + 0.5, of - count + 0.5]
  return {
    low: count === 0 ? 0 : betaQuantile(tail, a, b),
    high: count === of ? 1 : betaQuantile(1 - tail, a, b),
  }
}
