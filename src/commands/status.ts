import { Command, Option } from 'commander'
import type { App } from '../app.ts'
import { FORMATS, tellStatus, type Format } from './tell-status.ts'

/** `recover status`: today's advice in one line, for prompts and status bars. */
export function statusCommand(app: App): Command {
  return new Command('status')
    .description("today's advice in one line; never asks, never writes")
    .addOption(new Option('--format <format>', 'how').choices(FORMATS).default('short'))
    .option('--json', 'the same as --format json')
    .action(({ format, json }: { readonly format: Format; readonly json?: true }) => {
      tellStatus(app, json ? 'json' : format)
    })
}
