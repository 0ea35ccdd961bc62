import { dirname } from 'node:path'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { newFile, recover } from './recover.ts'

const hills = newFile('hills.yaml', readFileSync('tests/fixtures/rulebooks/sound.yaml', 'utf8'))
const one = newFile(
  'one.yaml',
  `about: One.
cases:
  - name: Sore
    row: none
    given: { soreness: 4 }
    expect: { verdict: move, care: none }
    sources: [practice-amunix]
    why: It is so.
`,
)

test('what is missing can be pasted, and is refused until somebody has filled it in', async () => {
  const cases = ['--cases', dirname(one)]
  const { code, stdout, stderr } = await recover(['rules', 'test', hills, ...cases, '--suggest'])
  expect([code, stderr]).toStrictEqual([0, ''])
  expect(stdout).toMatch(/\n {2}- name: "hillMood 2, where minds-hills is decided"\n/)
  expect(stdout).toMatch(/\n {4}given: \{.*"hillMood":3.*\}\n/)
  expect(stdout).toMatch(/\n {2}- name: "storm of weather"\n/)
  const pasted = newFile('pasted.yaml', stdout)
  const refused = await recover(['rules', 'test', hills, '--cases', dirname(pasted)])
  expect(refused).toMatchObject({ code: 65, stdout: '' })
  expect(refused.stderr).toMatch(/cases > 0 > expect > verdict: not filled in yet/)
  expect(refused.stderr).toMatch(/pasted\.yaml:8:16/)
  const words = ['rules', 'test', hills, ...cases, '--suggest', '--json']
  expect(await recover(words)).toMatchObject({ code: 2 })
})
