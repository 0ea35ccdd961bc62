import { describe, expect, test } from 'vitest'
import { settle } from '../../src/core/advice/settle.ts'
import { trace } from '../../src/core/advice/trace.ts'
import { wouldChange } from '../../src/core/advice/would-change.ts'
import { adviceJson, safeJson, whyJson } from '../../src/render/json.ts'
import { GOOD, rulebook } from './a-morning.ts'
import { anAdviceFor } from './a-page.ts'

describe('the advice as JSON', () => {
  const advice = anAdviceFor(rulebook, GOOD)

  test('is one object, indented, with a line end, and keeps every value', () => {
    const json = adviceJson(advice)
    expect(json.slice(0, 24)).toBe('{\n  "schemaVersion": 1,\n')
    expect(json.slice(-3)).toBe('\n}\n')
    expect(JSON.parse(json)).toStrictEqual(advice)
  })

  test('is equal byte for byte for equal input', () => {
    expect(adviceJson(anAdviceFor(rulebook, { ...GOOD }))).toBe(adviceJson(advice))
  })

  test('writes what could steer a terminal as an escape, which means the same', () => {
    const headline = 'a\u007Fb\u009Bc\u202Ed\u2028e\u001Bf'
    const json = adviceJson({ ...advice, headline })
    expect(json).toContain('"a\\u007fb\\u009bc\\u202ed\\u2028e\\u001bf"')
    expect(JSON.parse(json)).toMatchObject({ headline })
  })

  test('and nothing else', () => {
    const steering = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u{FEFF}]/u
    const signs = Array.from({ length: 0x1_00_00 }, (_, code) => String.fromCharCode(code))
    const escaped = signs.filter((sign) => safeJson(sign, 0) !== `"${sign}"\n`)
    expect(escaped).toEqual(
      signs.filter((sign) => steering.test(sign) || /["\\\p{Cs}]/u.test(sign)),
    )
  })
})

test('the way as JSON holds the trace and what would change the verdict', () => {
  const settled = settle(rulebook, GOOD)
  const facts = trace(rulebook, settled, GOOD, [])
  const changes = wouldChange(rulebook, GOOD, settled)
  expect(JSON.parse(whyJson(facts, changes))).toStrictEqual({ ...facts, wouldChange: changes })
})
