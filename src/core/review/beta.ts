/** Lanczos' approximation for g = 7, good to 15 digits (10.1137/0701008): a constant, and what stands over z + 1 and so on. */
const G = 7
const CONSTANT = 0.999_999_999_999_809_93
const LANCZOS: readonly number[] = [
  676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_13, -176.615_029_162_140_59,
  12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_571_6e-6,
  1.505_632_735_149_311_6e-7,
]

/** The natural logarithm of the gamma function, from 0.5 on. */
function logGamma(value: number): number {
  const z = value - 1
  const base = z + G + 0.5
  const series = LANCZOS.reduce((sum, each, index) => sum + each / (z + index + 1), CONSTANT)
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(base) - base + Math.log(series)
}

/** Levels of the continued fraction: with a and b of some thousands, 100 give ten digits. */
const LEVELS = 160

/** The continued fraction 8.17.22 of the Digital Library of Mathematical Functions, from its end. */
function continuedFraction(x: number, a: number, b: number): number {
  let fraction = 1
  for (let level = LEVELS; level > 0; level -= 1) {
    const m = Math.floor(level / 2)
    const top = level % 2 === 0 ? m * (b - m) : -(a + m) * (a + b + m)
    const bottom = level % 2 === 0 ? (a + 2 * m - 1) * (a + 2 * m) : (a + 2 * m) * (a + 2 * m + 1)
    fraction = 1 + (top * x) / bottom / fraction
  }
  return 1 / fraction
}

/**
 * The share of a Beta distribution that lies at or below `x`, from 0 to 1: the regularized incomplete beta
 * function. `a` and `b` from 0.5 to some thousands.
 */
export function betaShareBelow(x: number, a: number, b: number): number {
  // Beyond here the fraction of the other tail is the one that converges fast.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShareBelow(1 - x, b, a)
  const scale = logGamma(a + b) - logGamma(a) - logGamma(b)
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + scale) / a
  return front * continuedFraction(x, a, b)
}

/** As often as halving still tells two doubles apart. */
const HALVINGS = 60

/** The value below which a Beta distribution has this share, from 0 to 1. */
export function betaQuantile(share: number, a: number, b: number): number {
  let low = 0
  let high = 1
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2
    if (betaShareBelow(middle, a, b) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}
