import type { Advice } from '../core/advice/advice.ts'
import { paragraph } from './layout.ts'
import type { Citations } from './sources.ts'
import { signs, type Style } from './style.ts'
import { NO_DIAGNOSIS, NO_RED_FLAG, WHY_COMMAND } from './words.ts'

/** The works cited above, in the order of their numbers. */
export function sourceLines(cited: Citations, style: Style): string[] {
  const works = cited.list('short').map(({ mark, text }) => `${mark} ${text}`)
  const text = works.join(' ')
  return text === '' ? [] : paragraph(style, text)
}

/** What this is not, which rulebook said it, and where to read on. */
export function footer(advice: Advice, style: Style): string[] {
  const { answers, rulebook } = advice
  const flags = answers['redFlags']
  const clear = Array.isArray(flags) && flags.length === 0 ? NO_RED_FLAG : ''
  const book = `${rulebook.id} ${rulebook.version}`
  const text = `${clear}${NO_DIAGNOSIS}${[book, WHY_COMMAND].join(signs(style).between)}`
  return paragraph(style, text)
}
