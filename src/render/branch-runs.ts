import type { Condition, Question } from '../core/rulebook/model.ts'
import type { OutlineBranch } from '../core/rulebook/outline.ts'
import { conditionWords, listOf } from './condition-words.ts'
import { withoutGuards } from './plain-condition.ts'
import { questionName } from './question-words.ts'
import { RULES } from './rules-words.ts'

type Questions = Readonly<Record<string, Question>>

/** Branches that follow one another and begin with the same list, whose name then heads them all. */
export interface BranchRun {
  /** The name in words; undefined for a branch that stands for itself. */
  readonly heading: string | undefined
  readonly branches: readonly { readonly branch: OutlineBranch; readonly words: string }[]
}

/** The branches of a node, each condition in words, with what they share said once. */
export function branchRuns(branches: readonly OutlineBranch[], questions: Questions): BranchRun[] {
  const runs: { list: string | undefined; branches: OutlineBranch[] }[] = []
  for (const branch of branches) {
    const list = leadingList(branch)
    const last = runs.at(-1)
    if (last !== undefined && list !== undefined && last.list === list) last.branches.push(branch)
    else runs.push({ list, branches: [branch] })
  }
  return runs.map((run) => {
    const question = run.list === undefined ? undefined : questions[run.list]
    const shared = run.branches.length > 1 ? question : undefined
    return {
      heading: shared && questionName(shared),
      branches: run.branches.map((branch) => ({
        branch,
        words: branchWords(branch, questions, shared?.id),
      })),
    }
  })
}

/** The condition of a branch in words; a leading list that is the `topic` is not named. */
export function branchWords({ when }: OutlineBranch, questions: Questions, topic?: string): string {
  return when === null ? RULES.otherwise : conditionWords(withoutGuards(when), questions, topic)
}

/** The list that the words of a branch begin with. */
export function leadingList({ when }: OutlineBranch): string | undefined {
  return when === null ? undefined : leading(withoutGuards(when))
}

function leading(condition: Condition): string | undefined {
  if (condition.op === 'ask') return listOf(condition)
  const first = condition.op === 'not' ? condition.of : condition.of[0]
  return first === undefined ? undefined : leading(first)
}
