import { expect, test } from 'vitest'
import { widestOf } from '../../../src/core/proof/widest.ts'
import { aBook, aBranch, aDose, aNode, anAdjustment, aRulebook } from '../a-rulebook.ts'

const narrow = { sleep: { below: 5 } }
const wide = { all: [narrow, { soreness: 3 }, { not: { pain: 'dull' } }] }

test('the condition that compares the most questions is found wherever it stands', () => {
  const inTree = aBook()
  inTree.tree.nodes['night']?.branches.push(aBranch('many', wide, { advise: 'go-easy' }))
  expect(widestOf(aRulebook({ book: inTree }))).toEqual({
    rule: 'many',
    questions: 3,
    place: {
      file: 'book',
      place: ['tree', 'nodes', 'night', 'branches', 1, 'rule'],
      part: 'value',
    },
  })
  const inDose = aBook()
  const easy = aDose({ adjust: [anAdjustment({ rule: 'many', when: wide })] })
  Object.assign(inDose.doses ?? {}, { easy })
  expect(widestOf(aRulebook({ book: inDose }))?.place.place).toEqual([
    'doses',
    'easy',
    'adjust',
    0,
    'rule',
  ])
})

test('a rulebook without conditions has none', () => {
  const tree = { start: 'only', nodes: { only: aNode([], { advise: 'go-easy' }) } }
  expect(widestOf(aRulebook({ book: aBook({ tree }) }))).toBeUndefined()
})
