import { isClean, type RulesCheck } from '../core/proof/check.ts'
import { safeJson } from './json.ts'

/** The same facts as one JSON object; counts that may have thirty digits are texts. */
export function checkJson(check: RulesCheck): string {
  const { rulebook, form, proof, monotone, leftOut, milliseconds, keptMilliseconds } = check
  return safeJson(
    withTexts({
      rulebook: rulebook && idOf(rulebook.book),
      gate: rulebook && idOf(rulebook.safety),
      clean: isClean(check),
      form: form.map(({ message, at }) => ({ message, at: at ?? null })),
      proof,
      monotone,
      leftOut,
      milliseconds: Math.round(milliseconds),
      keptMilliseconds: keptMilliseconds === undefined ? null : Math.round(keptMilliseconds),
    }),
  )
}

/** Which rulebook it is. */
export function idOf({
  id,
  version,
  sha256,
}: {
  id: string
  version: string
  sha256: string
}): object {
  return { id, version, sha256 }
}

/** The same with counts as texts: JSON has no whole numbers of thirty digits. */
export function withTexts(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withTexts)
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withTexts(each)]))
}
