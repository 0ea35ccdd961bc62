import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { displayWidth } from '../../src/render/width.ts'
import { rulebook } from './healthy-runner.ts'
import { HILLS } from './hills-rulebook.ts'
import { openPty } from './pty.ts'
import { BIN, newFile, newFolder, recover, RESTED } from './recover.ts'

/** Every question that may be assumed, answered as it would be: nothing is left to ask. */
const ASSUMED = Object.fromEntries(
  Object.values(rulebook.questions).flatMap(({ id, unknown }) =>
    unknown.policy === 'assume' ? [[id, unknown.value]] : [],
  ),
)
const answers = newFile('answers.json', JSON.stringify({ ...ASSUMED, ...RESTED }))
const hills = newFile('hills.yaml', HILLS)
const other = newFile('other.yaml', HILLS.replace('at-least: 3', 'at-least: 4'))

/**
 * As many words as answer everything a command would ask. Data, and lines to copy or to search, are printed as they
 * are, however wide the terminal.
 */
const LINES: readonly {
  readonly words: readonly string[]
  readonly data?: true
  readonly code?: number
}[] = [
  { words: ['today', '--answers', answers, '--at', '2026-11-22T07:10'] },
  {
    words: [
      'test',
      '--answers',
      answers,
      '--before',
      '2,0,2',
      '--after',
      '1,0,1',
      '--movement',
      'looser',
    ],
  },
  { words: ['status'] },
  { words: ['why'] },
  {
    words: [
      'log',
      '--kind',
      'long',
      '--minutes',
      '90',
      '--rpe',
      '3',
      '--distance',
      '15',
      '--ascent',
      '400',
      '--descent',
      '400',
    ],
  },
  { words: ['after', '--felt', 'flatter', '--rpe', '4', '--pain', '2'] },
  { words: ['health', 'start', '--what', 'ultra', '--since', '2026-11-20'] },
  { words: ['health'] },
  { words: ['week'] },
  { words: ['trends'] },
  { words: ['review'] },
  { words: ['override', 'rest', '--why', 'a bad feeling'] },
  { words: ['history', '--ids'] },
  { words: ['correct', 'last', '--delete'] },
  { words: ['export', '--all'], data: true },
  { words: ['forget', '2026-11-21', '--yes'] },
  { words: ['profile', 'set', 'age', '42', 'easyPace', '6:30'] },
  { words: ['profile', 'show'] },
  { words: ['profile', 'unset', 'age'] },
  { words: ['doctor'] },
  { words: ['rules', 'test'] },
  { words: ['rules', 'test', hills], code: 65 },
  { words: ['rules', 'check', hills, '--form-only'] },
  { words: ['rules', 'diff', hills, other] },
  { words: ['rules', 'replay', hills] },
  { words: ['rules', 'show', hills] },
  { words: ['rules', 'draw', hills, '--format', 'mermaid'], data: true },
  { words: ['rules', 'init', 'FRESH'] },
  { words: ['rules', 'init'] },
  { words: ['rules', 'use', 'default'] },
  { words: ['schema', 'advice'], data: true },
]

/** Answers to paste, which are one line. */
function pasted(line: string): boolean {
  return line.startsWith('{')
}

test('every command there is has its line', () => {
  expect(new Set(LINES.map(({ words }) => words[0]))).toEqual(
    new Set(commands.map(({ name }) => name)),
  )
})

describe.each([80, 40])('on a terminal of %i columns', (columns) => {
  const home = newFolder()

  beforeAll(async () => {
    const saved = await recover(['today', '--answers', answers], { home })
    expect(saved.code).toBe(0)
  })

  test.sequential.each(LINES)('recover $words', async ({ words, data, code: expected = 0 }) => {
    const typed = words.map((word) => (word === 'FRESH' ? join(newFolder(), 'own.yaml') : word))
    const pty = openPty([process.execPath, BIN, ...typed], {
      columns,
      env: { RECOVER_HOME: home },
    })
    const { code, raw, restored } = await pty.ended()
    const shown = stripVTControlCharacters(raw).split(/\r?\n/)
    expect({ code, restored, shown: code === expected ? '' : shown }).toEqual({
      code: expected,
      restored: true,
      shown: '',
    })
    expect(shown.join('').trim()).not.toBe('')
    if (data) return
    expect(shown.filter((line) => displayWidth(line) > columns && !pasted(line))).toEqual([])
  })
})
