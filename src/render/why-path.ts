import type {
  TracedBranch,
  TracedCondition,
  TracedGrounds,
  TracedNode,
} from '../core/advice/trace.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import { asked, conditionWords, settling } from './condition-words.ts'
import { numbered } from './layout.ts'
import { questionName } from './question-words.ts'
import type { Citations } from './sources.ts'
import { theme, type Style } from './style.ts'
import { ORIGIN_WORDS, WHY } from './words.ts'
import type { Piece } from './wrap.ts'

/** What an explanation is written with. */
export interface Scene {
  readonly rulebook: Rulebook
  readonly style: Style
  readonly cited: Citations
}

/** One node: its question, the branches that do not fit and why, the one that does. */
export function nodeLines(node: TracedNode, number: number, scene: Scene): string[] {
  const { title, taken, otherwise, passed } = node
  const silent = otherwise === null || (otherwise.text === '' && passed.length > 0)
  return numbered(scene.style, number, title, [
    ...together(passed, scene).map((text) => said(WHY.no, text, scene)),
    ...(taken === null ? [] : [said(WHY.yes, branchWords(taken, scene), scene)]),
    ...(silent ? [] : [said(WHY.otherwise, reasonWords(otherwise, scene), scene)]),
  ])
}

function said(word: string, text: string, { style }: Scene): Piece[] {
  return [{ text: word, paint: theme(style).strong }, { text: ` ${text}` }]
}

/** The condition that was met, the answers that met it, and why that counts. */
export function branchWords(branch: TracedBranch, scene: Scene): string {
  const met = settling(branch.when)
  const condition = conditionWords(met, scene.rulebook.questions)
  return `${condition}. ${answersOf(met, scene)} ${reasonWords(branch, scene)}`
}

/** A reason with the works it rests on. */
export function reasonWords({ text, sources, choice }: TracedGrounds, { cited }: Scene): string {
  return `${text} ${cited.cite(sources, choice)}`
}

/** Branches passed for the same answers, in one sentence: what they need, and what was said. */
function together(passed: readonly TracedBranch[], scene: Scene): string[] {
  const groups = new Map<string, string[]>()
  for (const branch of passed) {
    const failed = settling(branch.when)
    const answers = answersOf(failed, scene)
    const words = conditionWords(failed, scene.rulebook.questions)
    const group = groups.get(answers) ?? []
    if (!group.includes(words)) groups.set(answers, [...group, words])
  }
  return [...groups].map(
    ([answers, needs]) => `${WHY.needs} ${withoutEcho(needs).join('; ')}. ${answers}`,
  )
}

/** "sleep is under 5 h; under 6 h": what a simple condition shares with the one before is said once. */
function withoutEcho(conditions: readonly string[]): string[] {
  return conditions.map((text, index) => {
    const start = startOf(text)
    const same = index > 0 && startOf(conditions[index - 1] ?? '') === start
    const simple = !/ (?:and|or) .*(?:: | is )/.test(text)
    return same && simple ? text.slice(start.length) : text
  })
}

/** The question a condition begins with: `sleep is `, `red flags: `. */
function startOf(text: string): string {
  return /^[^:]*?(?:: | is )/.exec(text)?.[0] ?? ''
}

/** `You: sleep 7 h 30; hunger as usual (assumed).` */
function answersOf(condition: TracedCondition, { rulebook }: Scene): string {
  const answers = asked(condition).map(({ question, said: answer, origin }) => {
    const known = rulebook.questions[question]
    const name = known === undefined ? question : questionName(known)
    return `${name} ${answer}${ORIGIN_WORDS[origin]}`
  })
  return `${WHY.youSaid} ${[...new Set(answers)].join('; ')}.`
}
