import { expect, test } from 'vitest'
import { whyReserved } from '../../../src/core/rulebook/reserved-flags.ts'

const OURS = 'after answers at before debug exit-code help json plain rules unproven version'.split(
  ' ',
)

test.each(OURS)('--%s is ours', (flag) => {
  expect(whyReserved(flag)).toBe(`--${flag} is a flag of recover itself`)
})

test.each(['no-sleep', 'no-json'])('--%s reads as an off switch', (flag) => {
  expect(whyReserved(flag)).toBe(`--${flag} would switch something off`)
})

test.each(['soreness', 'nosebleed', 'no', 'jsons', 'at-night'])('--%s is free', (flag) => {
  expect(whyReserved(flag)).toBeUndefined()
})
