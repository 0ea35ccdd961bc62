import type { Bounds, Condition } from '../../../src/core/rulebook/model.ts'

/** How an engine writes each part of a condition. */
export interface Spelling<Form> {
  readonly is: (question: string, any: readonly (string | number)[]) => Form
  readonly bound: (question: string, sign: Sign, limit: number) => Form
  readonly all: (of: Form[]) => Form
  readonly any: (of: Form[]) => Form
  readonly not: (of: Form) => Form
}

export type Sign = '>=' | '>' | '<' | '<='

const SIGNS: Readonly<Record<keyof Bounds, Sign>> = {
  atLeast: '>=',
  above: '>',
  below: '<',
  atMost: '<=',
}

/** A condition of ours as another engine writes it. */
export function spelled<Form>(condition: Condition, spelling: Spelling<Form>): Form {
  const inside = (part: Condition): Form => spelled(part, spelling)
  switch (condition.op) {
    case 'all':
      return spelling.all(condition.of.map(inside))
    case 'any':
      return spelling.any(condition.of.map(inside))
    case 'not':
      return spelling.not(inside(condition.of))
    case 'ask': {
      const { question, test } = condition
      if (test.test === 'is') return spelling.is(question, test.any)
      if (test.test !== 'bounds') throw new Error(`not of this tree: ${test.test}`)
      const bounds = Object.entries(test.bounds) as [keyof Bounds, number][]
      const written = bounds.map(([key, limit]) => spelling.bound(question, SIGNS[key], limit))
      return written.length === 1 ? (written[0] as Form) : spelling.all(written)
    }
  }
}
