import { describe, test } from 'vitest'
import { advised, AT, journalLines, newFolder, recover, reported, RESTED_FLAGS } from './recover.ts'

const [noRedFlag = '', ...others] = RESTED_FLAGS

/** A command line that is wrong, and words that its error must hold. */
const wrong: readonly [line: string, words: readonly string[], ...says: string[]][] = [
  ['nothing at all', [], 'no command given', 'today, test, status, why, ', 'recover today'],
  ['an unknown command', ['tody'], "unknown command 'tody'", 'Did you mean today?'],
  ['an unknown command with flags', ['tody', '--soreness', '4'], 'Did you mean today?'],
  ['help for an unknown command', ['help', 'tody'], '"tody" is not a command', 'today?'],
  ['a group without a command', ['rules'], 'no command given', 'expected one of', 'test'],
  ['an unknown flag', ['today', '--sorness', '4'], "'--sorness'", 'Did you mean --soreness?'],
  ['an unknown flag of the program', ['--jsn'], "unknown option '--jsn'", '--help'],
  [
    'a command that a group with a default does not have',
    ['profile', 'nope'],
    '"nope" is not a command of profile',
    'expected one of show, set, unset, edit',
    'recover profile --help',
  ],
  ['such a command misspelt', ['profile', 'sett', 'age', '4'], '(did you mean set?)'],
  ['an argument too many', ['profile', 'show', 'age'], "too many arguments for 'show'"],
  ['a flag before its command', ['--json', 'today'], "unknown option '--json'"],
  ['a word too many', ['today', 'now'], 'too many arguments', 'recover today --help'],
  ['a subject that is none', ['schema', 'diet'], "'diet'", 'answers, advice, rulebook, profile'],
  ['a missing subject', ['schema'], 'subject', 'recover schema --help'],

  ['too much', ['today', '--soreness', '11'], '--soreness "11"', 'a whole number from 0 to 10'],
  ['too little', ['today', '--soreness', '-1'], '--soreness "-1"', 'from 0 to 10'],
  ['minus zero', ['today', '--soreness', '-0'], '--soreness "-0"'],
  ['between whole numbers', ['today', '--soreness', '4.5'], '--soreness "4.5"', 'whole'],
  ['no number', ['today', '--soreness', 'four'], '--soreness "four"'],
  ['not a number, by name', ['today', '--sleep', 'NaN'], '--sleep "NaN"', 'from 0 to 24'],
  ['infinity', ['today', '--sleep', 'Infinity'], '--sleep "Infinity"'],
  ['an exponent', ['today', '--sleep', '1e1'], '--sleep "1e1"'],
  ['hexadecimal', ['today', '--soreness', '0x4'], '--soreness "0x4"'],
  ['a decimal comma', ['today', '--sleep', '7,5'], '--sleep "7,5"', 'with a point: 7.5'],
  ['a day of sleep and more', ['today', '--sleep', '24:01'], '--sleep "24:01"'],
  ['sixty minutes', ['today', '--sleep', '7h60'], '--sleep "7h60"'],
  ['an empty number', ['today', '--soreness', ''], '--soreness ""', 'from 0 to 10'],
  ['an empty choice', ['today', '--pain', ''], '--pain ""', 'none, dull, sharp'],
  ['an empty list', ['today', '--red-flag', ''], '--red-flag ""', 'none, or any of'],
  ['spaces', ['today', '--soreness', '  '], '--soreness "  "'],
  ['an unknown choice', ['today', '--hunger', 'huge'], '"huge"', 'low, normal, high'],
  ['a choice of Object', ['today', '--pain', '__proto__'], '"__proto__"'],
  ['an item of Object', ['today', '--red-flag', 'constructor'], '"constructor"'],
  ['a choice in capitals', ['today', '--pain', 'None'], '"None"', 'none, dull, sharp'],
  ['an unknown item', ['today', '--red-flag', 'chest-pain'], '"chest-pain"', 'chest-pain-now'],
  ['none beside an item', ['today', '--red-flag', 'none,dark-urine'], '"none,dark-urine"'],
  [
    'none beside an item, in two flags',
    ['today', '--red-flag', 'dark-urine', '--red-flag', 'none'],
    '"dark-urine,none"',
  ],
  ['a scalar twice', ['today', '--soreness', '1', '--soreness', '9'], 'given 2 times', 'one value'],
  ['a file twice', ['today', '--answers', 'a', '--answers', 'b'], '--answers is given twice'],
  ['a moment twice', ['today', ...AT, ...AT], '--at is given twice'],
  ['a rulebook twice', ['today', '--rules', 'a', '--rules', 'b'], '--rules is given twice'],
  ['a value forgotten at the end', ['today', '--soreness'], '--soreness', 'argument missing'],
  [
    'a value forgotten before a flag',
    ['today', '--soreness', '--sleep', '7'],
    '--soreness has no value',
    'found --sleep',
  ],
  ['a file forgotten', ['today', '--answers', '--json'], '--answers has no value'],
  ['a rulebook forgotten', ['today', '--rules', '--json'], '--rules has no value'],
  ['several answers wrong', ['today', '--soreness', '11', '--pain', 'x'], '"11"', '--pain "x"'],

  ['no moment', ['today', '--at', 'tomorrow'], '"tomorrow" is not a local moment', '2026-11-22'],
  ['an empty moment', ['today', '--at', ''], '"" is not a local moment'],
  ['a day that is not', ['today', '--at', '2026-02-29'], '"2026-02-29"', 'a day and a time that'],
  ['an hour that is not', ['today', '--at', '2026-11-22T24:00'], '24:00', 'a day and a time that'],
  ['a moment with an offset', ['today', '--at', '2026-11-22T07:10Z'], 'not a local moment'],
  ['a year too late', ['today', '--at', '9999-12-31'], 'expected a year from 1970 to 2999'],
  ['a year too early', ['today', '--at', '1969-12-31'], 'expected a year from 1970 to 2999'],
  ['a day that why cannot read', ['why', 'yesterday'], '"yesterday" is not a local moment'],
  ['a day and answers', ['why', '2026-11-22', '--soreness', '4'], 'expected one of them'],
  ['a moment of no answers', ['why', ...AT], '--at says when answers are for'],
  ['nothing remembered', ['why'], 'no check-in is remembered', 'recover today'],
  ['nothing remembered of a day', ['why', '2026-11-22'], 'remembered for 2026-11-22'],
]

describe('a wrong command line exits 2 and says what, what was expected, and where to read on', () => {
  test.concurrent.for(wrong)('%s', async ([, words, ...says], { expect }) => {
    const home = newFolder()
    const { code, stdout, stderr } = await recover(words, { home })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    for (const said of says) expect(stderr).toContain(said)
    expect(stderr).not.toMatch(/\n\s+at \S+ \(|undefined|\[object/)
    expect(journalLines(home)).toEqual([])
  })
})

describe('what is right in more than one way', () => {
  test.concurrent.for([
    ['--soreness=4', ['--soreness=4', '--sleep=7.5', '--hunger=normal', '--pain=none']],
    ['hours as 7h30', ['--soreness', '4', '--sleep', '7h30', '--hunger', 'normal', '--pain=none']],
    ['hours as 7:30', ['--soreness', '4', '--sleep', '7:30', '--hunger', 'normal', '--pain=none']],
  ] as const)('%s', async ([, words], { expect }) => {
    const flags = ['--red-flag', 'none', '--movement', 'looser', ...words]
    const ran = await recover(['today', ...AT, ...flags, '--json', '--no-save'])
    expect(ran.code).toBe(0)
    expect(advised(ran).answers).toEqual({
      redFlags: [],
      soreness: 4,
      sleep: 7.5,
      hunger: 'normal',
      pain: 'none',
      movement: 'looser',
      localHour: 7,
    })
  })

  test.concurrent.for<[string, string, string[], string[]]>([
    ['nothing, twice', 'redFlags', ['--red-flag', 'none', '--red-flag', 'none'], []],
    ['nothing, twice in one', 'redFlags', ['--red-flag', 'none,none'], []],
    [
      'several flags',
      'signs',
      [noRedFlag, '--sign=flat', '--sign=irritable'],
      ['flat', 'irritable'],
    ],
    ['commas and spaces', 'signs', [noRedFlag, '--sign', 'irritable, flat'], ['flat', 'irritable']],
    ['the same twice', 'signs', [noRedFlag, '--sign=flat', '--sign=flat'], ['flat']],
  ])('a list: %s', async ([, question, words, list], { expect }) => {
    const ran = await recover(['today', ...AT, ...others, ...words, '--json', '--no-save'])
    expect(ran.code).toBe(0)
    expect(advised(ran).answers[question]).toEqual(list)
  })

  test.concurrent('a number below zero is a value, not a flag', async ({ expect }) => {
    const words = ['today', ...RESTED_FLAGS, '--resting-hr-above', '-5', '--json', '--no-save']
    const { code, stdout } = await recover(words)
    expect(code).toBe(0)
    expect(stdout).toContain('"restingHrAbove": -5')
  })
})

describe('without a terminal nothing is asked', () => {
  test.concurrent('every missing answer is named as the flag to add', async ({ expect }) => {
    const { code, stdout, stderr } = await recover(['today', '--soreness', '4', '--pain', 'none'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    for (const flag of ['--sleep', '--hunger', '--movement']) {
      expect(stderr).toContain(`${flag} is missing: expected`)
    }
    expect(stderr).toContain('Add --sleep --hunger --movement, or run it in a terminal to be asked')
    expect(stderr).not.toContain('--soreness is missing')
    expect(stderr).not.toContain('--red-flag is missing')
  })

  test.concurrent('the same for a program', async ({ expect }) => {
    const ran = await recover(['today', '--json'])
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 2, stdout: '' })
    const { code, message, hint } = reported(ran)
    expect(code).toBe('usage')
    expect(message).toContain('--soreness is missing')
    expect(hint).toContain('Add --soreness --sleep --hunger --pain --movement')
  })

  test.concurrent('the five answers are enough, and it says what it assumed', async ({
    expect,
  }) => {
    const ran = await recover(['today', ...others, '--json'])
    expect(ran.code).toBe(0)
    const { coverage } = advised(ran)
    expect(coverage.conditional).toBe(true)
    expect(coverage.assumes.map(({ question }) => question)).toContain('redFlags')
    const { stdout } = await recover(['today', ...others])
    expect(stdout).toContain('Only if')
    expect(stdout.indexOf('Only if')).toBeLessThan(stdout.indexOf(' min'))
  })

  test.concurrent.for([['--json'], []])('an emergency, at once %s', async (more, { expect }) => {
    const words = ['today', '--red-flag', 'chest-pain-now', ...more]
    const { code, stdout, stderr } = await recover(words)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('Call your emergency number')
    if (more.length === 0) expect(stdout.trimStart()).toMatch(/^STOP\b/)
  })

  test.concurrent('a red flag that is no emergency still needs the rest', async ({ expect }) => {
    const { code } = await recover(['today', '--red-flag', 'exertional-tightness'])
    expect(code).toBe(2)
  })
})
