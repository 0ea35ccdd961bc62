import type { MovementTestRule } from '../rulebook/model.ts'
import { moreCarefulOutcome, ratedOutcome, type Ratings, type TestOutcome } from './ratings.ts'

/** A movement test as it went. */
export interface DoneTest {
  readonly before: Ratings
  /** Null when it was stopped because it got worse: nothing more is asked then. */
  readonly after: Ratings | null
  /** Minutes of movement. */
  readonly minutes: number
}

/** A movement test with what it says. */
export interface MovementTest extends DoneTest {
  /** What the runner said; null when nobody asked. */
  readonly said: TestOutcome | null
  readonly outcome: TestOutcome
}

/** What a test says: worse when it was stopped, else the more careful of what was rated and said. */
export function judged(
  rule: MovementTestRule,
  test: DoneTest,
  said: TestOutcome | null,
): MovementTest {
  const { before, after } = test
  const rated = after === null ? 'worse' : ratedOutcome(rule, before, after)
  return { ...test, said, outcome: said === null ? rated : moreCarefulOutcome(rated, said) }
}
