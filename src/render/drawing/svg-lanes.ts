/** A stretch of the gutter right of a column that ways to one box need, and where in it they run. */
export interface Lane {
  readonly span: {
    readonly gutter: number
    /** The box they lead to. */
    readonly key: string
    readonly from: number
    readonly to: number
  }
  /** 0 is next to the column. */
  readonly lane: number
}

type Span = Lane['span']

/**
 * A lane for every box that ways of a gutter lead to; ways to the same box share one, and no other
 * way runs in it at the same height. Short ways run inside.
 */
export function assignLanes(spans: readonly Span[]): Lane[] {
  const merged = new Map<string, Span>()
  for (const span of spans) {
    const id = `${String(span.gutter)} ${span.key}`
    const before = merged.get(id) ?? span
    const [from, to] = [Math.min(before.from, span.from), Math.max(before.to, span.to)]
    merged.set(id, { ...span, from, to })
  }
  const lanes: Lane[] = []
  const byLength = [...merged.values()].toSorted((a, b) => a.to - a.from - (b.to - b.from))
  for (const span of byLength) {
    const taken = new Set(
      lanes.filter((other) => overlaps(other.span, span)).map(({ lane }) => lane),
    )
    let lane = 0
    while (taken.has(lane)) lane += 1
    lanes.push({ span, lane })
  }
  return lanes
}

function overlaps(a: Span, b: Span): boolean {
  return a.gutter === b.gutter && a.from <= b.to && b.from <= a.to
}
