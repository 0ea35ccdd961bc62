import type { Compiled } from '../rulebook/compile.ts'
import type { Rulebook } from '../rulebook/model.ts'
import { notA, report as newReport, type Place } from '../rulebook/problem.ts'
import { compileException } from './compile-exception.ts'
import { compileFacts, conditionOf, type ProofScope } from './compile-facts.ts'
import type { WrittenInvariant, WrittenInvariants } from './invariants-schema.ts'
import type { Exception, Invariant } from './model.ts'

/** An invariant, and on whose word it is one. */
export interface GroundedInvariant extends Invariant {
  readonly because: string
  readonly sources: readonly string[]
  /** No source fixes its number: it is ours. */
  readonly choice: boolean
}

/** What has to hold of a rulebook, and where its worse answers may loosen the advice. */
export interface Proofs {
  readonly invariants: readonly GroundedInvariant[]
  readonly exceptions: readonly Exception[]
}

/** Reads the written invariants for a rulebook that has everything they speak of. */
export function compileInvariants(
  written: WrittenInvariants,
  rulebook: Rulebook,
): Compiled<Proofs> {
  const scope = { rulebook, report: newReport() }
  const invariants = written.invariants.map((each, index) =>
    compileInvariant(each, ['invariants', index], scope),
  )
  const exceptions = written.exceptions.map((each, index) =>
    compileException(each, ['exceptions', index], scope),
  )
  checkIds(written, scope)
  const { problems } = scope.report
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { invariants, exceptions: [...exceptions, ...rulebook.exceptions] } }
}

/** An invariant or exception that speaks of something a rulebook does not have. */
export interface LeftOut {
  readonly id: string
  readonly why: string
}

/**
 * Reads what can be said of another rulebook, whose questions differ: an invariant that speaks of
 * something it does not have is left out, and told. So is one that only the shipped one promises.
 */
export function invariantsFor(
  written: WrittenInvariants,
  rulebook: Rulebook,
  shipped = false,
): Proofs & { readonly leftOut: readonly LeftOut[] } {
  const leftOut: LeftOut[] = []
  const each = <From extends { readonly id: string }, To>(
    all: readonly From[],
    compile: (one: From, place: Place, scope: ProofScope) => To,
  ): To[] =>
    all.flatMap((one) => {
      const scope = { rulebook, report: newReport() }
      const compiled = compile(one, [], scope)
      const [problem] = scope.report.problems
      if (problem === undefined) return [compiled]
      leftOut.push({ id: one.id, why: `${problem.message} of this rulebook` })
      return []
    })
  const promised = written.invariants.filter((invariant) => {
    const ours = !shipped && invariant['shipped-only'] === true
    if (ours) leftOut.push({ id: invariant.id, why: ONLY_SHIPPED })
    return !ours
  })
  return {
    invariants: each(promised, compileInvariant),
    exceptions: [...each(written.exceptions, compileException), ...rulebook.exceptions],
    leftOut,
  }
}

/** Why a promise not to be too careful is not asked of a rulebook of one's own. */
const ONLY_SHIPPED = 'the shipped rulebook promises it; yours may be more careful'

function compileInvariant(
  written: WrittenInvariant,
  place: Place,
  scope: ProofScope,
): GroundedInvariant {
  const { id, says, when, holds, never, always } = written
  const { report, rulebook } = scope
  if ((never === undefined) === (always === undefined)) {
    report.add(place, 'expected exactly one of never, always')
  }
  for (const [index, source] of written.sources.entries()) {
    if (Object.hasOwn(rulebook.sources, source)) continue
    const message = notA('a source', source, Object.keys(rulebook.sources))
    report.add([...place, 'sources', index], message)
  }
  return {
    id,
    says,
    ...conditionOf(when, place, scope),
    ...(holds === undefined ? {} : { holds }),
    ...(never === undefined ? {} : { never: compileFacts(never, [...place, 'never'], scope) }),
    ...(always === undefined ? {} : { always: compileFacts(always, [...place, 'always'], scope) }),
    because: written.because ?? '',
    sources: written.sources,
    choice: written.choice ?? false,
  }
}

/** Ids are how a finding speaks of an invariant: one name, one place. */
function checkIds({ invariants, exceptions }: WrittenInvariants, { report }: ProofScope): void {
  const seen = new Set<string>()
  const see = (id: string, place: Place): void => {
    if (seen.has(id)) report.add(place, `"${id}" stands twice`)
    seen.add(id)
  }
  invariants.forEach(({ id }, index) => see(id, ['invariants', index, 'id']))
  exceptions.forEach(({ id }, index) => see(id, ['exceptions', index, 'id']))
}
