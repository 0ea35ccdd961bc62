import type { Answers, Book, Rulebook } from '../rulebook/model.ts'
import type { Place } from '../rulebook/problem.ts'
import type { Step } from '../rulebook/walk.ts'
import { outcomeOf } from './counterexample.ts'
import type { FormFinding } from './model.ts'

/** The files that rules are written in. */
export type RulesFile = 'safety' | 'book' | 'sources' | 'invariants'

/** Where in which file. */
export interface RulesPlace {
  readonly file: RulesFile
  readonly place: Place
  /** What is wrong: what stands behind a key, or the key itself. */
  readonly part: 'key' | 'value'
}

/** Where a flaw of form is to be mended. */
export function placeOfFinding(found: FormFinding, rulebook: Rulebook): RulesPlace {
  switch (found.finding) {
    case 'never-reached': {
      const { book: file, node } = found
      const place = [file === 'safety' ? 'gate' : 'tree', 'nodes', node]
      return { file, place, part: 'key' }
    }
    case 'never-taken':
    case 'always-taken':
      return branchPlace(found, rulebook)
    case 'never-applies':
    case 'always-applies':
      return adjustmentPlace(found.rule, rulebook)
    case 'changes-nothing': {
      const { question, item } = found
      const place = ['questions', question, ...(item === undefined ? [] : ['items', item])]
      return { file: fileOf('questions', question, rulebook), place, part: 'key' }
    }
    case 'unused-advice':
      return keyOf('advice', found.id, rulebook)
    case 'unused-dose':
      return keyOf('doses', found.id, rulebook)
    case 'unused-source':
      return { file: 'sources', place: ['sources', found.id], part: 'key' }
  }
}

/** The branch, or the `otherwise`, that gives a check-in its advice. */
export function placeOfAdvice(answers: Answers, rulebook: Rulebook): RulesPlace {
  const { book, node, taken } = outcomeOf(answers, rulebook).path.at(-1) as Step
  return branchPlace({ book, node: node.id, rule: taken?.rule ?? 'otherwise' }, rulebook)
}

type BranchName = Pick<
  Extract<FormFinding, { node: string; rule: string }>,
  'book' | 'node' | 'rule'
>

function branchPlace(
  { book: file, node, rule }: BranchName,
  { safety, book }: Rulebook,
): RulesPlace {
  const [key, tree] = file === 'safety' ? ['gate', safety.tree] : ['tree', book.tree]
  const index = tree.nodes[node]?.branches.findIndex((branch) => branch.rule === rule) ?? -1
  const branch = index < 0 ? ['otherwise'] : ['branches', index, 'rule']
  return { file, place: [key, 'nodes', node, ...branch], part: index < 0 ? 'key' : 'value' }
}

function adjustmentPlace(rule: string, { safety, book }: Rulebook): RulesPlace {
  const limit = safety.limits.findIndex((each) => each.rule === rule)
  if (limit >= 0) return { file: 'safety', place: ['limits', limit, 'rule'], part: 'value' }
  const inSafety = withinBook(rule, safety)
  return inSafety === undefined
    ? { file: 'book', place: withinBook(rule, book) ?? [], part: 'value' }
    : { file: 'safety', place: inSafety, part: 'value' }
}

/** A note, or an adjustment of a dose. */
function withinBook(rule: string, { notes, doses }: Book): Place | undefined {
  const note = notes.findIndex((each) => each.rule === rule)
  if (note >= 0) return ['notes', note, 'rule']
  for (const [id, { adjust }] of Object.entries(doses)) {
    const index = adjust.findIndex((each) => each.rule === rule)
    if (index >= 0) return ['doses', id, 'adjust', index, 'rule']
  }
  return undefined
}

function keyOf(key: 'advice' | 'doses', id: string, rulebook: Rulebook): RulesPlace {
  return { file: fileOf(key, id, rulebook), place: [key, id], part: 'key' }
}

/** A name that both files have is the rulebook's: its author looks there first. */
function fileOf(key: 'advice' | 'doses' | 'questions', id: string, { book }: Rulebook): RulesFile {
  return Object.hasOwn(book[key], id) ? 'book' : 'safety'
}
