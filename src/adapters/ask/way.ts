import type { Read } from '../../core/checkin/intake.ts'

/** A line that can be chosen or ticked. */
export interface Option {
  readonly id: string
  readonly text: string
}

interface Request {
  readonly ask: string
  readonly help?: string | undefined
}

/** A value to be typed. `field` stands right before it: what the numbers mean, and their range. */
interface TypeRequest<Value> extends Request {
  readonly field: string
  readonly read: (text: string) => Read<Value>
}

/** One of several lines. */
interface ChooseRequest extends Request {
  readonly options: readonly Option[]
}

/** Any of several lines. */
export interface ListRequest extends ChooseRequest {
  /** What is wrong with the ticked lines, if anything; left out, nothing ticked is an answer. */
  readonly refuse?: ((ticked: readonly string[]) => string | undefined) | undefined
}

/** Those of a list that are in sight at once. */
export interface TickRequest extends ListRequest {
  /** The number of the first line here; the lines of a second page count on. */
  readonly first: number
}

/**
 * A way to put something to a person: drawn on the terminal, or in plain lines. Each asks until it
 * has an answer, and rejects when the signal it was made with fires.
 */
export interface Way {
  type<Value>(request: TypeRequest<Value>): Promise<Value>
  choose(request: ChooseRequest): Promise<string>
  tick(request: TickRequest): Promise<readonly string[]>
  /** The lines of a list, page by page, so that each page is seen whole. */
  pages(request: ListRequest): readonly (readonly Option[])[]
}

/** What was found and what was expected, for one typed line. */
export function refusal(typed: string, expected: string): string {
  const found = typed.trim() === '' ? 'Nothing typed' : `"${typed.trim()}"`
  return `${found}: expected ${expected}.`
}
