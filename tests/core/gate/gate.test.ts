import { readFileSync } from 'node:fs'
import { sample, subarray, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadSafety } from '../../../src/adapters/rulebook-file.ts'
import { compareAdvice, settle } from '../../../src/core/advice/settle.ts'
import type { Outcome } from '../../../src/core/advice/decide.ts'
import { compileBook, compileSources } from '../../../src/core/rulebook/compile.ts'
import type { Answers, Rulebook } from '../../../src/core/rulebook/model.ts'
import { rulebookSchema, type WrittenBook } from '../../../src/core/rulebook/schema.ts'
import { aBook, aBranch, aNode, SOURCES } from '../a-rulebook.ts'
import { rulebooks, type Generated } from '../generated-rulebooks.ts'
import { oneEdits } from './one-edit.ts'

/** Whatever a rulebook says behind the shipped gate, a red flag is heeded as the gate alone heeds it. */

/** How many rulebooks are made; `npm run proof:gate` makes all of them. */
const RULEBOOKS = Number(process.env['GATE_RULEBOOKS'] ?? 60)
const EDITS = Number(process.env['GATE_EDITS'] ?? 60)
const SEED = Number(process.env['PROOF_SEED'] ?? 1)
const PATIENCE_MS = 3_600_000

const { safety, sources } = loadSafety('rules/safety.yaml', 'rules/sources.yaml')
const cited = { ...sources, ...compileSources(SOURCES) }
const shipped = rulebookSchema.parse(parse(readFileSync('rules/recovery.yaml', 'utf8')))

function compiled(book: WrittenBook): Rulebook | undefined {
  const result = compileBook(book, 'hash', safety, cited)
  return result.ok ? result.value : undefined
}

function redFlags(): string[] {
  const { redFlags: asked } = safety.questions
  if (asked?.kind !== 'flags') throw new Error('the gate asks for no red flags')
  return Object.keys(asked.items)
}

const SIGNS = redFlags()
const PAIRS = SIGNS.flatMap((one, index) => SIGNS.slice(index + 1).map((other) => [one, other]))
const FINE: Answers = { soreness: 0, sleep: 9, hunger: 'normal', pain: 'none', movement: 'looser' }

/** Check-ins with a red flag, and with two: of a runner who tells nothing else, or only good things. */
const ONE = SIGNS.flatMap((sign): Answers[] => [
  { redFlags: [sign] },
  { ...FINE, redFlags: [sign] },
])
const TWO = PAIRS.map((pair): Answers => ({ ...FINE, redFlags: pair.toSorted() }))

/** A rulebook that sends everybody out. */
const easiest = mustCompile(
  aBook({ tree: { start: 'go', nodes: { go: aNode([], { advise: 'go-easy' }) } } }),
)

function mustCompile(book: WrittenBook): Rulebook {
  const result = compileBook(book, 'hash', safety, cited)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

/** What the gate alone says; where it lets pass, nobody says anything more permissive. */
const GATE = new Map([...ONE, ...TWO].map((each) => [each, settle(easiest, each).outcome]))

/** Whether a rulebook heeds a red flag as the gate does, or more carefully. */
function isHeeded(rulebook: Rulebook, answers: Answers): boolean {
  const { advice, session } = settle(rulebook, answers).outcome
  const gate = GATE.get(answers) as Outcome
  const withoutMore = session === null || gate.session !== null
  return compareAdvice(advice, gate.advice) >= 0 && withoutMore
}

/** A generated rulebook that knows the red flags, and sends out whoever has one. */
function behindTheGate({ safety: gate, book }: Generated, signs: readonly string[]): WrittenBook {
  const { start } = book.tree
  const defiant = aNode([aBranch('defiant', { redFlags: signs }, { advise: 'easy' })], {
    go: start,
  })
  return {
    ...book,
    questions: { ...gate.questions, ...book.questions },
    tree: { start: 'defiant', nodes: { defiant, ...book.tree.nodes } },
  }
}

test('the gate alone stops whoever has a red flag', () => {
  expect(GATE.size).toBe(SIGNS.length * 2 + (SIGNS.length * (SIGNS.length - 1)) / 2)
  for (const [answers, { advice, session }] of GATE) {
    expect(advice.verdict, JSON.stringify(answers)).toBe('reassess')
    expect(advice.care, JSON.stringify(answers)).not.toBe('none')
    expect(session, JSON.stringify(answers)).toBeNull()
  }
})

describe('no red flag is heeded less', () => {
  test(
    'by any rulebook',
    () => {
      const drawn = sample(
        tuple(rulebooks({ unknowns: true }), subarray(SIGNS, { minLength: 1 })),
        {
          numRuns: RULEBOOKS,
          seed: SEED,
        },
      )
      let checkIns = 0
      for (const [generated, signs] of drawn) {
        const rulebook = mustCompile(behindTheGate(generated, signs))
        for (const answers of ONE) {
          checkIns += 1
          if (!isHeeded(rulebook, answers)) expect.fail(JSON.stringify([answers, rulebook.book]))
        }
      }
      say(`${String(drawn.length)} rulebooks (seed ${String(SEED)}), ${String(checkIns)} check-ins`)
      expect(drawn).toHaveLength(RULEBOOKS)
    },
    PATIENCE_MS,
  )

  test(
    'by any one edit of the shipped rulebook',
    () => {
      const all = oneEdits(shipped)
      const every = Math.max(1, Math.floor(all.length / EDITS))
      const some = all.filter((_edit, index) => index % every === 0)
      let checkIns = 0
      let refused = 0
      for (const { what, book } of some) {
        const rulebook = compiled(book)
        if (rulebook === undefined) refused += 1
        else {
          for (const answers of GATE.keys()) {
            checkIns += 1
            if (!isHeeded(rulebook, answers)) expect.fail(`${what}: ${JSON.stringify(answers)}`)
          }
        }
      }
      say(
        `${String(some.length)} of ${String(all.length)} edits, ${String(refused)} of them refused by the compiler, ${String(checkIns)} check-ins`,
      )
      expect(checkIns).toBeGreaterThan(some.length)
    },
    PATIENCE_MS,
  )
})

function say(done: string): void {
  process.stdout.write(`${done}: none less careful than the gate\n`)
}
