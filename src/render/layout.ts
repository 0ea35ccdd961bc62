import { signs, textColumns, theme, type Style } from './style.ts'
import { wrap, type Piece, type Pieces } from './wrap.ts'

/** From this width on, labels stand in a column of their own. */
const WIDE_COLUMNS = 60
const LABEL_COLUMNS = 12
const NARROW_INDENT = 2
const BULLET_COLUMNS = 2
const NUMBER_COLUMNS = 4
const MARK_COLUMNS = 5

/** A paragraph over the whole width. */
export function paragraph(style: Style, content: Pieces): string[] {
  return wrap(content, { columns: textColumns(style), indent: 0 })
}

/** A label and what belongs to it. */
export function entry(style: Style, label: string, content: Pieces): string[] {
  const wide = isWide(style)
  return wrap(content, {
    columns: textColumns(style),
    lead: [labelled(style, label)],
    indent: wide ? LABEL_COLUMNS : NARROW_INDENT,
  })
}

/** A heading word and the sentence it heads. */
export function headed(style: Style, word: Piece, content: Pieces): string[] {
  const indent = isWide(style) ? word.text.length + 2 : NARROW_INDENT
  return wrap(content, { columns: textColumns(style), lead: [word], indent })
}

/** A label on a line of its own, and its items below; nothing when there are none. */
export function stack(style: Style, label: string, items: readonly Pieces[]): string[] {
  if (items.length === 0) return []
  return [...heading(style, label), ...bullets(style, items, '')]
}

/**
 * A label and a list beside it; nothing when there is nothing to list. One item is told as a
 * sentence, more stand behind bullets.
 */
export function list(style: Style, label: string, items: readonly Pieces[]): string[] {
  const [first, ...others] = items
  if (first === undefined) return []
  if (others.length === 0) return entry(style, label, first)
  if (!isWide(style)) return stack(style, label, items)
  const gap = ' '.repeat(Math.max(1, LABEL_COLUMNS - label.length))
  const lead = [labelled(style, label), { text: `${gap}${signs(style).bullet}` }]
  const indent = LABEL_COLUMNS + BULLET_COLUMNS
  return [
    ...wrap(first, { columns: textColumns(style), lead, indent }),
    ...bullets(style, others, ' '.repeat(LABEL_COLUMNS)),
  ]
}

/** A numbered heading and its items below. */
export function numbered(
  style: Style,
  number: number,
  title: string,
  items: readonly Pieces[],
): string[] {
  const lead = [labelled(style, `${String(number)}.`)]
  const indent = isWide(style) ? NUMBER_COLUMNS : NARROW_INDENT
  return [
    ...wrap([labelled(style, title)], { columns: textColumns(style), lead, indent }),
    ...bullets(style, items, isWide(style) ? ' '.repeat(NUMBER_COLUMNS) : ''),
  ]
}

/** Items behind bullets that stand so many columns in. */
export function bulleted(style: Style, items: readonly Pieces[], columns: number): string[] {
  return bullets(style, items, ' '.repeat(columns))
}

/** Paragraphs behind marks of their own, such as `[1]`. */
export function marked(
  style: Style,
  items: readonly { readonly mark: string; readonly text: string }[],
): string[] {
  const indent = isWide(style) ? MARK_COLUMNS : NARROW_INDENT
  return items.flatMap(({ mark, text }) =>
    wrap(text, { columns: textColumns(style), lead: [{ text: mark }], indent }),
  )
}

function bullets(style: Style, items: readonly Pieces[], before: string): string[] {
  const { bullet } = signs(style)
  const indent = before.length + BULLET_COLUMNS
  return items.flatMap((item) =>
    wrap(item, { columns: textColumns(style), lead: [{ text: `${before}${bullet}` }], indent }),
  )
}

function isWide(style: Style): boolean {
  return textColumns(style) >= WIDE_COLUMNS
}

/** A heading on a line of its own. */
export function heading(style: Style, text: string): string[] {
  return paragraph(style, [labelled(style, text)])
}

function labelled(style: Style, label: string): Piece {
  return { text: label, paint: theme(style).label }
}

/** Sections with an empty line between; empty sections leave none. */
export function page(sections: readonly (readonly string[])[]): string {
  const full = sections.filter((lines) => lines.length > 0)
  return `${full.map((lines) => lines.join('\n')).join('\n\n')}\n`
}
