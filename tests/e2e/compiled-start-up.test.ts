import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Script } from 'node:vm'
import { beforeEach, describe, expect, test } from 'vitest'
import { AT, BIN, command, newFolder, RESTED_FLAGS } from './recover.ts'

const project = join(dirname(BIN), '..')
const node = `${process.version}-${process.platform}-${process.arch}`
const compiled = `quick-${node}.code`
const filename = 'recover/dist/quick.cjs'

let copy: string
beforeEach(() => {
  copy = newFolder()
  mkdirSync(join(copy, 'dist'))
  cpSync(join(project, 'bin'), join(copy, 'bin'), { recursive: true })
  for (const file of ['quick.cjs', 'rulebook.ndjson', compiled]) {
    cpSync(join(project, 'dist', file), join(copy, 'dist', file))
  }
})

const source = readFileSync(join(project, 'dist', 'quick.cjs'))
const built = readFileSync(join(project, 'dist', compiled))

/** What V8 makes of another program of the same length: who runs it says so. */
function foreignCode(): Buffer {
  const text = source.toString()
  const [, version = ''] = /schemaVersion:([\w$]+),date/.exec(text) ?? []
  const foreign = text.replace(`${version}=1;`, `${version}=7;`)
  expect(foreign).not.toBe(text)
  const script = new Script(foreign, { filename })
  script.runInThisContext()
  return script.createCachedData()
}

function withOneBitFlipped(code: Buffer): Buffer {
  const other = Buffer.from(code)
  const at = Math.floor(code.length / 2)
  other.writeUInt8(code.readUInt8(at) ^ 1, at)
  return other
}

/** The version that an advice says it has, by the program in the copy. */
async function versionSaid(): Promise<unknown> {
  const words = ['today', ...AT, ...RESTED_FLAGS, '--json', '--no-save']
  const ran = await command([process.execPath, join(copy, 'bin', 'recover.js'), ...words])
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  return (JSON.parse(ran.stdout) as { schemaVersion: unknown }).schemaVersion
}

function keep(content: Uint8Array): void {
  writeFileSync(join(copy, 'dist', compiled), content)
}

describe('what V8 compiled when this was built', () => {
  test('is of this very source, twice', () => {
    const twice = built.subarray(source.length)
    const half = twice.length / 2
    expect(built.subarray(0, source.length).equals(source)).toBe(true)
    expect(twice.subarray(0, half).equals(twice.subarray(half))).toBe(true)
    const cachedData = twice.subarray(0, half)
    const script = new Script(source.toString(), { filename, cachedData })
    expect(script.cachedDataRejected).toBe(false)
  })

  test('is what runs', async () => {
    const code = foreignCode()
    keep(Buffer.concat([source, code, code]))
    expect(await versionSaid()).toBe(7)
  })

  test.each<[string, (code: Buffer) => Buffer]>([
    ['of another source', (code) => Buffer.concat([Buffer.alloc(source.length), code, code])],
    ['damaged', (code) => Buffer.concat([source, code, withOneBitFlipped(code)])],
    ['cut', (code) => Buffer.concat([source, code, code.subarray(1)])],
    ['cut to half', (code) => Buffer.concat([source, code])],
    ['nothing', () => Buffer.alloc(0)],
    ['the source alone', () => source],
    ['no code', () => Buffer.concat([source, Buffer.from('abab')])],
  ])('is not run when it is %s', async (_, kept) => {
    const code = foreignCode()
    keep(kept(code))
    expect(await versionSaid()).toBe(1)
  })

  test('is done without where it is missing, as for another Node', async () => {
    rmSync(join(copy, 'dist', compiled))
    expect(await versionSaid()).toBe(1)
  })

  test('is done without where V8 was told to work otherwise', async () => {
    const words = ['today', ...AT, ...RESTED_FLAGS, '--json', '--no-save']
    const bin = join(copy, 'bin', 'recover.js')
    const ran = await command([process.execPath, '--no-opt', '--stack-size=900', bin, ...words])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
  })
})
