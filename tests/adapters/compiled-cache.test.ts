import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cached, forget, store } from '../../src/adapters/compiled-cache.ts'
import { aFolder } from '../fixtures/folder.ts'

const content = Buffer.from('age: 42\n')
const made = '{"age":42,"conditions":["pregnant"],"note":"d\u{E9}j\u{E0}"}'

test('what was stored is known again, for the same bytes only', () => {
  const folder = join(aFolder(), 'cache')
  expect(cached(folder, 'profile', content)).toBeUndefined()
  store(folder, 'profile', content, made)
  expect(cached(folder, 'profile', content)).toEqual(Buffer.from(made))
  expect(cached(folder, 'profile', Buffer.from('age: 43\n'))).toBeUndefined()
  expect(cached(folder, 'rulebook', content)).toBeUndefined()
})

test('nothing, made of nothing, is known again too', () => {
  const folder = aFolder()
  store(folder, 'profile', Buffer.alloc(0), '')
  expect(cached(folder, 'profile', Buffer.alloc(0))).toEqual(Buffer.alloc(0))
})

test('a changed source leaves no old copy behind', () => {
  const folder = aFolder()
  store(folder, 'profile', content, made)
  store(folder, 'profile', Buffer.from('x'), '{"age":43}')
  expect(readdirSync(folder)).toEqual(['profile.json'])
  expect(readFileSync(join(folder, 'profile.json'), 'utf8')).not.toContain('pregnant')
  forget(folder, 'profile')
  expect(readdirSync(folder)).toEqual([])
  expect(() => forget(folder, 'profile')).not.toThrow()
})

test('it is private', () => {
  const folder = join(aFolder(), 'cache')
  store(folder, 'profile', content, made)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, 'profile.json')).mode & 0o777).toBe(0o600)
})

test('every beginning, and every change of one byte, is not taken for what was stored', () => {
  const folder = aFolder()
  store(folder, 'profile', content, made)
  const path = join(folder, 'profile.json')
  const whole = readFileSync(path)
  for (let index = 0; index < whole.length; index += 1) {
    writeFileSync(path, whole.subarray(0, index))
    expect(cached(folder, 'profile', content)).toBeUndefined()
    const flipped = Buffer.from(whole)
    flipped[index] = (flipped[index] ?? 0) ^ 1
    writeFileSync(path, flipped)
    expect(cached(folder, 'profile', content)).toBeUndefined()
  }
  writeFileSync(path, whole)
  expect(cached(folder, 'profile', content)).toEqual(Buffer.from(made))
})

test('what others can write to is not believed', () => {
  const folder = aFolder()
  store(folder, 'profile', content, made)
  chmodSync(join(folder, 'profile.json'), 0o666)
  expect(cached(folder, 'profile', content)).toBeUndefined()
})

test('storing where nothing can be stored is no error', () => {
  const folder = aFolder()
  mkdirSync(join(folder, 'profile.json'))
  expect(() => store(folder, 'profile', content, made)).not.toThrow()
  expect(() => store('/proc/no/such', 'profile', content, made)).not.toThrow()
  expect(cached(folder, 'profile', content)).toBeUndefined()
})
