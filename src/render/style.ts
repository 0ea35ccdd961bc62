import { Chalk, type ChalkInstance } from 'chalk'
import type { Verdict } from '../core/rulebook/model.ts'
import { UNBROKEN, type Paint } from './wrap.ts'

/** What a text is drawn on. chalk's level 0 draws the same words without colour. */
export interface Style {
  readonly columns: number
  readonly chalk: ChalkInstance
  /** False: our own signs are ASCII. */
  readonly unicode: boolean
}

/** The style of a terminal with a colour level of chalk's. */
export function createStyle(terminal: {
  readonly columns: number
  readonly unicode: boolean
  readonly colour: 0 | 1 | 2 | 3
}): Style {
  const { columns, unicode, colour } = terminal
  return { columns, unicode, chalk: new Chalk({ level: colour }) }
}

/** Lines longer than this are hard to read, whatever the terminal has room for. */
const WIDEST = 88

/** The columns a text may fill. */
export function textColumns({ columns }: Style): number {
  return Math.min(columns, WIDEST)
}

export interface Signs {
  readonly bullet: string
  readonly arrow: string
  readonly range: string
  readonly between: string
}

/** The signs of ours that a dumb terminal may not have. */
export function signs({ unicode }: Style): Signs {
  return unicode
    ? { bullet: '•', arrow: '→', range: '–', between: `${UNBROKEN}· ` }
    : { bullet: '-', arrow: '->', range: '-', between: '; ' }
}

export interface Theme {
  readonly verdict: Readonly<Record<Verdict, Paint>>
  readonly emergency: Paint
  readonly label: Paint
  readonly strong: Paint
}

/**
 * Colours that read on light and on dark: a verdict sets its own ground and its own ink, everything
 * else only weight. Nothing is said by colour alone, and nothing is dimmed: on many a background
 * dim is unreadable, and what stands last says that this is no diagnosis.
 */
export function theme({ chalk }: Style): Theme {
  return {
    verdict: {
      move: chalk.bold.black.bgGreen,
      rest: chalk.bold.black.bgCyan,
      reassess: chalk.bold.black.bgYellow,
    },
    emergency: chalk.bold.whiteBright.bgRed,
    label: chalk.bold,
    strong: chalk.bold,
  }
}

/** A word on a ground of its own colour, with room around it; without colour the bare word. */
export function framed(word: string, { chalk }: Style): string {
  return chalk.level > 0 ? ` ${word} ` : word
}
