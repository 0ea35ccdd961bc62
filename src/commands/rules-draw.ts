import { Command, Option } from 'commander'
import type { App } from '../app.ts'
import { outlinesOf } from '../core/rulebook/outline.ts'
import { diagramOf } from '../render/drawing/diagram.ts'
import { dotOf } from '../render/drawing/dot.ts'
import { mermaidOf } from '../render/drawing/mermaid.ts'
import { svgOf } from '../render/drawing/svg.ts'

const DRAWERS = { svg: svgOf, mermaid: mermaidOf, dot: dotOf } as const
type Format = keyof typeof DRAWERS

const EXAMPLE = `
Example:
  recover rules draw > rulebook.svg && xdg-open rulebook.svg
`

/** `recover rules draw`: a rulebook as a picture, or as the source of one. */
export function rulesDrawCommand(app: App): Command {
  const format = new Option('--format <format>', 'svg to look at; mermaid and dot for other tools')
  return new Command('draw')
    .description('the gate and the tree of a rulebook as a drawing')
    .argument('[file]', 'another rulebook (default: the one in use)')
    .addOption(format.choices(Object.keys(DRAWERS)).default('svg'))
    .addHelpText('after', EXAMPLE)
    .action(async (file: string | undefined, options: { readonly format: Format }) => {
      const rulebook = await app.rulebook(file)
      app.out(DRAWERS[options.format](diagramOf(rulebook, outlinesOf(rulebook))))
    })
}
