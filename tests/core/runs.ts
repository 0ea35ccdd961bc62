/**
 * How often something generated is tried. Fewer times under `RUNS_SHARE`, where the same tests judge
 * thousands of mutants (tests/mutation).
 */
export function runs(many: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(many * Number(process.env['RUNS_SHARE'] ?? 1)) }
}
