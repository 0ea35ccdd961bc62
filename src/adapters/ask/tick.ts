import type { Option, ListRequest, Way } from './way.ts'

/**
 * Asks which lines of a list apply, on as many pages as it takes to show each line: a list that
 * scrolls would let a runner answer for lines they never saw. What is wrong with the whole is told
 * before all of it is asked again.
 */
export async function tick(way: Way, list: ListRequest): Promise<readonly string[]> {
  const whole = way.pages(list)
  if (whole.length === 1) return way.tick({ ...list, first: 1 })
  const pages = way.pages({ ...list, ask: partOf(list.ask, 1, whole.length) })
  let wrong: string | undefined
  for (;;) {
    const ticked = await passThrough(way, { ...list, help: wrong ?? list.help }, pages)
    wrong = list.refuse?.(ticked)
    if (wrong === undefined) return ticked
  }
}

async function passThrough(
  way: Way,
  { ask, help }: ListRequest,
  pages: readonly (readonly Option[])[],
): Promise<string[]> {
  const ticked: string[] = []
  let first = 1
  for (const [index, options] of pages.entries()) {
    const part = partOf(ask, index + 1, pages.length)
    ticked.push(...(await way.tick({ ask: part, help, options, first })))
    first += options.length
  }
  return ticked
}

function partOf(ask: string, part: number, parts: number): string {
  const more = part < parts ? ', more lines follow' : ''
  return `${ask} (part ${String(part)} of ${String(parts)}${more})`
}
