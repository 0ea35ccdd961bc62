import type { Facts, Invariant } from '../core/proof/model.ts'
import type { Bounds, Rulebook } from '../core/rulebook/model.ts'
import { nameInWords } from './question-words.ts'
import { activityName } from './session.ts'
import { boundsWords } from './test-words.ts'

/** What an invariant demands of the advice, in words: "never: move", "always: reassess; no session". */
export function demandWords({ never, always }: Invariant, rulebook: Rulebook): string {
  return never === undefined
    ? `always: ${factWords(always ?? {}, rulebook)}`
    : `never: ${factWords(never, rulebook)}`
}

const SESSIONS = { none: 'no session', optional: 'a stroll', due: 'a session' } as const
const HEART_RATES = {
  none: 'no heart rate',
  percent: 'a heart rate in per cent',
  bpm: 'beats',
} as const

function factWords(facts: Facts, rulebook: Rulebook): string {
  const activities = (ids: readonly string[]): string[] =>
    ids.map((id) => activityName(id, rulebook))
  const { verdict, care, advice, session, heartRate } = facts
  const said = [
    either(verdict),
    either(care?.map((level) => (level === 'none' ? 'no care' : nameInWords(level)))),
    either(advice, 'the advice '),
    either(session?.map((kind) => SESSIONS[kind])),
    bound('minutes', facts.minutes),
    bound('least minutes', facts.leastMinutes),
    either(heartRate?.map((kind) => HEART_RATES[kind])),
    bound('per cent of maximum', facts.percentMax),
    bound('per cent of threshold', facts.percentThreshold),
    bound('beats', facts.bpm),
    bound('effort', facts.rpe),
    either(facts.offers && activities(facts.offers)),
    joined('nothing but ', facts.offersOnly && activities(facts.offersOnly)),
    joined('banned ', facts.banned && activities(facts.banned)),
    joined('told of ', facts.applies),
  ]
  return said.filter((words) => words !== '').join('; ')
}

function either(names: readonly string[] | undefined, before = ''): string {
  return names === undefined ? '' : `${before}${names.join(' or ')}`
}

function joined(before: string, names: readonly string[] | undefined): string {
  return names === undefined ? '' : `${before}${names.join(', ')}`
}

function bound(name: string, bounds: Bounds | undefined): string {
  return bounds === undefined ? '' : `${name} ${boundsWords(bounds, String)}`
}
