/**
 * What can go wrong that a user can mend, and the exit status of each. Anything that is not a
 * `RecoverError` is a defect of ours and exits 1.
 */
export const EXIT = {
  ok: 0,
  defect: 1,
  usage: 2,
  data: 65,
  'no-input': 66,
  io: 74,
  cancelled: 130,
} as const

export type ErrorCode = Exclude<keyof typeof EXIT, 'ok' | 'defect'>

/** A place in a file: 1-based line and column, and the text of that line. */
export interface FilePlace {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly text: string
}

/** One thing to mend, with the place where it stands when it stands in a file. */
export interface Finding {
  readonly message: string
  readonly at?: FilePlace
}

/**
 * An error the user can mend: what was found and what was expected, where, and what to do next.
 * Several findings of one file are told together.
 */
export class RecoverError extends Error {
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly findings: readonly Finding[]

  constructor(code: ErrorCode, findings: string | readonly Finding[], hint?: string) {
    const all = typeof findings === 'string' ? [{ message: findings }] : findings
    super(all.map(({ message }) => message).join('; '))
    this.name = 'RecoverError'
    this.code = code
    this.findings = all
    this.hint = hint
  }

  get exitCode(): number {
    return EXIT[this.code]
  }
}
