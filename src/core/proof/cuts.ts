import type { Adjustment, Answers, Bounds, Rulebook } from '../rulebook/model.ts'
import { BEATS, effectsOf, evaluated, MINUTES } from './aspects.ts'
import type { Invariant } from './model.ts'
import { stepsOf } from './pieces.ts'
import { planOf, type Dosing } from './plan.ts'
import type { Cuts } from './space.ts'

/**
 * Where the answers that only feed the arithmetic of a session are cut, so that each class has one
 * result: the usual minutes wherever they change the minutes of any session, and what the heart rate
 * is made from wherever beats pass a number that an invariant names. Exact, because each result only
 * rises, or only falls, with its answer, so that halving finds the two neighbouring numbers between
 * which the engine's own arithmetic changes. Two rising results are told apart by their sum.
 */
export function cutsOf(rulebook: Rulebook, invariants: readonly Invariant[]): Cuts {
  return cutsAt(rulebook, limitsOf(invariants))
}

/** The same for the numbers of beats that matter. */
export function cutsAt(rulebook: Rulebook, limits: readonly number[]): Cuts {
  const { questions, safety } = rulebook
  const cuts: Record<string, number[]> = {}
  const cut = (id: string, result: (answers: Answers) => number, others: Answers = {}): void => {
    const question = questions[id]
    if (question?.kind !== 'number') return
    const steps = stepsOf(question, (answer) => result({ ...others, [id]: answer }))
    cuts[id] = [...(cuts[id] ?? []), ...steps]
  }
  for (const dosing of planOf(rulebook).dosings) {
    for (const minutes of minutesOf(dosing, safety)) cut('usualMinutes', minutes)
    if (limits.length === 0) continue
    for (const beats of beatsOf(dosing, safety)) {
      const passed = (answers: Answers): number => {
        const bpm = beats(answers)
        return limits.filter((limit) => bpm >= limit).length + limits.filter((l) => bpm > l).length
      }
      cut('hrMax', passed)
      cut('hrThreshold', passed)
      cut('age', passed)
      cut('age', passed, { sex: 'female' })
    }
  }
  return cuts
}

type Result = (answers: Answers) => number

/** The minutes of a dosing for every way to multiply them: a cap only merges what this tells apart. */
function minutesOf({ dose, candidates }: Dosing, safety: Rulebook['safety']): Result[] {
  if (dose === null || dose.minutes.how === 'fixed') return []
  const uncapped = candidates.map(
    ({ atMostMinutes: _cap, ...adjustment }): Adjustment => adjustment,
  )
  return effectsOf(MINUTES, dose, uncapped).map((applied) => (answers) => {
    const { least, most } = evaluated(MINUTES, dose, applied, answers, safety)
    return least + most
  })
}

function beatsOf({ dose, candidates }: Dosing, safety: Rulebook['safety']): Result[] {
  if (dose?.heartRate === undefined) return []
  return effectsOf(BEATS, dose, candidates).map(
    (applied) => (answers) => evaluated(BEATS, dose, applied, answers, safety),
  )
}

/** Every number of beats that an invariant names. */
function limitsOf(invariants: readonly Invariant[]): number[] {
  const all = invariants.flatMap(({ never, always }) => [never?.bpm, always?.bpm])
  return [...new Set(all.flatMap(numbersOf))]
}

function numbersOf({ atLeast, above, below, atMost }: Bounds = {}): number[] {
  return [atLeast, above, below, atMost].filter((bound) => bound !== undefined)
}
