import { Engine, type RuleProperties } from 'json-rules-engine'
import { LogicEngine } from 'json-logic-engine'
import type { Target } from '../../../src/core/rulebook/model.ts'
import { walk } from '../../../src/core/rulebook/walk.ts'
import { byHand, type Way } from './by-hand.ts'
import { spelled, type Spelling } from './spelling.ts'
import { leavesOf, nodeOf, RULEBOOK, step, type CheckIn } from './tree.ts'

/** Something that decides a check-in and knows the way it went. */
export interface DecidingEngine {
  readonly name: string
  /** What is timed: a decision with its way, or the promise of one. */
  readonly decide: (checkIn: CheckIn) => unknown
  readonly promises: boolean
  /** The same decision as it is compared. */
  readonly way: (checkIn: CheckIn) => Way | Promise<Way>
}

/** The walk of a compiled rulebook: an open gate, and then the tree. */
export const ours: DecidingEngine = {
  name: 'recover',
  promises: false,
  decide: (checkIn) => walk(RULEBOOK, checkIn),
  way: (checkIn) => {
    const walked = walk(RULEBOOK, checkIn)
    if (walked.kind === 'stuck') throw new Error(`stuck at ${walked.need.question}`)
    const steps = walked.path.filter(({ book }) => book === 'book')
    return { advice: walked.advice.id, path: steps.map(({ node, taken }) => step(node.id, taken)) }
  },
}

/** The same decisions without any rulebook. */
export const hand = atOnce('if/else by hand', byHand)

function atOnce(name: string, decide: (checkIn: CheckIn) => Way): DecidingEngine {
  return { name, promises: false, decide, way: decide }
}

function promised(name: string, decide: (checkIn: CheckIn) => Promise<Way>): DecidingEngine {
  return { name, promises: true, decide, way: decide }
}

type Logic = Readonly<Record<string, unknown>>

const JSON_LOGIC: Spelling<Logic> = {
  is: (question, any) =>
    any.length === 1 ? { '===': [{ var: question }, any[0]] } : { in: [{ var: question }, any] },
  bound: (question, sign, limit) => ({ [sign]: [{ var: question }, limit] }),
  all: (of) => ({ and: of }),
  any: (of) => ({ or: of }),
  not: (of) => ({ '!': [of] }),
}

/** Nested `if`s, compiled; each end is a constant. */
export function jsonLogic(): DecidingEngine {
  const decide = new LogicEngine().build(nested({ to: 'node', id: RULEBOOK.book.tree.start }, []))
  return atOnce('json-logic-engine, compiled', decide as (checkIn: CheckIn) => Way)
}

function nested(target: Target, path: readonly string[]): Logic {
  if (target.to === 'pass') throw new Error('only a gate passes')
  if (target.to === 'advice') return { preserve: { advice: target.id, path } }
  const { id, branches, otherwise } = nodeOf(target.id)
  const tried = branches.flatMap((branch) => [
    spelled(branch.when, JSON_LOGIC),
    nested(branch.target, [...path, step(id, branch)]),
  ])
  return { if: [...tried, nested(otherwise.target, [...path, step(id, null)])] }
}

type RuleCondition = Extract<RuleProperties['conditions'], { all: unknown }>['all'][number]

const OPERATORS = {
  '>=': 'greaterThanInclusive',
  '>': 'greaterThan',
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
} as const

const JSON_RULES: Spelling<RuleCondition> = {
  is: (fact, any) =>
    any.length === 1
      ? { fact, operator: 'equal', value: any[0] }
      : { fact, operator: 'in', value: any },
  bound: (fact, sign, value) => ({ fact, operator: OPERATORS[sign], value }),
  all: (all) => ({ all }),
  any: (any) => ({ any }),
  not: (not) => ({ not }),
}

/**
 * One rule for each end, tried in order of priority and stopped at the first that holds: faster than
 * rules that exclude each other.
 */
export function jsonRules(): DecidingEngine {
  const leaves = leavesOf()
  const engine = new Engine(
    leaves.map(({ advice, path, conditions }, index) => ({
      conditions: { all: conditions.map((condition) => spelled(condition, JSON_RULES)) },
      event: { type: advice, params: { path } },
      priority: leaves.length - index,
      onSuccess: () => {
        engine.stop()
      },
    })),
  )
  return promised('json-rules-engine, priorities and stop', async (checkIn) => {
    const [event] = (await engine.run(checkIn)).events
    return { advice: String(event?.type), path: event?.params?.['path'] as string[] }
  })
}

const quoted = (value: string | number): string => JSON.stringify(value)

const ZEN: Spelling<string> = {
  is: (question, any) =>
    any.length === 1
      ? `${question} == ${quoted(any[0] as string)}`
      : `${question} in [${any.map(quoted).join(', ')}]`,
  bound: (question, sign, limit) => `${question} ${sign} ${String(limit)}`,
  all: (of) => `(${of.join(' and ')})`,
  any: (of) => `(${of.join(' or ')})`,
  not: (of) => `not (${of})`,
}

/**
 * A decision table, first hit: a row for each end. `undefined` where its native part cannot be
 * loaded, as on a system it is not built for.
 */
export async function zen(): Promise<DecidingEngine | undefined> {
  const native = await import('@gorules/zen-engine').catch(() => undefined)
  if (native === undefined) return undefined
  const rules = leavesOf().map(({ advice, path, conditions }, index) => ({
    _id: `row-${String(index)}`,
    // An empty cell holds for everything.
    when: conditions.map((condition) => spelled(condition, ZEN)).join(' and '),
    advice: quoted(advice),
    path: JSON.stringify(path),
  }))
  const table = {
    hitPolicy: 'first',
    inputs: [{ id: 'when', name: 'when' }],
    outputs: [
      { id: 'advice', name: 'advice', field: 'advice' },
      { id: 'path', name: 'path', field: 'path' },
    ],
    rules,
  }
  const decision = new native.ZenEngine().createDecision({
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in' },
      { id: 'table', type: 'decisionTableNode', name: 'table', content: table },
      { id: 'out', type: 'outputNode', name: 'out' },
    ],
    edges: [
      { id: 'to-table', sourceId: 'in', targetId: 'table' },
      { id: 'to-out', sourceId: 'table', targetId: 'out' },
    ],
  })
  return promised(
    '@gorules/zen-engine, table of first hits',
    async (checkIn) => (await decision.evaluate(checkIn)).result as Way,
  )
}
