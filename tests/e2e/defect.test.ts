import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, test } from 'vitest'
import { BIN, command, newFolder, RESTED_FLAGS, type Ran } from './recover.ts'

const project = join(dirname(BIN), '..')

/** A copy of the program, to be broken. */
function aCopy(): string {
  const copy = newFolder()
  for (const part of ['bin', 'dist', 'package.json']) {
    cpSync(join(project, part), join(copy, part), { recursive: true })
  }
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

function runOf(copy: string, ...words: string[]): Promise<Ran> {
  return command([process.execPath, join(copy, 'bin', 'recover.js'), ...words])
}

describe('a defect of ours exits 1', () => {
  const broken = aCopy()
  writeFileSync(join(broken, 'dist', 'rulebook.ndjson'), '{ "torn')
  const today = ['today', ...RESTED_FLAGS]

  test.concurrent('it says so in one line, and what to do', async ({ expect }) => {
    const { code, stdout, stderr } = await runOf(broken, ...today)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^recover: a defect of recover, not of yours: SyntaxError: .*\n/)
    expect(stderr).toContain('Run it again with --debug and report what it prints.')
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  test.concurrent('its stack stands behind --debug', async ({ expect }) => {
    const { code, stderr } = await runOf(broken, ...today, '--debug')
    expect(code).toBe(1)
    expect(stderr).toMatch(/\n\s+at \S+ \(/)
  })

  test.concurrent('for a program: one object', async ({ expect }) => {
    const { code, stdout, stderr } = await runOf(broken, ...today, '--json')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(JSON.parse(stderr)).toEqual({
      error: {
        code: 'defect',
        message: expect.stringContaining('a defect of recover') as string,
        hint: 'Run it again with --debug and report what it prints.',
      },
    })
  })

  test.concurrent('a copy that was never built says what to type', async ({ expect }) => {
    const copy = aCopy()
    rmSync(join(copy, 'dist'), { recursive: true })
    mkdirSync(join(copy, 'dist'))
    expect(await runOf(copy, 'today')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'recover: not built yet; run `npm ci` in its folder\n',
    })
  })
})
