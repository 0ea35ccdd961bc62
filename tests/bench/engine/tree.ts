import type { AnswerValue, Branch, Condition, Target } from '../../../src/core/rulebook/model.ts'
import {
  aBook,
  aBranch,
  aChoice,
  aNode,
  anAdvice,
  aNumber,
  anOpenGate,
  aRulebook,
  aScale,
} from '../../core/a-rulebook.ts'

/** The five core answers, each known: the other engines have no word for an unknown one. */
export interface CheckIn extends Record<string, AnswerValue> {
  readonly soreness: number
  readonly sleep: number
  readonly hunger: string
  readonly pain: string
  readonly movement: string
}

const ADVICE = {
  'stop-sharp': 'reassess',
  'stop-worse': 'reassess',
  'stop-dull': 'reassess',
  refuel: 'rest',
  'short-night': 'rest',
  'two-signals': 'rest',
  'too-little-left': 'rest',
  'heavier-and-tired': 'rest',
  'short-walk': 'move',
  'half-flow': 'move',
  'too-sore': 'rest',
  heavier: 'rest',
  'half-dose': 'move',
  'careful-start': 'move',
  'easy-flow': 'move',
} as const

/**
 * A tree in the order of the recovery tree: tissue, fuel, night, legs. Fifteen ends, each reached by
 * one way, so that an engine that records no path can carry it with the end.
 */
export const RULEBOOK = aRulebook({
  safety: anOpenGate(),
  book: aBook({
    questions: {
      soreness: aScale(),
      sleep: aNumber(),
      hunger: aChoice(['normal', 'low', 'high']),
      pain: aChoice(['none', 'dull', 'sharp']),
      movement: aChoice(['looser', 'same', 'not-done', 'heavier', 'worse']),
    },
    tree: {
      start: 'tissue',
      nodes: {
        tissue: aNode(
          [
            aBranch('sharp-pain', { pain: 'sharp' }, { advise: 'stop-sharp' }),
            aBranch('worse-for-moving', { movement: 'worse' }, { advise: 'stop-worse' }),
            aBranch(
              'dull-pain-and-more',
              {
                all: [
                  { pain: 'dull' },
                  { 'any-of': [{ soreness: { 'at-least': 5 } }, { movement: 'heavier' }] },
                ],
              },
              { advise: 'stop-dull' },
            ),
          ],
          { go: 'fuel' },
        ),
        fuel: aNode([aBranch('unusually-hungry', { hunger: 'high' }, { advise: 'refuel' })], {
          go: 'night',
        }),
        night: aNode(
          [
            aBranch('very-short-night', { sleep: { below: 5 } }, { advise: 'short-night' }),
            aBranch(
              'two-tired-signals',
              { hunger: 'low', sleep: { below: 6 } },
              { advise: 'two-signals' },
            ),
            aBranch('night-under-seven', { sleep: { below: 7 } }, { go: 'tired-legs' }),
          ],
          { go: 'legs' },
        ),
        'tired-legs': aNode(
          [
            aBranch('sore-too', { soreness: { 'at-least': 5 } }, { advise: 'too-little-left' }),
            aBranch('heavier-too', { movement: 'heavier' }, { advise: 'heavier-and-tired' }),
            aBranch('not-looser', { not: { movement: 'looser' } }, { advise: 'short-walk' }),
          ],
          { advise: 'half-flow' },
        ),
        legs: aNode(
          [
            aBranch('very-sore', { soreness: { 'at-least': 7 } }, { advise: 'too-sore' }),
            aBranch('heavier-for-moving', { movement: 'heavier' }, { advise: 'heavier' }),
            aBranch('sore', { soreness: { 'at-least': 5 } }, { advise: 'half-dose' }),
            aBranch('unproven', { movement: ['same', 'not-done'] }, { advise: 'careful-start' }),
          ],
          { advise: 'easy-flow' },
        ),
      },
    },
    advice: Object.fromEntries(
      Object.entries(ADVICE).map(([id, verdict]) => [
        id,
        anAdvice(verdict === 'move' ? { verdict, dose: 'easy' } : { verdict }),
      ]),
    ),
  }),
})

/** Every class of check-ins: all whole sorenesses, and sleep on both sides of every cut. */
export const CHECK_INS: readonly CheckIn[] = sorenesses().flatMap((soreness) =>
  edges('sleep').flatMap((sleep) =>
    edges('hunger').flatMap((hunger) =>
      edges('pain').flatMap((pain) =>
        edges('movement').map(
          (movement) => ({ soreness, sleep, hunger, pain, movement }) as CheckIn,
        ),
      ),
    ),
  ),
)

function sorenesses(): number[] {
  return Array.from({ length: 11 }, (_, soreness) => soreness)
}

function edges(question: keyof CheckIn): readonly AnswerValue[] {
  return RULEBOOK.edges[question] as readonly AnswerValue[]
}

/**
 * Check-ins drawn by lot, the same ones in every run. A short round of them would be learnt by the
 * processor's branch prediction, and morning after morning is no such round.
 */
export function drawn(count: number): CheckIn[] {
  let state = 1
  return Array.from({ length: count }, () => {
    // The linear congruential generator of Numerical Recipes; its upper bits are the random ones.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return CHECK_INS[Math.floor((state / 2 ** 32) * CHECK_INS.length)] as CheckIn
  })
}

/** One step as it is compared: `node>rule`, or `node>-` where every branch was passed. */
export function step(node: string, taken: Branch | null): string {
  return `${node}>${taken?.rule ?? '-'}`
}

/** An end of the tree: what it advises, the way to it, and what holds on that way. */
export interface Leaf {
  readonly advice: string
  readonly path: readonly string[]
  /** Enough where leaves are tried in order and the first that holds is the answer. */
  readonly conditions: readonly Condition[]
}

/** The ends of the tree, in the order in which a walk tries them. */
export function leavesOf(): Leaf[] {
  const { tree } = RULEBOOK.book
  return below({ to: 'node', id: tree.start }, [], [])
}

function below(target: Target, path: readonly string[], conditions: readonly Condition[]): Leaf[] {
  if (target.to === 'pass') throw new Error('only a gate passes')
  if (target.to === 'advice') return [{ advice: target.id, path, conditions }]
  const { id, branches, otherwise } = nodeOf(target.id)
  return [
    ...branches.flatMap((branch) =>
      below(branch.target, [...path, step(id, branch)], [...conditions, branch.when]),
    ),
    ...below(otherwise.target, [...path, step(id, null)], conditions),
  ]
}

/** A node of the tree by its name. */
export function nodeOf(id: string): (typeof RULEBOOK.book.tree.nodes)[string] {
  const node = RULEBOOK.book.tree.nodes[id]
  if (node === undefined) throw new Error(`no node ${id}`)
  return node
}
