import type { Rulebook } from '../../../src/core/rulebook/model.ts'
import type { WrittenBook } from '../../../src/core/rulebook/schema.ts'
import { aBook, aBranch, aDose, anAdvice, aNode, anOpenGate, aRulebook } from '../a-rulebook.ts'
import type { When } from '../generated-rulebooks.ts'

/** A rulebook that asks these questions behind an open gate: a move, or what the branches say. */
export function asking(
  questions: WrittenBook['questions'],
  branches: readonly (readonly [string, When])[] = [],
  dose = aDose(),
): Rulebook {
  const written = branches.map(([advise, when], index) =>
    aBranch(`branch-${String(index)}`, when, { advise }),
  )
  const advice = {
    easy: anAdvice({ verdict: 'move', dose: 'easy' }),
    rest: anAdvice({ verdict: 'rest' }),
    stroll: anAdvice({ verdict: 'rest', dose: 'stroll' }),
    stop: anAdvice({ verdict: 'reassess' }),
    look: anAdvice({ verdict: 'reassess', care: 'clinician-soon' }),
    today: anAdvice({ verdict: 'reassess', care: 'clinician-today' }),
    call: anAdvice({ verdict: 'reassess', care: 'emergency', call: 'Call 112 now.' }),
  }
  return aRulebook({
    safety: anOpenGate({}),
    book: aBook({
      questions,
      tree: { start: 'only', nodes: { only: aNode(written, { advise: 'easy' }) } },
      advice,
      doses: { easy: dose, stroll: aDose({ optional: true, minutes: { from: 10, to: 15 } }) },
    }),
  })
}
