import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parseYaml } from '../../../src/adapters/yaml-text.ts'
import { rulebookJsonSchema, rulesSchemas } from '../../../src/core/rulebook/json-schemas.ts'
import { KEY_WORDS } from '../../../src/core/rulebook/key-words.ts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const schemas = Object.entries(rulesSchemas())

/** Every key that a schema knows, under the one it stands under, with its description. */
function keysIn(node: unknown, under = ''): [key: string, description: unknown][] {
  if (Array.isArray(node)) return node.flatMap((each) => keysIn(each, under))
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([name, inner]) => {
    if (name !== 'properties') return keysIn(inner, under)
    return Object.entries(inner as Record<string, { description?: unknown }>).flatMap(
      ([key, value]): [string, unknown][] => [
        [`${under} ${key}`.trim(), value.description],
        ...keysIn(value, key),
      ],
    )
  })
}

const saysSomething = (text: unknown): boolean => typeof text === 'string' && text.length > 2

describe.for(schemas)('%s.yaml', ([name, schema]) => {
  const text = readFileSync(path(`../../../rules/${name}.yaml`), 'utf8')
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)

  test('is valid by it', () => {
    const valid = validate(parseYaml(text, name).value)
    expect(validate.errors ?? []).toEqual([])
    expect(valid).toBe(true)
  })

  test('with an unknown key it is not', () => {
    expect(validate({ ...(parseYaml(text, name).value as object), aboat: 'x' })).toBe(false)
  })

  test('every key has a description', () => {
    const bare = keysIn(schema).filter(([, description]) => !saysSomething(description))
    expect(bare.map(([key]) => key)).toEqual([])
  })
})

test('every description is of a key', () => {
  const known = schemas.flatMap(([, schema]) => keysIn(schema).map(([key]) => key))
  const names = new Set(known.flatMap((key) => [key, key.split(' ').at(-1)]))
  expect(Object.keys(KEY_WORDS).filter((key) => !names.has(key))).toEqual([])
})

test('every description is told of some key', () => {
  const told = new Set(schemas.flatMap(([, schema]) => keysIn(schema).map(([, words]) => words)))
  expect(Object.entries(KEY_WORDS).filter(([, words]) => !told.has(words))).toEqual([])
})

test('the works of sources.yaml are not described as what a rule cites', () => {
  const { properties } = rulesSchemas()['sources'] as { properties: Record<string, object> }
  expect(properties['sources']).not.toMatchObject({ description: KEY_WORDS['sources'] })
})

test('a rulebook is titled for the editors that read it', () => {
  expect(rulebookJsonSchema()).toMatchObject({
    title: 'recover rulebook',
    description: 'Questions, a decision tree, advice and doses',
  })
})
