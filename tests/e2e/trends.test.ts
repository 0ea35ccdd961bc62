import { describe, expect, test } from 'vitest'
import { openPty } from './pty.ts'
import { BIN, newFolder, recover, RESTED_FLAGS } from './recover.ts'

describe('recover trends', () => {
  test.each([120, 80, 40])('are charts on %i columns, and nothing is wider', async (columns) => {
    const home = newFolder()
    await recover(['today', ...RESTED_FLAGS], { home })
    await recover(['log', '--kind', 'easy', '--minutes', '30', '--rpe', '2'], { home })
    const pty = openPty([process.execPath, BIN, 'trends'], { columns, env: { RECOVER_HOME: home } })
    const { code, raw } = await pty.ended()
    // oxlint-disable-next-line no-control-regex -- it reads terminal output
    const lines = raw.replaceAll(/\u001B\[[\d;]*m/g, '').split('\r\n')
    expect(code).toBe(0)
    expect(lines.filter((line) => line.length >= columns)).toEqual([])
    expect(lines.filter((line) => line.endsWith('·M'))).toHaveLength(1)
    expect(lines.filter((line) => line.endsWith('·█'))).toHaveLength(3)
  })

  test('are one JSON object', async () => {
    const home = newFolder()
    await recover(['today', ...RESTED_FLAGS], { home })
    const ran = await recover(['trends', '--json', '--days', '2'], { home })
    expect(JSON.parse(ran.stdout)).toMatchObject({
      series: [
        { name: 'soreness', values: [null, 4], usual: null },
        { name: 'sleep', values: [null, 7.5] },
        { name: 'restingHr', values: [null, null] },
        { name: 'load', values: [null, null] },
      ],
      verdicts: [null, 'move'],
    })
  })

  test('say that nothing is remembered', async () => {
    expect((await recover(['trends'])).stdout).toMatch(/^Nothing is remembered of these days yet/)
  })

  test.each(['0', '367', '1.5', 'x', ''])('--days "%s" is a usage error', async (days) => {
    const ran = await recover(['trends', '--days', days])
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toContain('expected a whole number from 1 to 366')
  })
})
