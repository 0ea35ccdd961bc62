/** What is drawn on. */
export type Screen = NodeJS.WritableStream & {
  readonly columns?: number | undefined
  readonly rows?: number | undefined
}

/** How large the screen is now; one that will not say is taken for the usual terminal. */
export function sizeOf({ columns, rows }: Screen): { columns: number; rows: number } {
  return { columns: columns || 80, rows: rows || 24 }
}

/**
 * Splits a list so that each page is seen whole. A list that scrolls would hide lines from the one
 * who answers for them; a page has to be passed.
 */
export function paginate<Item>(
  items: readonly Item[],
  heightOf: (item: Item) => number,
  rows: number,
): Item[][] {
  const pages: Item[][] = []
  let page: Item[] = []
  let used = 0
  for (const item of items) {
    const height = heightOf(item)
    if (page.length === 0 || used + height > rows) {
      page = []
      pages.push(page)
      used = 0
    }
    page.push(item)
    used += height
  }
  return pages
}
