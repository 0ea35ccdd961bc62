import type { App } from '../app.ts'
import type { Style } from '../render/style.ts'

/** How to draw on this terminal; loads chalk only when something is drawn. */
export async function styleOf(app: App, colour: boolean): Promise<Style> {
  const { createStyle } = await import('../render/style.ts')
  const { columns, unicode } = app.terminal
  return createStyle({ columns, unicode, colour: colour ? app.terminal.colour : 0 })
}
