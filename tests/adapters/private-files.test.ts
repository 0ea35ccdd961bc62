import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readPrivateFile } from '../../src/adapters/read-private.ts'
import { writePrivateFile } from '../../src/adapters/write-private.ts'
import { RecoverError } from '../../src/errors.ts'
import { aFolder } from '../fixtures/folder.ts'

const NOBODY = 65_534
const asRoot = process.getuid?.() === 0

function errorOf(run: () => unknown): RecoverError {
  try {
    run()
  } catch (error) {
    if (error instanceof RecoverError) return error
    throw error
  }
  throw new Error('expected an error')
}

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)

const bytesOf = (text: string): Buffer => Buffer.from(text)

function withUmask(mask: number): void {
  const before = process.umask(mask)
  onTestFinished(() => void process.umask(before))
}

function asNobody<Value>(run: () => Value): Value {
  process.seteuid?.(NOBODY)
  try {
    return run()
  } finally {
    process.seteuid?.(0)
  }
}

test.for([0o000, 0o022, 0o077, 0o277])('umask %o: folder 0700, file 0600', (mask) => {
  const folder = join(aFolder(), 'config', 'recover')
  withUmask(mask)
  writePrivateFile(join(folder, 'profile.yaml'), bytesOf('age: 42\n'))
  expect(modeOf(join(folder, 'profile.yaml'))).toBe('600')
  expect(modeOf(folder)).toBe('700')
  expect(readdirSync(folder)).toEqual(['profile.yaml'])
})

test('a file is replaced whole, also by a shorter one and by nothing', () => {
  const path = join(aFolder(), 'a')
  for (const text of ['long long long', 'short', '']) {
    writePrivateFile(path, bytesOf(text))
    expect(readFileSync(path, 'utf8')).toBe(text)
  }
})

test('a reader of the old file keeps the old file: it is not written into', () => {
  const folder = aFolder()
  const path = join(folder, 'a')
  writePrivateFile(path, bytesOf('old'))
  linkSync(path, join(folder, 'opened before'))
  writePrivateFile(path, bytesOf('new'))
  expect(readFileSync(join(folder, 'opened before'), 'utf8')).toBe('old')
})

test('a file that was open to others is private once it is replaced', () => {
  const path = join(aFolder(), 'a')
  writeFileSync(path, 'old')
  chmodSync(path, 0o644)
  expect(readPrivateFile(path, 10)?.openMode).toBe(0o644)
  writePrivateFile(path, bytesOf('new'))
  expect(modeOf(path)).toBe('600')
  expect(readPrivateFile(path, 10)).toEqual({ bytes: bytesOf('new'), openMode: undefined })
})

test.for([
  { mode: 0o600, open: false },
  { mode: 0o400, open: false },
  { mode: 0o700, open: false },
  { mode: 0o640, open: true },
  { mode: 0o604, open: true },
  { mode: 0o620, open: true },
  { mode: 0o601, open: true },
])('mode $mode: open to others: $open', ({ mode, open }) => {
  const path = join(aFolder(), 'a')
  writeFileSync(path, '')
  chmodSync(path, mode)
  expect(readPrivateFile(path, 10)?.openMode).toBe(open ? mode : undefined)
})

test('a file may have the most bytes and not one more', () => {
  const path = join(aFolder(), 'a')
  writeFileSync(path, 'x'.repeat(100_000))
  expect(readPrivateFile(path, 100_000)?.bytes.length).toBe(100_000)
  const { code, message } = errorOf(() => readPrivateFile(path, 99_999))
  expect(code).toBe('data')
  expect(message).toBe(`${path} has 100000 bytes; expected at most 99999`)
  // A sparse terabyte is not read to find out that it is too long.
  truncateSync(path, 1024 ** 4)
  expect(errorOf(() => readPrivateFile(path, 10)).message).toMatch(/has 1099511627776 bytes/)
})

test('no file, and a file where a folder should be, is no file', () => {
  const folder = aFolder()
  writeFileSync(join(folder, 'a'), '')
  expect(readPrivateFile(join(folder, 'gone'), 10)).toBeUndefined()
  expect(readPrivateFile(join(folder, 'a', 'profile.yaml'), 10)).toBeUndefined()
})

interface NotOwn {
  readonly what: string
  readonly why: string
  readonly make: (path: string) => void
}

const notOwn: readonly NotOwn[] = [
  {
    what: 'a link to a file',
    why: 'it is a symbolic link',
    make: (path) => {
      writeFileSync(`${path}.target`, 'secret', { mode: 0o600 })
      symlinkSync(`${path}.target`, path)
    },
  },
  {
    what: 'a dangling link',
    why: 'it is a symbolic link',
    make: (path) => symlinkSync('gone', path),
  },
  { what: 'a folder', why: 'it is a folder', make: (path) => mkdirSync(path) },
  {
    what: 'a pipe',
    why: 'it is not a regular file',
    make: (path) => expect(spawnSync('mkfifo', [path]).status).toBe(0),
  },
  ...(asRoot
    ? [
        {
          what: "someone else's file",
          why: 'it belongs to someone else',
          make: (path: string) => {
            writeFileSync(path, 'secret', { mode: 0o666 })
            chownSync(path, NOBODY, NOBODY)
          },
        },
      ]
    : []),
]

test.for(notOwn)('$what is neither read nor replaced', ({ why, make }) => {
  const folder = aFolder()
  const path = join(folder, 'profile.yaml')
  make(path)
  const before = readdirSync(folder)
  const reading = errorOf(() => readPrivateFile(path, 100))
  expect([reading.code, reading.message]).toEqual(['no-input', `${path} cannot be read: ${why}`])
  const writing = errorOf(() => writePrivateFile(path, bytesOf('mine')))
  expect([writing.code, writing.message]).toEqual(['io', `${path} could not be written: ${why}`])
  expect(readdirSync(folder)).toEqual(before)
  if (existsSync(`${path}.target`)) expect(readFileSync(`${path}.target`, 'utf8')).toBe('secret')
})

test('a folder on the way that is a file', () => {
  const folder = aFolder()
  writeFileSync(join(folder, 'a'), '')
  const path = join(folder, 'a', 'b', 'profile.yaml')
  const { code, message, hint } = errorOf(() => writePrivateFile(path, bytesOf('x')))
  expect([code, message]).toEqual([
    'io',
    `${path} could not be written: a folder on the way to it is a file`,
  ])
  expect(hint).toBe('Mend that, or set RECOVER_HOME to a folder of your own.')
})

test('a file system on which no folder can be made is told, not tried for ever', (context) => {
  context.skip(!existsSync('/proc/self'), 'there is no /proc here')
  const { code, message } = errorOf(() => writePrivateFile('/proc/a/b/profile.yaml', bytesOf('x')))
  expect([code, message]).toEqual([
    'io',
    '/proc/a/b/profile.yaml could not be written: it does not exist',
  ])
})

test('a folder without permission, read-only or closed', (context) => {
  context.skip(!asRoot, 'only root can become another user')
  const folder = join(aFolder(), 'home')
  mkdirSync(folder)
  const path = join(folder, 'profile.yaml')
  writeFileSync(path, 'old')
  chownSync(path, NOBODY, NOBODY)
  chownSync(folder, NOBODY, NOBODY)
  chmodSync(join(folder, '..'), 0o755)
  chmodSync(folder, 0o500)
  const writing = errorOf(() => asNobody(() => writePrivateFile(path, bytesOf('new'))))
  expect([writing.code, writing.message]).toEqual([
    'io',
    `${path} could not be written: permission is missing`,
  ])
  expect(asNobody(() => readPrivateFile(path, 10)?.bytes.toString())).toBe('old')
  chmodSync(folder, 0o000)
  const reading = errorOf(() => asNobody(() => readPrivateFile(path, 10)))
  expect([reading.code, reading.message]).toEqual([
    'no-input',
    `${path} cannot be read: permission is missing`,
  ])
})

test('a disk that is full keeps the old file and no piece of the new one', (context) => {
  context.skip(!asRoot, 'only root can mount a small disk')
  const disk = aFolder()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk])
  context.skip(mounted.status !== 0, 'mounting is not allowed here')
  onTestFinished(() => void spawnSync('umount', [disk]))
  const path = join(disk, 'profile.yaml')
  const old = Buffer.alloc(30_000, 'o')
  writePrivateFile(path, old)
  const { code, message } = errorOf(() => writePrivateFile(path, Buffer.alloc(60_000, 'n')))
  expect([code, message]).toEqual(['io', `${path} could not be written: the disk is full`])
  expect(readFileSync(path).equals(old)).toBe(true)
  expect(readdirSync(disk)).toEqual(['profile.yaml'])
})

test('what a killed writer left is removed, what a running one writes is not', () => {
  const folder = aFolder()
  const path = join(folder, 'profile.yaml')
  const dead = spawnSync('true').pid
  const leftover = `.profile.yaml.${String(dead)}-abc.tmp`
  // The parent of this process runs, and no writer takes a minute.
  const running = `.profile.yaml.${String(process.ppid)}-abc.tmp`
  const endless = `.profile.yaml.${String(process.ppid)}-old.tmp`
  const others = ['.journal.ndjson.1-abc.tmp', '.profile.yaml.x-abc.tmp', 'profile.yaml.bak']
  for (const name of [leftover, running, endless, ...others]) writeFileSync(join(folder, name), 'x')
  const longAgo = (Date.now() - 61_000) / 1000
  utimesSync(join(folder, endless), longAgo, longAgo)
  writePrivateFile(path, bytesOf('age: 42\n'))
  expect(readdirSync(folder).toSorted()).toEqual([running, ...others, 'profile.yaml'].toSorted())
})

test('a defect is not told as an error of the disk', () => {
  const path = join(aFolder(), 'a')
  const defect = new TypeError('ours')
  const bytes = new Proxy(bytesOf('x'), {
    get: () => {
      throw defect
    },
  })
  expect(() => writePrivateFile(path, bytes)).toThrow(defect)
  expect(existsSync(path)).toBe(false)
})
