import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

type Planted = { file: string; code: string; rule?: string }

const breaks = (file: string, rule: string, code: string): Planted => ({ file, code, rule })
const holds = (file: string, code: string): Planted => ({ file, code })

const layers = 'house(boundaries)'

// Every planted file stands beside a clean one of the same layer, so a rule that reports everything fails too.
const planted: readonly Planted[] = [
  holds('src/errors.ts', 'export class Usage extends Error {}'),
  holds('src/app.ts', "export { files } from './adapters/files.ts'"),
  holds('src/cli.ts', "export { today } from './commands/today.ts'"),
  holds('src/core/walk.ts', "export { Usage } from '../errors.ts'"),
  holds('src/core/tree/node.ts', "export { z } from 'zod'\nexport * from '../walk.ts'"),
  holds('src/core/day.ts', 'export const day = (iso: string) => new Date(iso).getUTCDay()'),
  holds(
    'src/render/text.ts',
    "import type { day } from '../core/day.ts'\nexport { Chalk } from 'chalk'\nexport type Day = typeof day",
  ),
  holds(
    'src/adapters/files.ts',
    "import { readFileSync } from 'node:fs'\nimport { day } from '../core/day.ts'\nexport const files = { readFileSync, day }",
  ),
  holds(
    'src/commands/today.ts',
    "import type * as app from '../app.ts'\nimport { day } from '../core/day.ts'\nimport { Chalk } from '../render/text.ts'\nexport const today = (ports: typeof app) => [ports, day, Chalk]",
  ),

  breaks('src/errors/kinds.ts', layers, "export { z } from 'zod'"),
  breaks('src/app/late.ts', layers, "export { today } from '../commands/today.ts'"),
  breaks('src/core/reads.ts', layers, "export { readFileSync } from 'node:fs'"),
  breaks('src/core/colours.ts', layers, "export { Chalk } from 'chalk'"),
  breaks('src/core/asks.ts', layers, "export * from 'inquirer'"),
  breaks('src/core/parses.ts', layers, "export { Command } from 'commander'"),
  breaks('src/core/tree/adapts.ts', layers, "export { files } from '../../adapters/files.ts'"),
  breaks('src/core/later.ts', layers, "export const later = () => import('../adapters/files.ts')"),
  breaks('src/core/typed.ts', layers, "export type Files = import('../adapters/files.ts').files"),
  breaks('src/commands/adapts.ts', layers, "export { files } from '../adapters/files.ts'"),
  breaks('src/commands/fills.ts', layers, "export { files } from '../app.ts'"),
  breaks('src/render/knows.ts', layers, "export { files } from '../adapters/files.ts'"),
  breaks('src/render/writes.ts', layers, "export { writeFileSync } from 'node:fs'"),
  breaks('src/adapters/draws.ts', layers, "export * from '../render/text.ts'"),
  breaks('src/quick.ts', layers, "export { z } from 'zod'"),
  breaks('src/compile-rulebooks.ts', layers, "export * from './commands/today.ts'"),
  breaks('src/services/new.ts', layers, 'export const anything = 1'),

  breaks('src/core/now.ts', 'house(no-clock)', 'export const now = () => new Date()'),
  breaks('src/core/date.ts', 'house(no-clock)', 'export const now = () => Date()'),
  breaks(
    'src/core/ticks.ts',
    'eslint(no-restricted-properties)',
    'export const now = () => Date.now()',
  ),
  breaks(
    'src/core/dice.ts',
    'eslint(no-restricted-properties)',
    'export const roll = () => Math.random()',
  ),
  breaks(
    'src/core/coerces.ts',
    'eslint(no-restricted-properties)',
    "import { z } from 'zod'\nexport const sleep = z.coerce.number()",
  ),
  breaks(
    'src/adapters/leaves.ts',
    'eslint(no-restricted-properties)',
    'export const leave = () => process.exit(1)',
  ),
  breaks(
    'src/core/argv.ts',
    'eslint(no-restricted-globals)',
    'export const argv = () => process.argv',
  ),
  breaks(
    'src/render/wide.ts',
    'eslint(no-restricted-globals)',
    'export const columns = () => process.stdout.columns',
  ),
  breaks('src/core/says.ts', 'eslint(no-console)', "export const say = () => console.log('')"),
  breaks(
    'src/adapters/says.ts',
    'eslint(no-console)',
    "export const say = () => console.error('')",
  ),
  breaks(
    'src/adapters/floats.ts',
    'typescript(no-floating-promises)',
    'export const float = (write: () => Promise<void>) => {\n  write()\n}',
  ),
  breaks(
    'src/adapters/any.ts',
    'typescript(no-explicit-any)',
    'export const any = (value: any) => [value]',
  ),
  breaks(
    'src/core/hen.ts',
    'import(no-cycle)',
    "import { egg } from './egg.ts'\nexport const hen = () => egg",
  ),
  breaks(
    'src/core/egg.ts',
    'import(no-cycle)',
    "import { hen } from './hen.ts'\nexport const egg = () => hen",
  ),
  breaks('src/core/utils.ts', 'house(no-drawer)', 'export const drawer = 1'),
  breaks('src/render/helpers/pad.ts', 'house(no-drawer)', 'export const drawer = 1'),
  breaks('src/core/camelCase.ts', 'unicorn(filename-case)', 'export const humps = 2'),
]

const flags = ['--config', 'tests/tooling/oxlintrc.json', '--type-aware']
const box = mkdtempSync(join(tmpdir(), 'recover-lint-'))
const found = new Map<string, string[]>()

type Report = { diagnostics: { code: string; filename: string }[] }

beforeAll(() => {
  cpSync(join(root, 'tsconfig.json'), join(box, 'tsconfig.json'))
  cpSync(join(root, 'tests/tooling'), join(box, 'tests/tooling'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(box, 'node_modules'))
  for (const { file, code } of planted) {
    mkdirSync(dirname(join(box, file)), { recursive: true })
    writeFileSync(join(box, file), `${code}\n`)
  }

  const oxlint = join(root, 'node_modules/.bin/oxlint')
  const lint = spawnSync(oxlint, [...flags, '--format=json', 'src'], { cwd: box, encoding: 'utf8' })
  const report: Report = JSON.parse(lint.stdout)
  for (const { code, filename } of report.diagnostics) {
    found.set(filename, [...(found.get(filename) ?? []), code])
  }
})

afterAll(() => rmSync(box, { recursive: true, force: true }))

test('the lint script runs what is tested here', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  expect(scripts['check:lint']).toContain(`oxlint ${flags.join(' ')} bin src tests`)
})

test.for(planted.filter(({ rule }) => rule === undefined))('$file is clean', ({ file }) => {
  expect(found.get(file)).toBeUndefined()
})

test.for(planted.filter(({ rule }) => rule !== undefined))('$file breaks $rule', (each) => {
  expect(found.get(each.file)).toContain(each.rule)
})
