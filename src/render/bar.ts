import type { Style } from './style.ts'

/** A bar of so many columns, filled to a share of 0 to 1; what is more than nothing shows at least one cell. */
export function bar(share: number, columns: number, { unicode }: Style): string {
  const cells = share <= 0 ? 0 : Math.min(columns, Math.max(1, Math.round(share * columns)))
  const [full, empty] = unicode ? ['█', '░'] : ['#', '.']
  return full.repeat(cells) + empty.repeat(columns - cells)
}
