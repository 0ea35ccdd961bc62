import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readRulesFiles } from '../../src/adapters/rules-files.ts'
import { checkedWhenBuilt, shippedRulebook } from '../../src/adapters/shipped-rulebook.ts'
import { formAsFar, formOf } from '../../src/commands/prove.ts'
import { MisnamedBook } from '../../src/core/rulebook/as-far.ts'
import { RecoverError, type Finding } from '../../src/errors.ts'
import { findingText } from '../../src/render/error.ts'
import { quietMs, spentMs } from '../fixtures/quiet-machine.ts'
import { FORM } from '../fixtures/rulebooks/form.ts'

const FOLDER = fileURLToPath(new URL('../fixtures/rulebooks/form', import.meta.url))
const dist = fileURLToPath(new URL('../../dist', import.meta.url))
const rules = fileURLToPath(new URL('../../rules', import.meta.url))
const built = { rulebook: shippedRulebook(dist), checked: checkedWhenBuilt(dist) }

/** Everything that is wrong with the form of a rulebook in a file; of the shipped one when none is named. */
async function findings(file?: string): Promise<readonly Finding[]> {
  try {
    return await formOf(readRulesFiles(rules, built, file))
  } catch (error) {
    if (error instanceof MisnamedBook) {
      return [...error.findings, ...((await formAsFar(error)) ?? [])]
    }
    if (error instanceof RecoverError && error.code === 'data') return error.findings
    throw error
  }
}

test('every file of the folder is in the list', () => {
  const files = readdirSync(FOLDER).map((name) => name.replace(/\.yaml$/, ''))
  expect(files.toSorted()).toEqual(FORM.map(([name]) => name).toSorted())
})

test.for(FORM)('%s', async ([name, ...expected]) => {
  const file = `${FOLDER}/${name}.yaml`
  const found = await findings(file)
  const said = found.map(
    ({ message, at }) => `${String(at?.line)}:${String(at?.column)} ${message}`,
  )
  expect(said).toEqual(expected)
  const lines = readFileSync(file, 'utf8').split('\n')
  for (const finding of found) {
    expect(finding.at?.file).toBe(file)
    const [heading = '', line = '', caret = ''] = findingText(finding).split('\n')
    expect(heading.startsWith(`${file}:`)).toBe(true)
    expect(caret).toMatch(/^ {4} *\^$/)
    expect(lines[(finding.at?.line ?? 0) - 1]).toContain(line.slice(caret.indexOf('^')))
  }
})

interface Parts {
  [key: string]: unknown
}

test('a part whose shape is wrong is told alone: nothing is said of what only misses it', async () => {
  const sound = parse(readFileSync(`${FOLDER}/sound.yaml`, 'utf8')) as Parts
  const { nodes } = sound['tree'] as { nodes: Parts }
  const holders = [nodes, ...['questions', 'advice', 'doses'].map((key) => sound[key] as Parts)]
  const folder = mkdtempSync(join(tmpdir(), 'recover-'))
  const file = join(folder, 'wrong.yaml')
  let tried = 0
  for (const holder of [sound, ...holders]) {
    for (const [name, whole] of Object.entries(holder)) {
      holder[name] = 7
      writeFileSync(file, JSON.stringify(sound))
      const said = (await findings(file)).map(({ message }) => message)
      expect(said, name).toEqual([expect.stringMatching(/: expected .*; found 7$/)])
      holder[name] = whole
      tried += 1
    }
  }
  rmSync(folder, { recursive: true })
  expect(tried).toBeGreaterThan(15)
})

/** Twice what `npm run bench:rules` allows: here other tests run meanwhile. */
const MOST_MS = 2 * 300

test('the shipped rulebook has none, and they are not long looked for', async () => {
  const taken = await quietMs(MOST_MS, () =>
    spentMs(async () => expect(await findings()).toEqual([])),
  )
  expect(taken).toBeLessThan(MOST_MS)
})
