import { expect, test } from 'vitest'
import { profileText } from '../../src/render/profile.ts'

const profile = {
  path: '/home/ada/.config/recover/profile.yaml',
  set: [
    { key: 'age', words: '42 years' },
    { key: 'conditions', words: 'Pregnant; Known heart disease, no symptoms' },
  ],
  unset: ['sex', 'hrMax'],
}

test('what is set, what is not, and where it is kept', () => {
  expect(profileText(profile, 80)).toBe(`\
  age         42 years
  conditions  Pregnant; Known heart disease, no symptoms

Not set: sex, hrMax
Kept in /home/ada/.config/recover/profile.yaml
Change it with: recover profile set KEY VALUE
`)
})

test('an empty one, a full one, and one that cannot be kept', () => {
  expect(profileText({ ...profile, set: [] }, 80)).toMatch(/^Nothing is set yet\.\n\nNot set: sex/)
  expect(profileText({ ...profile, unset: [] }, 80)).not.toContain('Not set')
  expect(profileText({ ...profile, path: '' }, 80)).toContain(
    'Nothing can be kept here: HOME is not set.\n',
  )
})

test.for([20, 40])('no line is wider than %d columns', (columns) => {
  const lines = profileText(profile, columns).split('\n')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns)
  expect(lines.join(' ').replaceAll(/\s+/g, ' ')).toContain('Known heart disease, no symptoms')
})

test('a path cannot steer the terminal', () => {
  expect(profileText({ ...profile, path: '/tmp/\u001b[2J\u202ex' }, 80)).toContain(
    'Kept in /tmp/[2Jx',
  )
})
