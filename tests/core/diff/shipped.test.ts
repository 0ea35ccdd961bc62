import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { expect, test } from 'vitest'
import { loadBook, loadSafety } from '../../../src/adapters/rulebook-file.ts'
import { settle } from '../../../src/core/advice/settle.ts'
import { changesBetween } from '../../../src/core/diff/changes.ts'
import { compileBook } from '../../../src/core/rulebook/compile.ts'
import { holds } from '../../../src/core/rulebook/condition.ts'
import type { Answers, Rulebook } from '../../../src/core/rulebook/model.ts'
import type { WrittenBook } from '../../../src/core/rulebook/schema.ts'
import { rulebookSchema } from '../../../src/core/rulebook/schema.ts'

const { safety, sources } = loadSafety('rules/safety.yaml', 'rules/sources.yaml')
const shipped = loadBook('rules/recovery.yaml', safety, sources)
const text = readFileSync('rules/recovery.yaml', 'utf8')

function edited(change: (book: WrittenBook) => WrittenBook, from: string, to: string): Rulebook {
  expect(text.split(from)).toHaveLength(2)
  const written = rulebookSchema.parse(parse(text.replace(from, to)))
  const compiled = compileBook(change(written), 'hash', safety, sources)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  return compiled.value
}

function again<Target extends { readonly go?: string | undefined }>(target: Target): Target {
  return target.go === undefined ? target : { ...target, go: `${target.go}-again` }
}

/** Every condition behind two nots, and every node under another name. */
function rewritten(book: WrittenBook): WrittenBook {
  const nodes = Object.entries(book.tree.nodes).map(([id, { branches, otherwise, ...node }]) => {
    const written = branches.map((branch) => ({
      ...again(branch),
      when: { not: { 'any-of': [{ not: branch.when }] } },
    }))
    return [`${id}-again`, { ...node, branches: written, otherwise: again(otherwise) }] as const
  })
  return { ...book, tree: { start: `${book.tree.start}-again`, nodes: Object.fromEntries(nodes) } }
}

test('a threshold moved by one changes that one answer, and writing all else differently changes nothing', () => {
  const from = 'when: { soreness: { at-least: 7 } }'
  const after = edited(rewritten, from, from.replace('7', '8'))
  const { changes, compared } = changesBetween(shipped, after)
  expect(compared).toBeGreaterThan(10n ** 9n)
  expect(changes.length).toBeGreaterThan(5)
  for (const { before, where, example } of changes) {
    expect(before.advice).toBe('too-sore')
    expect(example.answers['soreness']).toBe(7)
    expect(where.exact && where.when !== undefined).toBe(true)
    const at = (soreness: number): Answers => ({ ...example.answers, soreness })
    expect(where.when && holds(where.when, at(6))).toBe(false)
    expect(where.when && holds(where.when, at(8))).toBe(false)
    const advised = [shipped, after].map((book) => settle(book, example.answers).outcome.advice.id)
    expect(advised).toStrictEqual([example.before.advice, example.after.advice])
  }
  expect(changes[0]).toMatchObject({ way: 'looser', sides: { verdict: 'looser' } })
})
