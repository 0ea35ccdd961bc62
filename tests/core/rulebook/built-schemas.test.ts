import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { rulesSchemas } from '../../../src/core/rulebook/json-schemas.ts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

test.for(Object.entries(rulesSchemas()))(
  '%s.yaml begins with the schema that editors help with',
  ([name, schema]) => {
    const [modeline = ''] = readFileSync(path(`../../../rules/${name}.yaml`), 'utf8').split('\n')
    expect(modeline).toBe(`# yaml-language-server: $schema=../dist/schemas/${name}.json`)
    const built = path(`../../../dist/schemas/${name}.json`)
    expect(existsSync(built)).toBe(true)
    expect(JSON.parse(readFileSync(built, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)))
  },
)
