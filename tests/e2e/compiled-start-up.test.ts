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

/** Code, the source it is of, and how long both are. */
function together(code: Buffer, of: Buffer): Buffer {
  const lengths = Buffer.alloc(8)
  lengths.writeUInt32LE(code.length)
  lengths.writeUInt32LE(of.length, 4)
  return Buffer.concat([code, of, lengths])
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
  test('is kept with its very source', () => {
    const cachedData = built.subarray(0, built.readUInt32LE(built.length - 8))
    expect(built.equals(together(cachedData, source))).toBe(true)
    expect(new Script(source.toString(), { filename, cachedData }).cachedDataRejected).toBe(false)
  })

  test('is what runs', async () => {
    keep(together(foreignCode(), source))
    expect(await versionSaid()).toBe(7)
  })

  test.each<[string, (code: Buffer) => Buffer]>([
    ['of a longer source', (code) => together(code, Buffer.concat([source, Buffer.from(' ')]))],
    ['cut', (code) => together(code.subarray(0, -1), source)],
    ['cut to half', (code) => together(code.subarray(0, code.length / 2), source)],
    ['without its first byte', (code) => together(code.subarray(1), source)],
    ['nothing', (code) => together(code.subarray(0, 0), source)],
    ['no code', () => together(Buffer.from('abab'), source)],
  ])('is not run when it is %s', async (_, kept) => {
    keep(kept(foreignCode()))
    expect(await versionSaid()).toBe(1)
  })

  test.each<[string, (whole: Buffer) => Buffer]>([
    ['nothing', () => Buffer.alloc(0)],
    ['three bytes', (whole) => whole.subarray(0, 3)],
    ['cut', (whole) => whole.subarray(0, -1)],
    ['cut to half', (whole) => whole.subarray(0, whole.length / 2)],
    ['zeros', (whole) => Buffer.alloc(whole.length)],
  ])('is done without where its file is %s', async (_, kept) => {
    keep(kept(together(foreignCode(), source)))
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
