import type { FormFinding } from '../core/proof/model.ts'
import type { Wide } from '../core/proof/widest.ts'

/** A flaw of form in words: what was found, and what to do about it. */
export function findingWords(found: FormFinding): string {
  switch (found.finding) {
    case 'never-reached':
      return `no check-in reaches ${found.node}: no branch that leads to it is ever taken. Remove it, or let one lead to it`
    case 'never-taken':
      return `${found.rule} is never taken: what stands before it leaves nothing for it. Remove it, or move it up`
    case 'always-taken':
      return `${found.rule} is always taken, so nothing after it ever is. Move it down, or narrow it`
    case 'never-applies':
      return `${found.rule} never applies. Remove it, or widen its condition`
    case 'always-applies':
      return `${found.rule} applies to every session. Write it into the dose, or narrow it`
    case 'changes-nothing':
      return found.item === undefined
        ? `no answer to ${found.question} changes anything. Remove the question, or let a branch ask it`
        : `whether ${found.item} is ticked changes nothing. Remove the item, or let a branch ask it`
    case 'unused-advice':
      return `no check-in is given ${found.id}. Remove it, or let a branch advise it`
    case 'unused-dose':
      return `no advice that is given prescribes ${found.id}. Remove it, or name it in one`
    case 'unused-source':
      return `nothing cites ${found.id}. Remove it, or cite it where it counts`
  }
}

/** That a rulebook takes more regions than there is room for, and where its author may begin. */
export function wovenWords(most: number, wide: Wide | undefined): string {
  const many = (most / 1e6).toFixed(1)
  const found = `the conditions of this rulebook are too woven to look at every check-in: ${many} million regions are not enough, three times what the shipped one takes`
  if (wide === undefined) return found
  const { rule, questions } = wide
  return `${found}. Begin with ${rule}, which compares ${String(questions)} questions, more than any other: split it, or let one node after the other ask them`
}
