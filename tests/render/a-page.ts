import { advise, type Advice } from '../../src/core/advice/advice.ts'
import { settle } from '../../src/core/advice/settle.ts'
import { trace } from '../../src/core/advice/trace.ts'
import { wouldChange } from '../../src/core/advice/would-change.ts'
import type { Answers, Rulebook } from '../../src/core/rulebook/model.ts'
import { createStyle, type Style } from '../../src/render/style.ts'
import { adviceText } from '../../src/render/text.ts'
import { displayWidth } from '../../src/render/width.ts'
import { whyText } from '../../src/render/why.ts'
import { aMoment } from '../core/a-rulebook.ts'

/** Sunday, 22 November 2026, ten past seven. */
const MORNING = aMoment(2026, 11, 22, 7, 10, 60)

export function aStyle(
  columns: number,
  { colour = 0, unicode = true }: { colour?: 0 | 1 | 2 | 3; unicode?: boolean } = {},
): Style {
  return createStyle({ columns, colour, unicode })
}

export function anAdviceFor(rulebook: Rulebook, answers: Answers): Advice {
  return advise(rulebook, answers, MORNING)
}

/** The advice for some answers, as printed; without colour, lines without their ends. */
export function printed(rulebook: Rulebook, answers: Answers, style: Style): string[] {
  return linesOf(adviceText(anAdviceFor(rulebook, answers), rulebook, style))
}

/** The way to it, as printed. */
export function explained(rulebook: Rulebook, answers: Answers, style: Style): string[] {
  const settled = settle(rulebook, answers)
  const changes = wouldChange(rulebook, answers, settled)
  return linesOf(whyText(trace(rulebook, settled, answers, []), changes, rulebook, style))
}

/** The lines of a page, which ends with a line break. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n')
  if (lines.pop() !== '') throw new Error('the last line has no end')
  return lines
}

/** Lines that do not fit, or that could steer a terminal. */
export function unfit(lines: readonly string[], columns: number): string[] {
  return lines.filter(
    (line) => displayWidth(line) > columns || /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(line),
  )
}
