import type { Advice } from '../advice/advice.ts'
import type { Expectation } from './case.ts'

/** One way in which an advice is not what a case says. */
export interface Difference {
  readonly what: string
  readonly expected: unknown
  readonly found: unknown
}

/** Said of every advice of a rulebook of one's own, whatever the check-in. */
const OF_OWN_RULEBOOK: ReadonlySet<string> = new Set(['own-rulebook', 'unproven'])

/** Every written expectation that an advice does not meet. */
export function compare(expected: Expectation, advice: Advice): Difference[] {
  const { session } = advice
  const differences: Difference[] = []
  const same = (what: string, wanted: unknown, found: unknown): void => {
    if (wanted === undefined || wanted === found) return
    differences.push({ what, expected: wanted, found: found ?? null })
  }
  same('verdict', expected.verdict, advice.verdict)
  same('care', expected.care, advice.care)
  same('advice', expected.advice, advice.advice)
  if (!advice.because.some(({ rule }) => rule === expected.rule)) {
    same('rule', expected.rule, advice.because.map(({ rule }) => rule).join(', '))
  }
  if (expected.session === null) same('session', null, session)
  for (const key of ['min', 'target', 'max'] as const) {
    same(`minutes.${key}`, expected.minutes?.[key], session?.minutes[key])
  }
  same('modality', expected.modality, session?.modality)
  const offered = session === null ? [] : [session.modality, ...session.alternatives]
  for (const activity of expected['not-modality'] ?? []) {
    same(`offers ${activity}`, false, offered.includes(activity))
  }
  compareHeartRate(expected['heart-rate'], advice, same)
  same('rpe.max', expected['rpe-max'], session?.rpe.max)
  same('optional', expected.optional, session?.optional ?? false)
  const warnings = advice.warnings.filter(({ code }) => !OF_OWN_RULEBOOK.has(code))
  same('warns', expected.warns, warnings.length > 0)
  same('conditional', expected.conditional, advice.coverage.conditional)
  const parts = session?.parts.slice(1).map(({ activity }) => activity)
  same('parts', expected.parts?.join(', '), parts?.join(', '))
  return differences
}

function compareHeartRate(
  expected: Expectation['heart-rate'],
  { session }: Advice,
  same: (what: string, wanted: unknown, found: unknown) => void,
): void {
  const heartRate = session?.heartRate ?? null
  if (expected === null) return same('heartRate', null, heartRate)
  if (expected === undefined) return
  same('heartRate.basis', expected.basis, heartRate?.basis)
  same('heartRate.bpm.max', expected['max-bpm'], heartRate?.bpm?.max)
  same('heartRate.bpm.aim', expected['aim-bpm'], heartRate?.bpm?.aim)
  same('heartRate.percentMax.max', expected['max-percent'], heartRate?.percentMax?.max)
}
