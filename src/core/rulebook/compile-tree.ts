import { questionsIn } from './classes.ts'
import { compileCondition, type Scope } from './compile-condition.ts'
import { groundsOf } from './compile-dose.ts'
import type { AdviceRule, Care, LookAgain, Node, Target, Tree, Verdict } from './model.ts'
import { notA, type Place, type Report } from './problem.ts'
import type { WrittenAdvice, WrittenTree } from './schema.ts'

/** What a tree may lead to. */
export interface TreeScope extends Scope {
  readonly advice: Readonly<Record<string, unknown>>
  /** Only the gate may let pass to the rulebook's tree. */
  readonly mayPass: boolean
}

/** Far more than anyone reads, walks or proves. */
const MOST_NODES = 2000

/** Reads a written tree; reports names that do not exist, cycles, and nodes nothing leads to. */
export function compileTree(written: WrittenTree, key: 'gate' | 'tree', scope: TreeScope): Tree {
  const ids = Object.keys(written.nodes)
  if (ids.length > MOST_NODES) {
    const found = `found ${String(ids.length)} nodes; expected at most ${String(MOST_NODES)}`
    scope.report.add([key, 'nodes'], found)
  }
  const nodes: Record<string, Node> = {}
  for (const [id, node] of Object.entries(written.nodes)) {
    const place: Place = [key, 'nodes', id]
    const branches = node.branches.map((branch, index) => {
      const when = compileCondition(branch.when, [...place, 'branches', index, 'when'], scope)
      return {
        rule: branch.rule,
        when,
        asks: questionsIn(when),
        target: targetOf(branch, [...place, 'branches', index], written.nodes, scope),
        ...groundsOf(branch),
      }
    })
    const otherwise = {
      target: targetOf(node.otherwise, [...place, 'otherwise'], written.nodes, scope),
      ...groundsOf(node.otherwise),
    }
    nodes[id] = { id, title: node.title, branches, otherwise }
  }
  if (!ids.includes(written.start)) {
    scope.report.add([key, 'start'], notA('a node', written.start, ids))
  }
  const tree = { start: written.start, nodes }
  checkReach(tree, key, scope)
  return tree
}

interface WrittenTarget {
  readonly go?: string | undefined
  readonly advise?: string | undefined
  readonly pass?: true | undefined
}

function targetOf(
  written: WrittenTarget,
  place: Place,
  nodes: WrittenTree['nodes'],
  scope: TreeScope,
): Target {
  const { go, advise, pass } = written
  const given = [go, advise, pass].filter((target) => target !== undefined)
  if (given.length !== 1) {
    scope.report.add(place, `expected exactly one of go, advise${scope.mayPass ? ', pass' : ''}`)
  }
  if (go !== undefined) {
    if (!Object.hasOwn(nodes, go)) {
      scope.report.add([...place, 'go'], () => notA('a node', go, Object.keys(nodes)))
    }
    return { to: 'node', id: go }
  }
  if (advise !== undefined) {
    if (!Object.hasOwn(scope.advice, advise)) {
      const names = Object.keys(scope.advice)
      scope.report.add([...place, 'advise'], () => notA('an advice', advise, names))
    }
    return { to: 'advice', id: advise }
  }
  if (pass !== undefined && !scope.mayPass) {
    scope.report.add([...place, 'pass'], 'only the safety gate may pass')
  }
  return { to: 'pass' }
}

function checkReach(tree: Tree, key: string, { report, mayPass }: TreeScope): void {
  const done = new Set<string>()
  // A set keeps the order in which nodes were entered: it is the way to where the visit stands.
  const open = new Set<string>()
  const visit = (id: string): void => {
    const node = tree.nodes[id]
    if (node === undefined || done.has(id)) return
    open.add(id)
    for (const { target } of [...node.branches, node.otherwise]) {
      if (target.to !== 'node') continue
      if (open.has(target.id)) {
        report.add([key, 'nodes', id], () => `leads back to itself: ${circle(open, target.id)}`)
      } else {
        visit(target.id)
      }
    }
    open.delete(id)
    done.add(id)
  }
  visit(tree.start)
  if (isAdrift(tree, mayPass)) return
  for (const id of Object.keys(tree.nodes)) {
    if (!done.has(id)) report.add([key, 'nodes', id], `nothing leads to "${id}"`)
  }
}

/** Whether something leads to a node that is not there, and may be meant for any that nothing else leads to. */
function isAdrift({ start, nodes }: Tree, mayPass: boolean): boolean {
  const leads = ({ target }: { target: Target }): boolean =>
    target.to === 'node' ? Object.hasOwn(nodes, target.id) : target.to === 'advice' || mayPass
  return (
    !Object.hasOwn(nodes, start) ||
    !Object.values(nodes).every(({ branches, otherwise }) => [...branches, otherwise].every(leads))
  )
}

/** Who follows a longer circle has seen it. */
const MOST_STEPS = 12

function circle(open: ReadonlySet<string>, id: string): string {
  const way = [...open, id]
  const left = way.length - MOST_STEPS
  return (left > 0 ? ['...', ...way.slice(left)] : way).join(' > ')
}

/** Reads a written advice; `doses` are the names it may prescribe. */
export function compileAdvice(
  id: string,
  written: WrittenAdvice,
  doses: Readonly<Record<string, { optional?: boolean | undefined }>>,
  report: Report,
): AdviceRule {
  const place: Place = ['advice', id]
  const care: Care = written.care ?? 'none'
  checkDose(written, care, doses, place, report)
  if ((care === 'emergency') !== (written.call !== undefined)) {
    report.add(place, 'expected a call line in an emergency, and only there')
  }
  if (written.soft && (written.verdict !== 'rest' || care !== 'none')) {
    report.add([...place, 'soft'], 'only a rest without a clinician may be decided against')
  }
  return {
    id,
    verdict: written.verdict,
    care,
    ...(written.dose === undefined ? {} : { dose: written.dose }),
    ...(written.soft === undefined ? {} : { soft: written.soft }),
    words: {
      headline: written.headline,
      ...(written.call === undefined ? {} : { call: written.call }),
      do: written.do,
      avoid: written.avoid ?? [],
      stopIf: written['stop-if'] ?? [],
      lookAgain: lookAgain(written['look-again'], [...place, 'look-again'], report),
      ...groundsOf(written),
    },
  }
}

function checkDose(
  written: WrittenAdvice,
  care: Care,
  doses: Readonly<Record<string, { optional?: boolean | undefined }>>,
  place: Place,
  report: Report,
): void {
  const { dose } = written
  const verdict: Verdict = written.verdict
  if (verdict === 'move' && care !== 'none') {
    report.add([...place, 'care'], 'who needs a clinician is not told to move')
  }
  if (dose === undefined) {
    if (verdict === 'move') report.add(place, 'a move needs a dose')
    return
  }
  const at = [...place, 'dose']
  const named = Object.hasOwn(doses, dose) ? doses[dose] : undefined
  if (named === undefined) return report.add(at, notA('a dose', dose, Object.keys(doses)))
  if (verdict === 'reassess' || care === 'clinician-today' || care === 'emergency') {
    report.add(at, 'this advice prescribes nothing: leave the dose out')
  } else if ((verdict === 'rest') !== (named.optional ?? false)) {
    report.add(at, 'a rest takes an optional dose (a stroll), a move one that is not')
  }
}

function lookAgain(written: WrittenAdvice['look-again'], place: Place, report: Report): LookAgain {
  const { what, hours, days } = written
  const given = [written.in, hours, days].filter((value) => value !== undefined)
  if (given.length !== 1) report.add(place, 'expected exactly one of in, hours, days')
  if (hours !== undefined) return { what, in: 'hours', hours }
  if (days !== undefined) return { what, in: 'days', days }
  return { what, in: 'next-morning' }
}
