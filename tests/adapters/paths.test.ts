import * as fc from 'fast-check'
import { isAbsolute } from 'node:path'
import { expect, test } from 'vitest'
import { placesOf } from '../../src/adapters/paths.ts'

const home = '/home/ada'

const inHome = {
  kept: true,
  profile: '/home/ada/.config/recover/profile.yaml',
  journal: '/home/ada/.local/share/recover/journal.ndjson',
  rulebook: '/home/ada/.config/recover/rulebook.yaml',
  rulebookChoice: '/home/ada/.config/recover/rulebook',
  cache: '/home/ada/.cache/recover',
}

test('without anything set, the defaults in the home folder', () => {
  expect(placesOf({ env: {}, home })).toEqual(inHome)
})

test('the XDG base folders, each for itself', () => {
  const xdg = { XDG_CONFIG_HOME: '/c', XDG_DATA_HOME: '/d', XDG_CACHE_HOME: '/k' }
  expect(placesOf({ env: { XDG_DATA_HOME: '/d' }, home })).toEqual({
    ...inHome,
    journal: '/d/recover/journal.ndjson',
  })
  expect(placesOf({ env: xdg, home: undefined })).toEqual({
    kept: true,
    profile: '/c/recover/profile.yaml',
    journal: '/d/recover/journal.ndjson',
    rulebook: '/c/recover/rulebook.yaml',
    rulebookChoice: '/c/recover/rulebook',
    cache: '/k/recover',
  })
})

test.for(['', '.', 'relative/config', '~/config'])(
  'an XDG base folder of "%s" counts as not set',
  (folder) => {
    const env = { XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder }
    expect(placesOf({ env, home })).toEqual(inHome)
  },
)

test('RECOVER_HOME holds everything, whatever else is set', () => {
  const env = { RECOVER_HOME: '/r', XDG_CONFIG_HOME: '/c', XDG_DATA_HOME: '/d' }
  const all = {
    kept: true,
    profile: '/r/profile.yaml',
    journal: '/r/journal.ndjson',
    rulebook: '/r/rulebook.yaml',
    rulebookChoice: '/r/rulebook',
    cache: '/r/cache',
  }
  expect(placesOf({ env, home })).toEqual(all)
  expect(placesOf({ env, home: undefined })).toEqual(all)
})

test('an empty RECOVER_HOME counts as not set; a relative one is told, not passed over', () => {
  expect(placesOf({ env: { RECOVER_HOME: '' }, home })).toEqual(inHome)
  expect(placesOf({ env: { RECOVER_HOME: 'data' }, home })).toEqual({
    kept: false,
    why: 'RECOVER_HOME is "data", so nothing can be kept; set it to a full path',
  })
})

test.for([undefined, '', '.', 'ada'])('a home folder of "%s" is nowhere', (none) => {
  const nowhere = {
    kept: false,
    why: 'HOME is not set to a full path, so nothing can be kept; set HOME, or RECOVER_HOME to a folder',
  }
  expect(placesOf({ env: {}, home: none })).toEqual(nowhere)
  expect(placesOf({ env: { XDG_CONFIG_HOME: '/c', XDG_DATA_HOME: '/d' }, home: none })).toEqual(
    nowhere,
  )
})

test('whatever is set, nothing is kept at a relative path', () => {
  const folder = fc.option(fc.constantFrom('', '/', '/a', 'a', './a', '../a', '~'), {
    nil: undefined,
  })
  const env = fc.record({
    RECOVER_HOME: folder,
    XDG_CONFIG_HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_CACHE_HOME: folder,
  })
  fc.assert(
    fc.property(env, folder, (variables, homeFolder) => {
      const places = placesOf({ env: variables, home: homeFolder })
      const kept = places.kept ? [places.profile, places.journal, places.cache] : []
      expect(kept.every((path) => isAbsolute(path))).toBe(true)
    }),
  )
})
