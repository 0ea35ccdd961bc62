import { Command } from 'commander'
import type { App } from '../app.ts'
import { RecoverError } from '../errors.ts'
import { exportEnd, exportFile, exportLine, EXPORT_BEGIN } from '../render/export.ts'
import { inPieces } from './in-pieces.ts'

/** `recover export`: everything that is kept, as one file on standard output. */
export function exportCommand(app: App): Command {
  return new Command('export')
    .description('everything recover keeps, as one JSON object')
    .option('--all', 'journal, profile, rulebook of your own')
    .action(({ all }: { readonly all?: true }) => {
      if (all === undefined) {
        throw new RecoverError(
          'usage',
          'expected --all',
          'Such as: recover export --all > recover.json; recover history writes the days alone.',
        )
      }
      // Read before the first byte is written: an export is whole, or an error.
      const files = app.kept().map(exportFile)
      const { add, end } = inPieces((text) => app.out(text))
      add(EXPORT_BEGIN)
      let first = true
      app.journal.all((line, bytes) => {
        add(exportLine(line, bytes, first))
        first = false
      })
      add(exportEnd(files))
      end()
    })
}
