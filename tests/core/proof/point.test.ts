import { expect, test } from 'vitest'
import { answersAt, pointOf, valueAt } from '../../../src/core/proof/point.ts'
import { TRUE, FALSE, valueOf } from '../../../src/core/proof/nodes.ts'
import { conditionsInOrder } from '../../../src/core/proof/reading-order.ts'
import { newSpace } from '../../../src/core/proof/space.ts'
import { newTruths } from '../../../src/core/proof/truth.ts'
import type { Answers } from '../../../src/core/rulebook/model.ts'
import { aRulebook } from '../a-rulebook.ts'

const rulebook = aRulebook()
const space = newSpace(rulebook, conditionsInOrder(rulebook))

test.for<[Answers, Answers]>([
  [{}, {}],
  [{ redFlags: [] }, { redFlags: [] }],
  [
    { redFlags: ['urine', 'chest'], pain: 'dull' },
    { redFlags: ['chest', 'urine'], pain: 'dull' },
  ],
  [{ sleep: 8 }, { sleep: 24 }],
])('a check-in stands where one of its class does: %o', ([answers, same]) => {
  const point = pointOf(space, answers)
  expect(pointOf(space, answersAt(space, point))).toStrictEqual(point)
  expect(pointOf(space, same)).toStrictEqual(point)
})

test('a condition has the value there that it has for the check-in', () => {
  const [branch] = rulebook.book.tree.nodes['night']?.branches ?? []
  if (branch === undefined) throw new Error('no branch')
  const { yes } = newTruths(space).of(branch.when)
  const at = (answers: Answers): number => valueAt(space, yes, pointOf(space, answers))
  expect([at({ sleep: 4.9 }), at({ sleep: 5 }), at({})]).toStrictEqual(
    [TRUE, FALSE, FALSE].map(valueOf),
  )
})
