import { type Document, isMap, isNode, isScalar, type Node, parseDocument, YAMLMap } from 'yaml'
import type { AnswerValue } from '../core/rulebook/model.ts'

/** Values to set, and (undefined) to remove, by key. */
export type ProfileChanges = Readonly<Record<string, AnswerValue | undefined>>

/**
 * A profile's text with some values changed: every comment, the order of the keys and the way the
 * others are written stay. A comment above a key that is removed stays too: it may head the file.
 */
export function editProfile(text: string, changes: ProfileChanges): string {
  const crlf = text.includes('\r\n')
  const document: Document = parseDocument(text.replaceAll('\r\n', '\n'), {
    version: '1.2',
    schema: 'core',
  })
  const map = isMap(document.contents) ? document.contents : new YAMLMap(document.schema)
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) remove(map, key)
    else map.set(key, valueNode(document, value, map.get(key, true)))
  }
  document.contents = map
  const edited = map.items.length === 0 ? commentsOnly(document) : yamlOf(document)
  return crlf ? edited.replaceAll('\n', '\r\n') : edited
}

function yamlOf(document: Document): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

/** Without its last key a document would be `{}`, a braces map that no key can be added to by hand. */
function commentsOnly({ commentBefore, comment, contents }: Document): string {
  return [commentBefore, contents?.commentBefore, contents?.comment, comment]
    .filter((text) => typeof text === 'string')
    .map((text) => `${text.replaceAll(/^(?=.)/gm, '#')}\n`)
    .join('\n')
}

/** A fresh node, so that the spelling of the old number (`0x2A`, `41.50`) does not pass to the new. */
function valueNode(document: Document, value: AnswerValue, old: unknown): Node {
  const node = document.createNode(value, { flow: true })
  if (!isNode(old)) return node
  node.comment = old.comment ?? null
  node.commentBefore = old.commentBefore ?? null
  // In a profile written as JSON, text stays in quotes.
  if (typeof value === 'string' && isScalar(node) && isScalar(old)) {
    if (old.type === 'QUOTE_DOUBLE') node.type = old.type
  }
  return node
}

function remove(map: YAMLMap, key: string): void {
  const index = map.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === key)
  const [removed] = index === -1 ? [] : map.items.splice(index, 1)
  if (!isScalar(removed?.key)) return
  const { commentBefore: above, spaceBefore = false } = removed.key
  const next = map.items[index]?.key
  if (!isScalar(next)) map.comment = joined(above, map.comment)
  else {
    next.commentBefore = joined(above, next.commentBefore)
    if (index === 0) next.spaceBefore = spaceBefore
  }
}

type Comment = string | null | undefined

function joined(above: Comment, below: Comment): string | null {
  const comments = [above, below].filter((text) => typeof text === 'string')
  return comments.length === 0 ? null : comments.join('\n')
}
