import { compileCondition, type Scope } from './compile-condition.ts'
import {
  LAST_ACTIVITY,
  type Adjustment,
  type Dose,
  type Grounds,
  type MinutesRule,
} from './model.ts'
import { notA, type Place } from './problem.ts'
import type { WrittenAdjustment, WrittenDose } from './schema.ts'

/** What doses and adjustments may name besides questions. */
export interface DoseScope extends Scope {
  readonly activities: Readonly<Record<string, unknown>>
}

/** `because`, `sources` and `choice` as written, with nothing left open. */
export function groundsOf(written: {
  because?: string | undefined
  sources?: string[] | undefined
  choice?: boolean | undefined
}): Grounds {
  return {
    because: written.because ?? '',
    sources: written.sources ?? [],
    choice: written.choice ?? false,
  }
}

/** Reads a written adjustment, limit or note. */
export function compileAdjustment(
  written: WrittenAdjustment,
  place: Place,
  scope: DoseScope,
): Adjustment {
  checkBans(written.ban ?? [], [...place, 'ban'], scope)
  checkActivities(written.only ?? [], [...place, 'only'], scope)
  checkActivities(written.drop ?? [], [...place, 'drop'], scope)
  const rate = written['heart-rate']
  const { minutes, only, warn } = written
  return {
    rule: written.rule,
    when: compileCondition(written.when, [...place, 'when'], scope),
    verdicts: written.for ?? [],
    ...(minutes?.times === undefined ? {} : { timesMinutes: minutes.times }),
    ...(minutes?.['at-most'] === undefined ? {} : { atMostMinutes: minutes['at-most'] }),
    ...(typeof rate === 'string' ? { heartRate: rate } : {}),
    ...(typeof rate === 'object' && 'max-bpm' in rate ? { atMostBpm: rate['max-bpm'] } : {}),
    ...(typeof rate === 'object' && 'max-percent' in rate
      ? { atMostPercentMax: rate['max-percent'] }
      : {}),
    ...(written['rpe-at-most'] === undefined ? {} : { atMostRpe: written['rpe-at-most'] }),
    ban: written.ban ?? [],
    ...(only === undefined ? {} : { only }),
    drop: written.drop ?? [],
    ...(warn === undefined ? {} : { warn }),
    do: written.do ?? [],
    avoid: written.avoid ?? [],
    stopIf: written['stop-if'] ?? [],
    ...groundsOf(written),
  }
}

function checkBans(names: readonly string[], place: Place, scope: DoseScope): void {
  checkActivities(names, place, scope)
  const index = names.indexOf(LAST_ACTIVITY)
  if (index === -1) return
  const why = `${LAST_ACTIVITY} is what remains when all else is out: it cannot be banned`
  scope.report.add([...place, index], why)
}

function checkActivities(names: readonly string[], place: Place, scope: DoseScope): void {
  for (const [index, name] of names.entries()) {
    if (!Object.hasOwn(scope.activities, name)) {
      scope.report.add([...place, index], notA('an activity', name, Object.keys(scope.activities)))
    }
  }
}

/** Reads a written dose. */
export function compileDose(id: string, written: WrittenDose, scope: DoseScope): Dose {
  const place: Place = ['doses', id]
  checkActivities(written.activities, [...place, 'activities'], scope)
  checkBans(written.banned, [...place, 'banned'], scope)
  checkActivities(
    written.afterwards.map((part) => part.activity),
    [...place, 'afterwards'],
    scope,
  )
  const rate = written['heart-rate']
  if (written.rpe.aim > written.rpe.max) {
    scope.report.add([...place, 'rpe'], 'expected aim to be at most max')
  }
  for (const [key, { min, aim, max }] of Object.entries(rate ?? {})) {
    if (min <= aim && aim <= max) continue
    scope.report.add([...place, 'heart-rate', key], 'expected min, aim and max in this order')
  }
  return {
    id,
    optional: written.optional ?? false,
    minutes: minutesRule(written.minutes, [...place, 'minutes'], scope),
    ...(rate === undefined
      ? {}
      : {
          heartRate: {
            percentMax: rate['percent-max'],
            percentThreshold: rate['percent-threshold'],
          },
        }),
    rpe: written.rpe,
    talk: written.talk,
    activities: written.activities,
    banned: written.banned,
    afterwards: written.afterwards,
    adjust: (written.adjust ?? []).map((adjustment, index) =>
      compileAdjustment(adjustment, [...place, 'adjust', index], scope),
    ),
    ...groundsOf(written),
  }
}

function minutesRule(written: WrittenDose['minutes'], place: Place, scope: DoseScope): MinutesRule {
  if ('from' in written) {
    if (written.from > written.to) scope.report.add(place, 'expected from to be at most to')
    return { how: 'fixed', ...written }
  }
  if (written['at-least'] > written['at-most']) {
    scope.report.add(place, 'expected at-least to be at most at-most')
  }
  for (const key of ['share-of-usual', 'usual-unknown'] as const) {
    const [least, most] = written[key]
    if (least > most) scope.report.add([...place, key], 'expected the smaller number first')
  }
  return {
    how: 'share-of-usual',
    share: written['share-of-usual'],
    atLeast: written['at-least'],
    atMost: written['at-most'],
    usualUnknown: written['usual-unknown'],
    targetAtMost: written['target-at-most'],
  }
}
