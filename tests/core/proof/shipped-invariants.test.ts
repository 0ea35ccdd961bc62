import { describe, expect, test } from 'vitest'
import { invariantsOf, readInvariants } from '../../../src/adapters/invariants-file.ts'
import { loadBook, loadSafety } from '../../../src/adapters/rulebook-file.ts'
import type { GroundedInvariant } from '../../../src/core/proof/compile-invariants.ts'
import { eachCondition } from '../../../src/core/rulebook/classes.ts'
import type { Care } from '../../../src/core/rulebook/model.ts'

const { safety, sources } = loadSafety('rules/safety.yaml', 'rules/sources.yaml')
const rulebook = loadBook('rules/recovery.yaml', safety, sources)
const { invariants, exceptions } = invariantsOf(readInvariants('rules/invariants.yaml'), rulebook)

/** The ticked items that are enough for an invariant to speak of a check-in. */
function itemsEnough({ when }: GroundedInvariant, question: string): readonly string[] {
  if (when?.op !== 'ask' || when.question !== question) return []
  return when.test.test === 'includes' ? when.test.any : []
}

function demands({ always }: GroundedInvariant, care: Care): boolean {
  const stops = always?.verdict?.join() === 'reassess' && always.session?.join() === 'none'
  return (
    stops && (always.care?.every((level) => LEVELS.indexOf(level) >= LEVELS.indexOf(care)) ?? false)
  )
}

const LEVELS: readonly Care[] = ['none', 'clinician-soon', 'clinician-today', 'emergency']

/** What evidence.md part 2 asks for each red flag by itself; its rows name no other. */
const CARE_OF_RED_FLAGS: Readonly<Record<string, Care>> = {
  'chest-pain-now': 'emergency',
  'chest-pain-effort': 'clinician-today',
  'chest-pain-breathing': 'emergency',
  'coughing-blood': 'emergency',
  'faint-not-recovered': 'emergency',
  'faint-effort': 'clinician-today',
  palpitations: 'clinician-today',
  'breathless-rest': 'emergency',
  'heat-confusion': 'emergency',
  'hyponatraemia-severe': 'emergency',
  'hyponatraemia-early': 'clinician-today',
  'head-injury-danger': 'emergency',
  'head-injury-thinners': 'emergency',
  'head-knock': 'clinician-today',
  'dark-urine': 'emergency',
  'leg-swollen': 'clinician-today',
  compartment: 'emergency',
  'exertional-tightness': 'clinician-soon',
  'calf-pop': 'clinician-today',
  'cannot-bear-weight': 'emergency',
  'bone-tender-injury': 'emergency',
  'hot-joint': 'emergency',
  'saddle-numbness': 'emergency',
  'bleeding-thinners': 'emergency',
  'pregnancy-warning': 'clinician-today',
  'suicidal-now': 'emergency',
  'suicidal-thoughts': 'clinician-today',
  compulsion: 'clinician-soon',
}

describe('the shipped invariants', () => {
  test('are many, and nothing is excepted without a reason', () => {
    expect(invariants.length).toBeGreaterThanOrEqual(45)
    for (const { reason } of exceptions) expect(reason).toMatch(/\.$/)
  })

  test('know every red flag there is', () => {
    const { redFlags } = rulebook.questions
    const items = redFlags?.kind === 'flags' ? Object.keys(redFlags.items) : []
    expect(Object.keys(CARE_OF_RED_FLAGS).toSorted()).toStrictEqual(items.toSorted())
  })

  test.for(Object.entries(CARE_OF_RED_FLAGS))(
    '%s alone is %s, reassess, without a session',
    ([item, care]) => {
      const said = invariants.filter((each) => itemsEnough(each, 'redFlags').includes(item))
      expect(said.some((each) => demands(each, care))).toBe(true)
    },
  )

  test('are sentences', () => {
    for (const { says } of invariants) expect(says).toMatch(/^[A-Z].*[^.]\.$/)
  })

  test('name the source of every number: one that is not ours alone, or that it is ours', () => {
    const ours = invariants.filter(({ choice, sources: cited }) => {
      return !choice && cited.every((id) => id === 'project-choice')
    })
    // What an advice is in itself has no number.
    expect(ours.map(({ id }) => id)).toStrictEqual([
      'one-verdict',
      'move-has-a-session',
      'nothing-needed-that-is-not-at-hand',
    ])
    for (const { id, choice, sources: cited } of invariants) {
      if (choice) expect([id, ...cited]).toContain('project-choice')
    }
  })

  test('speak of most questions that can stop a runner', () => {
    const spoken = new Set<string>()
    for (const { when } of invariants) {
      if (when === undefined) continue
      eachCondition(when, (part) => {
        if (part.op === 'ask') spoken.add(part.question)
      })
    }
    const silent = Object.keys(rulebook.questions).filter((id) => !spoken.has(id))
    // Baselines and figures that only another question makes use of,
    // and what only adds a word to an advice.
    expect(silent).toStrictEqual([
      'hrRest',
      'easyPace',
      'easyWalkPace',
      'slope',
      'restingHr',
      'nightsUnderSeven',
      'recoverySessions',
    ])
  })
})
