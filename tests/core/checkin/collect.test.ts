import { describe, expect, test } from 'vitest'
import {
  isEmergency,
  momentAnswers,
  overProfile,
  readFlags,
  requireCore,
  type TypedFlags,
} from '../../../src/core/checkin/collect.ts'
import { RecoverError } from '../../../src/errors.ts'
import type { Answers } from '../../../src/core/rulebook/model.ts'
import {
  aBook,
  aBranch,
  aChoice,
  aMoment,
  aNumber,
  aRulebook,
  aSafety,
  assuming,
  type Node,
} from '../a-rulebook.ts'

const rulebook = aRulebook()

function errorOf(run: () => unknown): RecoverError {
  try {
    run()
  } catch (error) {
    if (error instanceof RecoverError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('flags', () => {
  test.for<[TypedFlags, Answers]>([
    [{}, {}],
    [{ soreness: ['4'] }, { soreness: 4 }],
    [{ redFlags: ['none'] }, { redFlags: [] }],
    [{ redFlags: ['urine', 'chest'] }, { redFlags: ['chest', 'urine'] }],
    [{ redFlags: ['chest', 'chest'] }, { redFlags: ['chest'] }],
    [{ redFlags: ['urine,head', 'chest'] }, { redFlags: ['chest', 'head', 'urine'] }],
    [
      { soreness: ['0'], sleep: ['7h30'], pain: ['dull'] },
      { soreness: 0, sleep: 7.5, pain: 'dull' },
    ],
  ])('%j', ([typed, answers]) => {
    expect(readFlags(rulebook.questions, typed)).toEqual(answers)
  })

  test.for<[TypedFlags, string[]]>([
    [{ soreness: ['11'] }, ['--soreness "11": expected a whole number from 0 to 10']],
    [{ soreness: [''] }, ['--soreness "": expected a whole number from 0 to 10']],
    [{ soreness: ['4', '4'] }, ['--soreness given 2 times: expected one value']],
    [{ soreness: ['4', 'x', '5'] }, ['--soreness given 3 times: expected one value']],
    [
      { redFlags: ['none', 'chest'] },
      ['--red-flag "none,chest": expected none, or any of chest, urine, head'],
    ],
    [
      { pain: ['ache'], sleep: ['7'], soreness: ['-1'] },
      [
        '--pain "ache": expected one of none, dull, sharp',
        '--soreness "-1": expected a whole number from 0 to 10',
      ],
    ],
  ])('%j is refused', ([typed, messages]) => {
    const error = errorOf(() => readFlags(rulebook.questions, typed))
    expect(error.code).toBe('usage')
    expect(error.findings).toEqual(messages.map((message) => ({ message })))
  })
})

describe('the moment', () => {
  const moment = aMoment(2026, 11, 22, 21, 45)
  test('answers the question of the clock', () => {
    const localHour = aNumber({ from: 0, to: 23, step: 1 }, { origin: 'clock', offered: false })
    const clocked = aRulebook({ book: aBook({ questions: { localHour } }) })
    expect(momentAnswers(clocked, moment)).toEqual({ localHour: 21 })
    expect(momentAnswers(clocked, aMoment(2026, 11, 22, 0, 59))).toEqual({ localHour: 0 })
  })

  test('answers nothing where no question asks for it', () => {
    expect(momentAnswers(rulebook, moment)).toEqual({})
  })
})

describe('what is said on top of the profile', () => {
  const { questions } = rulebook

  test.for<[string, Answers, Answers, Answers]>([
    ['an answer beats the kept one', { soreness: 2 }, { soreness: 5 }, { soreness: 5 }],
    ['what is not said stays', { soreness: 2 }, { pain: 'none' }, { soreness: 2, pain: 'none' }],
    ['a list adds', { redFlags: ['b'] }, { redFlags: ['a'] }, { redFlags: ['a', 'b'] }],
    [
      'and what is said twice is so once',
      { redFlags: ['b'] },
      { redFlags: ['b'] },
      { redFlags: ['b'] },
    ],
    ['none of them clears', { redFlags: ['b'] }, { redFlags: [] }, { redFlags: [] }],
    ['a list where none was kept', {}, { redFlags: ['a'] }, { redFlags: ['a'] }],
    ['a kept list that nothing is said of', { redFlags: ['b'] }, {}, { redFlags: ['b'] }],
  ])('%s', ([, profile, given, answers]) => {
    expect(overProfile(questions, profile, given)).toEqual(answers)
  })
})

describe('core answers', () => {
  const soreness = '--soreness is missing: expected a whole number from 0 to 10'
  const sleep = '--sleep is missing: expected a number from 0 to 24 (h, such as 7.5, 7h30 or 7:30)'
  const pain = '--pain is missing: expected one of none, dull, sharp'

  test.for<[Answers, string[], string]>([
    [{}, [soreness, sleep, pain], '--soreness --sleep --pain'],
    [{ redFlags: [] }, [soreness, sleep, pain], '--soreness --sleep --pain'],
    [{ soreness: 0, sleep: 0 }, [pain], '--pain'],
    // Serious, but not an emergency: the others may make it one.
    [{ redFlags: ['urine'] }, [soreness, sleep, pain], '--soreness --sleep --pain'],
    [{ pain: 'sharp' }, [soreness, sleep], '--soreness --sleep'],
  ])('%j lacks some', ([answers, messages, flags]) => {
    const error = errorOf(() => requireCore(rulebook, answers))
    expect(error.code).toBe('usage')
    expect(error.findings).toEqual(messages.map((message) => ({ message })))
    expect(error.hint).toBe(`Add ${flags}, or run it in a terminal to be asked.`)
  })

  test.for<[string, Answers]>([
    ['all are there', { soreness: 0, sleep: 0, pain: 'none' }],
    ['an emergency waits for none', { redFlags: ['chest'] }],
    ['an emergency among other signs', { redFlags: ['chest', 'urine'], soreness: 3 }],
  ])('%s', ([, answers]) => {
    expect(() => requireCore(rulebook, answers)).not.toThrow()
  })

  test('an emergency does not wait for what is assumed before it', () => {
    const safety = aSafety()
    const signs = safety.gate.nodes['signs'] as Node
    const fever = aBranch('fever', { fever: 'yes' }, { advise: 'stop' })
    const asking = aRulebook({
      safety: aSafety({
        questions: { ...safety.questions, fever: aChoice(['no', 'yes'], assuming('no')) },
        gate: {
          ...safety.gate,
          nodes: { signs: { ...signs, branches: [fever, ...signs.branches] } },
        },
      }),
    })
    expect(isEmergency(asking, { redFlags: ['chest'] })).toBe(true)
    expect(isEmergency(asking, { redFlags: ['urine'] })).toBe(false)
    expect(isEmergency(asking, { redFlags: ['chest'], fever: 'yes' })).toBe(false)
  })

  test('an emergency that is only supposed holds nothing up', () => {
    const { redFlags, ...questions } = rulebook.safety.questions
    const careful = { ...redFlags, unknown: { policy: 'careful' } } as typeof redFlags
    const supposing = {
      ...rulebook,
      questions: { redFlags: careful, ...questions },
    } as typeof rulebook
    expect(errorOf(() => requireCore(supposing, {})).findings).toHaveLength(3)
  })
})
