import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, test } from 'vitest'
import { HILLS } from './hills-rulebook.ts'
import {
  advised,
  AT,
  newFile,
  newFolder,
  recover,
  reported,
  RESTED_FLAGS,
  type Ran,
} from './recover.ts'

/** A proof takes seconds, and more while the other tests run. */
const PATIENCE = 120_000

const SHIPPED = readFileSync(new URL('../../rules/recovery.yaml', import.meta.url), 'utf8')

/** A rulebook in use because it lies in the folder of the profile. */
function homeWith(content: string): string {
  const home = newFolder()
  writeFileSync(join(home, 'rulebook.yaml'), content)
  return home
}

function today(home: string, ...more: readonly string[]): Promise<Ran> {
  return recover(['today', ...AT, ...RESTED_FLAGS, '--no-save', '--json', ...more], { home })
}

function warnings(ran: Ran): string[] {
  return advised(ran).warnings.map(({ code }) => code)
}

describe('rules init', () => {
  test.concurrent('writes a private copy that is in use from then on', async ({ expect }) => {
    const home = newFolder()
    const { code, stdout, stderr } = await recover(['rules', 'init'], { home })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const file = join(home, 'rulebook.yaml')
    expect(stdout).toContain(`  ${file}\n`)
    expect(stdout).toContain('use it from now on')
    expect(stdout).toContain('recover rules check\n')
    const modes = ['rulebook.yaml', 'rulebook.schema.json'].map(
      (name) => statSync(join(home, name)).mode % 0o1000,
    )
    expect(modes).toEqual([0o600, 0o600])
    const [modeline, ...rest] = readFileSync(file, 'utf8').split('\n')
    expect(modeline).toBe('# yaml-language-server: $schema=./rulebook.schema.json')
    expect(rest.join('\n')).toContain('\nid: my-recovery\n')
    const used = await recover(['rules', 'use', '--json'], { home })
    expect(JSON.parse(used.stdout)).toMatchObject({ file, id: 'my-recovery', version: '1.0.0' })
  })

  test.concurrent('elsewhere, it is not in use yet', async ({ expect }) => {
    const home = newFolder()
    const file = join(newFolder(), 'club.yml')
    const { code, stdout } = await recover(['rules', 'init', file], { home })
    expect(code).toBe(0)
    expect(stdout).toContain(`Not in use yet: recover rules use ${file}`)
    expect(stdout).toContain(`recover rules check ${file}\n`)
    expect(existsSync(file.replace('.yml', '.schema.json'))).toBe(true)
    const used = await recover(['rules', 'use'], { home })
    expect(used.stdout).toMatch(/^In use: recovery \d+\.\d+\.\d+, as shipped\.$/m)
  })

  test.concurrent('writes over nothing', async ({ expect }) => {
    const home = homeWith('# mine\n')
    const { code, stdout, stderr } = await recover(['rules', 'init'], { home })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('is there already, and nothing is written over it')
    expect(readFileSync(join(home, 'rulebook.yaml'), 'utf8')).toBe('# mine\n')
  })

  test.concurrent('without a home: a file has to be named', async ({ expect }) => {
    const start = { env: { HOME: undefined, RECOVER_HOME: 'here' } }
    const { code, stderr } = await recover(['rules', 'init'], start)
    expect(code).toBe(74)
    expect(stderr).toContain('Or name a file: recover rules init FILE.')
  })

  test.concurrent('where nothing can be written', async ({ expect }) => {
    const { code, stderr } = await recover(['rules', 'init', '/proc/none/own.yaml'])
    expect(code).toBe(74)
    expect(stderr).toContain('/proc/none')
  })
})

describe('rules use', () => {
  test.concurrent('a rulebook whose form is broken is refused', async ({ expect }) => {
    const home = newFolder()
    const file = newFile('own.yaml', HILLS.replace('{ hillMood: {', '{ hilMood: {'))
    const { code, stderr } = await recover(['rules', 'use', file], { home })
    expect(code).toBe(65)
    expect(stderr).toContain('did you mean hillMood?')
    expect(existsSync(join(home, 'rulebook'))).toBe(false)
  })

  test.concurrent('so is one that is not there', async ({ expect }) => {
    const file = join(newFolder(), 'none.yaml')
    const { code, stderr } = await recover(['rules', 'use', file])
    expect(code).toBe(66)
    expect(stderr).toContain('it does not exist')
  })

  test.concurrent('default forgets a choice, and beats the folder', async ({ expect }) => {
    const home = homeWith(HILLS)
    const { stdout } = await recover(['rules', 'use', 'default'], { home })
    expect(stdout).toContain('as shipped')
    expect(readFileSync(join(home, 'rulebook'), 'utf8')).toBe('default\n')
    expect(statSync(join(home, 'rulebook')).mode % 0o1000).toBe(0o600)
    expect(warnings(await today(home))).toEqual([])
  })

  test.concurrent.for([
    ['relative.yaml', 'expected default or the full path of a rulebook'],
    ['/one\n/two', 'expected default or the full path of a rulebook'],
    ['/gone.yaml', '/gone.yaml cannot be read: it does not exist'],
  ] as const)('a choice that names no rulebook: %j', async ([chosen, said], { expect }) => {
    const home = newFolder()
    writeFileSync(join(home, 'rulebook'), chosen)
    const ran = await today(home)
    expect(ran.code).toBe(chosen === '/gone.yaml' ? 66 : 65)
    expect(reported(ran).message).toContain(said)
    expect(reported(ran).hint).toMatch(/recover rules use/)
  })

  test.concurrent('with nowhere to keep it', async ({ expect }) => {
    const start = { env: { HOME: undefined, RECOVER_HOME: 'here' } }
    const { code, stderr } = await recover(['rules', 'use', 'default'], start)
    expect(code).toBe(74)
    expect(stderr).toContain('nothing can be kept')
  })

  test.concurrent('which is in use, of a folder that cannot be written', async ({ expect }) => {
    const home = newFolder()
    mkdirSync(join(home, 'rulebook'))
    const { code } = await recover(['rules', 'use', 'default'], { home })
    expect(code).not.toBe(0)
  })
})

describe('a rulebook that is broken and in use', () => {
  const broken = HILLS.replace('about:', 'abuot:')

  test.concurrent('is refused, and the way back is told', async ({ expect }) => {
    const ran = await today(homeWith(broken))
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 65, stdout: '' })
    expect(reported(ran).hint).toContain('recover rules use default goes back')
  })

  test.concurrent('holds up no emergency', async ({ expect }) => {
    const home = homeWith(broken)
    const words = ['today', '--red-flag', 'chest-pain-now', '--no-save', '--json']
    const ran = await recover(words, { home })
    expect(ran.code).toBe(0)
    expect(advised(ran).care).toBe('emergency')
    expect(ran.stderr).toContain('went on without your rulebook')
  })

  describe.for([
    ['is broken', newFile('named.yaml', broken), 65],
    ['is not there', '/gone.yaml', 66],
  ] as const)('one that is named, and %s', ([, file, refused]) => {
    const words = ['today', '--rules', file, '--answers', '-', '--no-save', '--json']

    test.concurrent('holds up none either', async ({ expect }) => {
      const ran = await recover(words, { stdin: '{"redFlags":["chest-pain-now"]}' })
      expect(ran.code).toBe(0)
      expect(advised(ran).care).toBe('emergency')
      expect(ran.stderr).toContain('went on without your rulebook')
    })

    test.concurrent.for(['{"redFlags":[]}', '{"hillMood":2}', '{'])(
      'is to be mended before %s',
      async (stdin, { expect }) => {
        const ran = await recover(words, { stdin })
        expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: refused, stdout: '' })
      },
    )
  })

  test.concurrent('--rules default goes by it', async ({ expect }) => {
    const ran = await today(homeWith(broken), '--rules', 'default')
    expect(ran.code).toBe(0)
    expect(advised(ran).rulebook.id).toBe('recovery')
    expect(warnings(ran)).toEqual([])
  })
})

describe('flaws of form that only the whole space shows', () => {
  const flawed = HILLS.replace('at-least: 3', 'at-least: 0')

  test.concurrent('refuse it, also with --unproven', async ({ expect }) => {
    const home = homeWith(flawed)
    const ran = await today(home, '--unproven')
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 65, stdout: '' })
    expect(reported(ran)).toMatchObject({
      code: 'data',
      at: { file: join(home, 'rulebook.yaml'), line: 17, column: 17 },
    })
    expect(reported(ran).message).toContain('minds-hills is always taken')
  })
})

describe('a rulebook whose proofs fail', () => {
  const home = homeWith(HILLS)
  beforeAll(async () => {
    await recover(['rules', 'check'], { home, patience: PATIENCE })
  })

  test.concurrent('gives no advice', async ({ expect }) => {
    const ran = await today(home)
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 65, stdout: '' })
    expect(reported(ran).message).toContain('its proofs do not hold, so it gives no advice')
    expect(reported(ran).hint).toContain('--unproven uses it all the same')
    expect(reported(ran).hint).toContain('recover rules use default')
  })

  test.concurrent('with --unproven it does, and says so', async ({ expect }) => {
    const ran = await today(home, '--unproven')
    expect(ran.code).toBe(0)
    expect(warnings(ran)).toEqual(['own-rulebook', 'unproven'])
    const words = ['today', ...AT, ...RESTED_FLAGS, '--no-save', '--unproven']
    const { stdout } = await recover(words, { home })
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('its proofs do not hold. recover answers only')
  })

  test.concurrent('holds up no emergency', async ({ expect }) => {
    const words = ['today', '--red-flag', 'chest-pain-now', '--no-save', '--json']
    const ran = await recover(words, { home })
    expect(ran.code).toBe(0)
    expect(advised(ran).care).toBe('emergency')
  })

  test.concurrent('nor one in a file of answers', async ({ expect }) => {
    const answers = newFile('answers.json', '{ "redFlags": ["chest-pain-now"] }')
    const ran = await recover(['today', '--answers', answers, '--no-save', '--json'], { home })
    expect(ran.code).toBe(0)
    expect(advised(ran).care).toBe('emergency')
  })

  test.concurrent('is chosen only with --unproven', async ({ expect }) => {
    const file = newFile('hills.yaml', HILLS)
    const other = newFolder()
    mkdirSync(join(other, 'cache'), { mode: 0o700 })
    for (const name of readdirSync(join(home, 'cache'))) {
      const kept = join(other, 'cache', name)
      writeFileSync(kept, readFileSync(join(home, 'cache', name)))
      chmodSync(kept, 0o600)
    }
    const refused = await recover(['rules', 'use', file], { home: other })
    expect(refused.code).toBe(65)
    expect(refused.stderr).toContain(`recover rules check ${file} says where`)
    const { code, stdout } = await recover(['rules', 'use', file, '--unproven'], { home: other })
    expect(code).toBe(0)
    expect(stdout).toContain(`In use: hills 1.0.0, your own, in ${file}`)
  })
})

describe('a rulebook whose proofs hold', () => {
  const home = homeWith(SHIPPED.replace(/^id: .*$/m, 'id: mine'))
  beforeAll(async () => {
    const words = ['today', ...AT, ...RESTED_FLAGS, '--no-save', '--json']
    await recover(words, { home, patience: PATIENCE })
  })

  test('advises, and says whose it is', async ({ expect }) => {
    const ran = await today(home)
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' })
    expect(advised(ran).rulebook.id).toBe('mine')
    const [warning, ...others] = advised(ran).warnings
    expect(others).toEqual([])
    expect(warning?.code).toBe('own-rulebook')
    expect(warning?.text).toContain(
      `mine 1.0.0 in ${join(home, 'rulebook.yaml')}; its proofs hold.`,
    )
  })

  test('nobody waits for its proof twice', async ({ expect }) => {
    const { code, stdout } = await recover(['rules', 'check'], { home })
    expect(code).toBe(0)
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /Time: \d+\.\d s; the proof took \d+\.\d s when it was made, and nothing that it depends on has changed/,
    )
  })

  test('a kept proof that was damaged is made again, or what is left of it is not read', async ({
    expect,
  }) => {
    const cache = join(home, 'cache')
    for (const name of readdirSync(cache)) writeFileSync(join(cache, name), 'damaged')
    const broken = HILLS.replace('about:', 'abuot:')
    const file = newFile('other.yaml', broken)
    expect((await today(home, '--rules', file)).code).toBe(65)
  })
})
