import type { WrittenBook } from '../../../src/core/rulebook/schema.ts'

/** A rulebook with one thing changed, and what. */
export interface Edit {
  readonly what: string
  readonly book: WrittenBook
}

type Path = readonly (string | number)[]

/** A copy in which one place holds something else; undefined takes it away. */
function edited(value: unknown, path: Path, to: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return to
  if (Array.isArray(value)) {
    return value.flatMap((each: unknown, index) => {
      if (index !== key) return [each]
      const next = edited(each, rest, to)
      return next === undefined ? [] : [next]
    })
  }
  const entries = Object.entries(value as object).flatMap(([name, each]) => {
    const next: unknown = name === key ? edited(each, rest, to) : each
    return next === undefined ? [] : [[name, next] as const]
  })
  return Object.fromEntries(entries)
}

function numbersIn(value: unknown, path: Path = []): { path: Path; number: number }[] {
  if (typeof value === 'number') return [{ path, number: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) =>
    numbersIn(each, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

/** Every way to change one thing of a rulebook that could make it less careful, or more. */
export function oneEdits(book: WrittenBook): Edit[] {
  const { tree, advice, doses = {}, notes = [] } = book
  const edit = (what: string, path: Path, to: unknown): Edit => ({
    what: `${path.join('.')}: ${what}`,
    book: edited(book, path, to) as WrittenBook,
  })
  const leaves = Object.keys(advice)
  const branches = Object.entries(tree.nodes).flatMap(([id, node]) =>
    node.branches.flatMap((branch, index): Edit[] => {
      const path: Path = ['tree', 'nodes', id, 'branches', index]
      const { go: _go, advise, ...ground } = branch
      const others = advise === undefined ? [] : leaves.filter((leaf) => leaf !== advise)
      return [
        edit('dropped', path, undefined),
        edit('flipped', [...path, 'when'], { not: branch.when }),
        ...others.map((leaf) => edit(`advises ${leaf}`, path, { ...ground, advise: leaf })),
      ]
    }),
  )
  const ends = Object.entries(tree.nodes).flatMap(([id, { otherwise }]) => {
    const { go: _go, ...ground } = otherwise
    const path: Path = ['tree', 'nodes', id, 'otherwise']
    return leaves.map((leaf) => edit(`advises ${leaf}`, path, { ...ground, advise: leaf }))
  })
  const verdicts = leaves.flatMap((leaf) => [
    ...['move', 'rest', 'reassess'].map((verdict) =>
      edit(verdict, ['advice', leaf, 'verdict'], verdict),
    ),
    edit('no care', ['advice', leaf, 'care'], undefined),
    ...Object.keys(doses).map((dose) => edit(dose, ['advice', leaf, 'dose'], dose)),
  ])
  const adjusted = Object.entries(doses).flatMap(([id, { adjust = [], banned }]) => [
    ...adjust.flatMap(({ when }, index) => [
      edit('dropped', ['doses', id, 'adjust', index], undefined),
      edit('flipped', ['doses', id, 'adjust', index, 'when'], { not: when }),
    ]),
    ...banned.map((_activity, index) => edit('allowed', ['doses', id, 'banned', index], undefined)),
  ])
  const noted = notes.flatMap(({ when }, index) => [
    edit('dropped', ['notes', index], undefined),
    edit('flipped', ['notes', index, 'when'], { not: when }),
  ])
  const numbers = numbersIn(book).flatMap(({ path, number }) =>
    [number + 1, number - 1, number * 2, 0].map((to) => edit(String(to), path, to)),
  )
  return [...branches, ...ends, ...verdicts, ...adjusted, ...noted, ...numbers]
}
