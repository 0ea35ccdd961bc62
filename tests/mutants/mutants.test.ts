import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { caughtBy } from './catching.ts'
import { drop, inEntry, inRule, replace, swap } from './edits.ts'
import { MUTANTS } from './mutants.ts'

describe('an edit', () => {
  const text = [
    'a:',
    '  - rule: one',
    '    when: x',
    '  - rule: two',
    '    when: y',
    'b:',
    '',
  ].join('\n')

  test('changes one place', () => {
    expect(drop('one')(text)).toBe('a:\n  - rule: two\n    when: y\nb:\n')
    expect(swap('two', 'one')(text)).toBe(
      'a:\n  - rule: two\n    when: y\n  - rule: one\n    when: x\nb:\n',
    )
    expect(inRule('two', 'y', 'z')(text)).toBe(text.replace('y', 'z'))
    expect(inEntry('c', 'd', 'e')('b:\n  c:\n    d: 1\n')).toBe('b:\n  c:\n    e: 1\n')
  })

  test('fails where that place is gone, or is not the only one', () => {
    expect(() => drop('three')(text)).toThrow('not there exactly once: three')
    expect(() => inRule('one', 'y', 'z')(text)).toThrow('0 times: y')
    expect(() => replace('when', 'if')(text)).toThrow('2 times: when')
    expect(() => inEntry('a', 'x', 'y')(text)).toThrow('not there exactly once: a')
    expect(() => swap('one', 'one')(text)).toThrow('one within one')
  })
})

test('the mutants are many, of both files, and each still finds what it changes', () => {
  expect(MUTANTS.length).toBeGreaterThanOrEqual(40)
  for (const { file, edit } of MUTANTS) {
    const text = readFileSync(`rules/${file}`, 'utf8')
    expect(edit(text)).not.toBe(text)
  }
  expect(new Set(MUTANTS.map(({ file }) => file)).size).toBe(2)
})

test.each([
  ['drop the branch of dark urine', 'form'],
  ['a branch to a node that is not there', 'form'],
  ['very sore from 8 instead of 7', 'case'],
])('%s is caught by a %s', (name, layer) => {
  const mutant = MUTANTS.find((each) => each.name === name)
  const caught = mutant && caughtBy(mutant, { all: false })
  expect(caught?.map((each) => each.layer)).toStrictEqual([layer])
})
