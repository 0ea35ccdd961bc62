import { stripVTControlCharacters } from 'node:util'

/** What was shown so far, to be waited for: tests wait for text, never for time. */
export interface Watch {
  add(text: string): void
  /** Resolves once the text has been shown after what was last waited for; spaces and line breaks count alike. */
  shows(text: string): Promise<void>
  /** Resolves once the very last of what was shown is this. */
  endsWith(text: string): Promise<void>
  /** Nothing more will be shown. */
  end(): void
  readonly raw: string
}

const PATIENCE_MS = 60_000

export function createWatch(): Watch {
  let raw = ''
  let seen = 0
  let ended = false
  let wake: (() => void) | undefined

  const squeezed = (): string => stripVTControlCharacters(raw).replaceAll(/\s+/g, ' ')

  const until = async (wanted: string, isThere: () => boolean): Promise<void> => {
    let late = false
    const timer = setTimeout(() => {
      late = true
      wake?.()
    }, PATIENCE_MS)
    try {
      while (!isThere()) {
        if (late || ended) {
          const why = ended ? 'it ended' : `${String(PATIENCE_MS)} ms passed`
          throw new Error(`waited for "${wanted}", but ${why} after:\n${squeezed().slice(seen)}`)
        }
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    add(text) {
      raw += text
      wake?.()
    },
    end() {
      ended = true
      wake?.()
    },
    get raw() {
      return raw
    },
    shows(text) {
      const wanted = text.replaceAll(/\s+/g, ' ')
      return until(wanted, () => {
        const at = squeezed().indexOf(wanted, seen)
        if (at >= 0) seen = at + wanted.length
        return at >= 0
      })
    },
    endsWith(text) {
      return until(`${text}, last of all`, () => raw.endsWith(text))
    },
  }
}
