/** How hard a session was as a whole: minutes and CR10 effort. */
export interface Effort {
  readonly minutes: number
  /** Effort of the whole session on the CR10 scale, 0 to 10. */
  readonly rpe: number
}

/**
 * The session-RPE load of one session (Foster 2001, J Strength Cond Res 15:109), in arbitrary units.
 * No heart-rate strap, no watch.
 */
export function sessionLoad({ minutes, rpe }: Effort): number {
  return minutes * rpe
}
