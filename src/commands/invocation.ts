/** What a command is told before its command line is parsed. */
export interface Invocation {
  /** The file named by `--rules`: its questions are flags, so it is read before they are. */
  readonly rules: string | undefined
  /** Sets the exit status of a command that has more than one. */
  readonly done: (exit: number) => void
}
