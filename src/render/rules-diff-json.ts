import type { RulesDiff } from '../core/diff/model.ts'
import { safeJson } from './json.ts'
import { idOf, withTexts } from './proof-json.ts'
import type { Compared } from './rules-diff.ts'

/** The same facts as one JSON object; counts that may have thirty digits are texts. */
export function diffJson(diff: RulesDiff, { before, after }: Compared): string {
  return safeJson(
    withTexts({
      before: idOf(before.book),
      after: idOf(after.book),
      same: diff.changes.length === 0,
      ...diff,
    }),
  )
}
