import type { CheckIn } from './tree.ts'

/** An advice, and the way to it. */
export interface Way {
  readonly advice: string
  readonly path: readonly string[]
}

/** The tree as a programmer writes it who needs no rulebook: nothing decides faster. */
export function byHand({ soreness, sleep, hunger, pain, movement }: CheckIn): Way {
  if (pain === 'sharp') return { advice: 'stop-sharp', path: ['tissue>sharp-pain'] }
  if (movement === 'worse') return { advice: 'stop-worse', path: ['tissue>worse-for-moving'] }
  if (pain === 'dull' && (soreness >= 5 || movement === 'heavier')) {
    return { advice: 'stop-dull', path: ['tissue>dull-pain-and-more'] }
  }
  if (hunger === 'high') return { advice: 'refuel', path: ['tissue>-', 'fuel>unusually-hungry'] }
  if (sleep < 5) {
    return { advice: 'short-night', path: ['tissue>-', 'fuel>-', 'night>very-short-night'] }
  }
  if (hunger === 'low' && sleep < 6) {
    return { advice: 'two-signals', path: ['tissue>-', 'fuel>-', 'night>two-tired-signals'] }
  }
  if (sleep < 7) {
    if (soreness >= 5) return tired('too-little-left', 'tired-legs>sore-too')
    if (movement === 'heavier') return tired('heavier-and-tired', 'tired-legs>heavier-too')
    if (movement !== 'looser') return tired('short-walk', 'tired-legs>not-looser')
    return tired('half-flow', 'tired-legs>-')
  }
  if (soreness >= 7) return rested('too-sore', 'legs>very-sore')
  if (movement === 'heavier') return rested('heavier', 'legs>heavier-for-moving')
  if (soreness >= 5) return rested('half-dose', 'legs>sore')
  if (movement === 'same' || movement === 'not-done') {
    return rested('careful-start', 'legs>unproven')
  }
  return rested('easy-flow', 'legs>-')
}

const tired = (advice: string, last: string): Way => ({
  advice,
  path: ['tissue>-', 'fuel>-', 'night>night-under-seven', last],
})

const rested = (advice: string, last: string): Way => ({
  advice,
  path: ['tissue>-', 'fuel>-', 'night>-', last],
})
