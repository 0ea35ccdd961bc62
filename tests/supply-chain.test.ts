import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Locked = {
  version?: string
  integrity?: string
  resolved?: string
  dev?: boolean
  hasInstallScript?: boolean
  optionalDependencies?: Record<string, string>
}
type Manifest = { dependencies: Record<string, string>; devDependencies: Record<string, string> }

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')

const manifest: Manifest = JSON.parse(read('package.json'))
const lock: { packages: Record<string, Locked> & { '': Manifest } } = JSON.parse(
  read('package-lock.json'),
)
const { '': top, ...packages } = lock.packages
const locked = Object.entries<Locked>(packages)
const names = (entries: typeof locked) => entries.map(([path]) => path)

test('the lock file is the one of this package', () => {
  expect(top.dependencies).toEqual(manifest.dependencies)
  expect(top.devDependencies).toEqual(manifest.devDependencies)
  expect(locked.length).toBeGreaterThan(Object.keys(manifest.dependencies).length)
})

test('every direct dependency is pinned to one version', () => {
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
  expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

test('every locked package is known by its hash', () => {
  expect(names(locked.filter(([, entry]) => !entry.integrity?.startsWith('sha512-')))).toEqual([])
})

// A lock file written from an incomplete registry drops the binaries of other systems without a word.
test('the binaries of every system are locked, not only those of this one', () => {
  const binaries = locked.flatMap(([, entry]) => Object.keys(entry.optionalDependencies ?? {}))
  const known = new Set(names(locked).map((path) => path.replace(/^.*node_modules\//, '')))
  expect(binaries.length).toBeGreaterThan(0)
  expect(binaries.filter((name) => !known.has(name))).toEqual([])
})

test('no locked package names the registry it came from', () => {
  expect(names(locked.filter(([, entry]) => entry.resolved !== undefined))).toEqual([])
})

test('nothing that a runner installs brings an install script', () => {
  const runtime = locked.filter(([, entry]) => entry.dev !== true)
  expect(names(runtime)).toContain('node_modules/inquirer')
  expect(names(runtime.filter(([, entry]) => entry.hasInstallScript === true))).toEqual([])
})
