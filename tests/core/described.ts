/** The fields that a schema describes, at any depth, each with its words. */
export function described(node: unknown, name = ''): [name: string, words: unknown][] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, inner]): [string, unknown][] =>
    key === 'description'
      ? [[name, inner]]
      : described(inner, /^\d|anyOf|properties/.test(key) ? name : key),
  )
}
