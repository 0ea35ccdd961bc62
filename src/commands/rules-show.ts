import { Command, Option } from 'commander'
import type { App } from '../app.ts'
import { outlinesOf, type Outline } from '../core/rulebook/outline.ts'
import type { Rulebook, Target } from '../core/rulebook/model.ts'
import { notA } from '../core/rulebook/problem.ts'
import { waysTo, type Ways } from '../core/rulebook/ways.ts'
import { RecoverError } from '../errors.ts'
import { nodeJson, rulesJson, waysJson } from '../render/rules-json.ts'
import type { Destination } from '../render/rules-ways.ts'
import { styleOf } from './style.ts'
import { valueOption } from './value-option.ts'

interface ShowOptions {
  readonly node?: string
  readonly advice?: string
  readonly fold?: true
  readonly why?: true
  readonly json?: true
  readonly color: boolean
}

/** `recover rules show`: a rulebook as a readable tree. */
export function rulesShowCommand(app: App): Command {
  return new Command('show')
    .description('the gate and the tree of a rulebook, in words')
    .argument('[file]', 'another rulebook (default: the one in use)')
    .addOption(
      valueOption('--node <id>', 'one node, and what leads to it').conflicts(['advice', 'fold']),
    )
    .addOption(
      valueOption(
        '--advice <id>',
        'every way that leads to an advice; pass: the ways through the gate',
      ).conflicts('fold'),
    )
    .option('--fold', 'titles only')
    .option('--why', 'why each branch is there, and on whose word')
    .addOption(new Option('--json', 'the same as one JSON object').conflicts(['fold', 'why']))
    .option('--no-color', 'no colour')
    .action(async (file: string | undefined, options: ShowOptions) => {
      const rulebook = await app.rulebook(file)
      app.out(await shown(app, rulebook, options))
    })
}

async function shown(app: App, rulebook: Rulebook, options: ShowOptions): Promise<string> {
  const { node, advice } = options
  const outlines = outlinesOf(rulebook)
  const found = advice === undefined ? undefined : waysOf(advice, rulebook, outlines)
  if (node !== undefined) requireNode(node, outlines)
  if (options.json) {
    if (found !== undefined) return waysJson(found, rulebook)
    return node === undefined ? rulesJson(rulebook, outlines) : nodeJson(node, rulebook, outlines)
  }
  const { aListing } = await import('../render/listing.ts')
  const style = await styleOf(app, options.color)
  const listing = aListing(rulebook, outlines, style, options.why ?? false)
  if (found !== undefined) return (await import('../render/rules-ways.ts')).waysText(found, listing)
  const { nodeText, rulesText } = await import('../render/rules-tree.ts')
  return node === undefined ? rulesText(listing, options.fold ?? false) : nodeText(node, listing)
}

function requireNode(id: string, outlines: readonly Outline[]): void {
  const ids = outlines.flatMap(({ nodes }) => nodes.map((node) => node.id))
  if (ids.includes(id)) return
  throw new RecoverError('usage', notA('a node', id, ids), 'See recover rules show --fold.')
}

/** Nobody reads more ways than this; the shortest come first. */
const MOST_WAYS = 100

/** The name under which the ways through the gate are asked for. */
const PASS = 'pass'

/** The ways to an advice of this name, in the gate and in the tree: either may have one. */
function waysOf(
  id: string,
  { safety, book }: Rulebook,
  [gate, tree]: readonly [Outline, Outline],
): { to: Destination; ways: Ways }[] {
  const found = [
    { outline: gate, advice: safety.advice },
    { outline: tree, advice: book.advice },
  ].flatMap(({ outline, advice }) => {
    const named = Object.hasOwn(advice, id) ? advice[id] : undefined
    const passing = id === PASS && outline === gate
    if (named === undefined && !passing) return []
    const isGoal = (target: Target): boolean =>
      named === undefined ? target.to === 'pass' : target.to === 'advice' && target.id === id
    const ways = waysTo(outline, isGoal, MOST_WAYS)
    return [{ to: { advice: named ?? null, part: outline.part }, ways }]
  })
  if (found.length > 0) return found
  const names = [...Object.keys(safety.advice), ...Object.keys(book.advice), PASS]
  throw new RecoverError('usage', notA('an advice', id, names), 'See recover rules show.')
}
