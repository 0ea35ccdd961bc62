import { styleText } from 'node:util'

export type Style = (text: string) => string

/** How the parts of a prompt look; without colour each is the text itself. */
export interface Paint {
  readonly strong: Style
  readonly dim: Style
  readonly accent: Style
  readonly bad: Style
}

/** The caller decides about colour, for the stream that is drawn on: `styleText` would look at stdout. */
export function createPaint(colour: boolean): Paint {
  const style =
    (format: 'bold' | 'dim' | 'cyan' | 'red'): Style =>
    (text) =>
      colour ? styleText(format, text, { validateStream: false }) : text
  return { strong: style('bold'), dim: style('dim'), accent: style('cyan'), bad: style('red') }
}
