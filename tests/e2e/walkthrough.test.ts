import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'vitest'
import { newFolder, recover } from './recover.ts'

/** A proof takes seconds, and more while the other tests run. */
const PATIENCE = 150_000

const README = readFileSync(new URL('../../rules/README.md', import.meta.url), 'utf8')

/** The fenced blocks of the walkthrough, in order. */
function blocks(): { kind: string; lines: string[] }[] {
  const [, from = ''] = README.split('\n## A rulebook of your own')
  const [walkthrough = ''] = from.split('\n## ')
  const found = walkthrough.matchAll(/^```(console|diff)\n([\s\S]*?)^```$/gm)
  return Array.from(found, ([, kind = '', text = '']) => ({
    kind,
    lines: text.split('\n').slice(0, -1),
  }))
}

/** Each line that is shown was printed, in this order; `...` stands for anything. */
function shownIn(lines: readonly string[], printed: string): RegExpExecArray | null {
  const quoted = lines
    .join('\n')
    .split('...')
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${quoted.join('[\\s\\S]*')}$`).exec(printed.trimEnd())
}

test('the walkthrough of the rules, step by step as it is written', async ({ expect }) => {
  const home = newFolder()
  const file = join(home, 'rulebook.yaml')
  let commands = 0
  for (const { kind, lines } of blocks()) {
    if (kind === 'diff') {
      const side = (mark: string): string =>
        lines
          .filter((line) => line.startsWith(mark))
          .map((line) => `${line.slice(1)}\n`)
          .join('')
      const before = readFileSync(file, 'utf8')
      expect(before.split(side('-'))).toHaveLength(2)
      writeFileSync(file, before.replace(side('-'), side('+')))
    } else {
      const [command = '', ...shown] = lines
      expect(command).toMatch(/^\$ recover /)
      commands += 1
      const ran = await recover(command.slice('$ recover '.length).split(' '), {
        home,
        patience: PATIENCE,
      })
      expect({ command, code: ran.code, stderr: ran.stderr }).toEqual({
        command,
        code: 0,
        stderr: '',
      })
      expect(shownIn(shown, ran.stdout), `${command}\n${ran.stdout}`).not.toBeNull()
    }
  }
  expect(commands).toBe(5)
})
