import { drop, inEntry, inRule, replace, swap, type Edit } from './edits.ts'

/** A mistake that an author could make in the shipped rules. */
export interface Mutant {
  readonly name: string
  readonly file: 'safety.yaml' | 'recovery.yaml'
  readonly edit: Edit
  /** Why nothing need notice it; only for one that survives. */
  readonly harmless?: string
}

const inGate = (name: string, edit: Edit): Mutant => ({ name, file: 'safety.yaml', edit })
const inTree = (name: string, edit: Edit): Mutant => ({ name, file: 'recovery.yaml', edit })

/** The mutants, by what is done to the rules. */
export const MUTANTS: readonly Mutant[] = [
  // A branch is gone.
  inGate('drop the branch of dark urine', drop('dark-urine')),
  inGate('drop the branch of chest pain now', drop('chest-pain-now')),
  inGate('drop the branch of a swollen leg with a chest sign', drop('leg-and-chest')),
  inGate('drop the branch of a head knock on blood thinners', drop('head-knock-on-thinners')),
  inGate('drop the third day of fever', drop('fever-day-three')),
  {
    ...inGate('drop the sign of a high-risk site', drop('high-risk-site')),
    harmless:
      'who told it was stopped by high-risk-site-first; to who did not, the same care is given for a bone',
  },
  inGate(
    'sharp pain alone is not local',
    inRule('sharp-or-local', '{ pain: sharp }, { painSigns', '{ painSigns'),
  ),
  inGate(
    'a movement that made it worse counts as heavier',
    inRule('moved-worse', 'movement: worse', 'movement: heavier'),
  ),
  inTree('drop the first three days after an ultra', drop('ultra-first-three-days')),
  inTree('drop the debt of sleep after a race', drop('race-sleep-debt')),
  inTree('drop unusual hunger', drop('unusually-hungry')),
  inTree('drop the tired system', drop('whole-body-tired')),
  inTree('drop a movement that made it heavier', drop('heavier-for-moving')),
  inTree('drop the late hour', drop('late-hour')),
  inGate('drop the first step back from a race', drop('race-open')),

  // A threshold is another.
  inTree('very sore from 8 instead of 7', inRule('very-sore', 'at-least: 7', 'at-least: 8')),
  inTree('a very short night under 4 h', inRule('very-short-night', 'below: 5', 'below: 4')),
  inTree('ultra window of 48 h', inRule('ultra-first-three-days', 'below: 72', 'below: 48')),
  inTree('race window of 12 h', inRule('long-race-first-day', 'below: 24', 'below: 12')),
  inTree('half dose from soreness 6', inRule('halve-for-soreness', 'at-least: 5', 'at-least: 6')),
  inTree(
    'two tired signals become three',
    inRule('two-tired-signals', 'at-least: 2', 'at-least: 3'),
  ),
  inGate('fever from the fourth day', inRule('fever-day-three', 'at-least: 3', 'at-least: 4')),
  inGate('strong pain above 6', inRule('strong-pain', 'above: 5', 'above: 6')),
  inGate(
    'a session that hurt is asked after from a pain of 4',
    inRule('mild-and-rising', 'afterPain: { at-least: 1 }', 'afterPain: { at-least: 4 }'),
  ),
  inGate('easier after a pain above 6', inRule('easier-after-strong-pain', 'above: 5', 'above: 6')),
  inTree(
    'shorter from the second flatter session',
    inRule('twenty-after-flatter', 'at-least: 1', 'at-least: 2'),
  ),
  inTree(
    'the day after strength ends at 24 h',
    inRule('twenty-after-strength', 'below: 36', 'below: 24'),
  ),
  inGate('mild pain up to 3', inRule('mild-dull-pain', 'below: 3', 'at-most: 3')),

  // A bound looks the other way.
  inTree('very sore up to 7', inRule('very-sore', 'at-least: 7', 'at-most: 7')),
  inTree('a very short night over 5 h', inRule('very-short-night', 'below: 5', 'above: 5')),
  inGate(
    'cold: the first two days turned round',
    inRule('cold-day-two', 'illnessDays: { at-most: 2 }', 'illnessDays: { at-least: 2 }'),
  ),

  // Two branches change places.
  inGate('breathless at rest before leg and chest', swap('leg-and-chest', 'breathless-rest')),
  inTree(
    'short nights counted before very short ones',
    swap('very-short-night', 'short-night-counts'),
  ),
  inTree(
    'hunger at any hour before hunger late',
    swap('unusually-hungry-late', 'unusually-hungry'),
  ),
  inTree('a test not done before very sore', swap('very-sore', 'test-still-to-come')),
  inTree(
    'the long race later before its first days',
    swap('long-race-days-two-three', 'long-race-later'),
  ),

  // A ban is lifted, a limit is gone or wider.
  inGate('new after 40 may jog', inRule('new-after-40', 'ban: [jog, ', 'ban: [')),
  inGate('drop the limits back from a concussion', drop('back-from-concussion')),
  inGate('a heart-rate number on a beta-blocker', drop('no-number-with-medicine')),
  inGate(
    'beats up to 140 with a cold',
    inRule('cold-above-the-neck', 'max-bpm: 120', 'max-bpm: 140'),
  ),
  inGate(
    'pregnant: any activity',
    inRule('pregnant-and-well', '    only: [walk, swim, aqua-jog, mobility]\n', ''),
  ),
  {
    ...inGate(
      'mild dull pain may jog',
      inRule('mild-dull-pain-no-impact', 'ban: [jog, ', 'ban: ['),
    ),
    harmless: "no shipped dose for a dull pain offers a jog; the ban holds rulebooks of one's own",
  },
  inTree(
    'more than walking after a long race',
    inRule('walk-only-after-long-race', '        only: [walk, mobility]\n', ''),
  ),
  inGate(
    'half after a fever becomes all',
    inRule('first-week-after-fever', '    minutes: { times: 0.5 }\n', ''),
  ),

  // Care is lower, a verdict another.
  inGate(
    'dark urine: a clinician today',
    inEntry('emergency-urine', 'care: emergency', 'care: clinician-today'),
  ),
  inGate(
    'a swollen leg: a clinician soon',
    inEntry('today-leg', 'care: clinician-today', 'care: clinician-soon'),
  ),
  inGate(
    'bone pain without a clinician',
    inEntry('soon-bone', 'care: clinician-soon', 'care: none'),
  ),
  inTree(
    'a very short night moves',
    inRule('very-short-night', 'advise: short-night', 'advise: easy-flow'),
  ),
  inTree('too sore moves', inEntry('too-sore', 'verdict: rest', 'verdict: move')),

  // The dose is more.
  inTree('up to 70 minutes', inEntry('next-day', 'at-most: 40', 'at-most: 70')),
  inTree('a usual session as a whole', inEntry('next-day', '[0.30, 0.65]', '[0.30, 1.00]')),
  inTree(
    'effort up to 4',
    inEntry('next-day', 'rpe: { aim: 2, max: 3 }', 'rpe: { aim: 2, max: 4 }'),
  ),
  inTree(
    'three quarters of the time with downhill',
    inRule('halve-for-downhill', 'times: 0.5', 'times: 0.75'),
  ),
  {
    ...inGate(
      'a ceiling of 80 % of maximum',
      replace('percent-max: 70, percent-threshold: 80', 'percent-max: 80, percent-threshold: 80'),
    ),
    harmless: "no shipped dose goes above 70 %; the ceiling holds rulebooks of one's own",
  },

  // What no answer means.
  {
    ...inGate(
      'a hop test that was not told did not hurt',
      replace(
        '{ assume: not-done, said: no hop test was done }',
        '{ assume: no-pain, said: no hop test was done }',
      ),
    ),
    harmless: 'both say that no hop hurt; only one that hurts is read, and only where it was told',
  },
  inGate(
    'a pain score that was not told is 0',
    inEntry(
      'painScore',
      '    worse: higher',
      '    worse: higher\n    unknown: { assume: 0, said: no pain }',
    ),
  ),
  inTree(
    'a race of unknown kind was a short one',
    inEntry(
      'raceKind',
      '    worse: [short',
      '    unknown: { assume: short, said: a short race }\n    worse: [short',
    ),
  ),
  inTree(
    'a race of unknown hour was a week ago',
    inEntry(
      'hoursSinceEffort',
      '    worse: lower',
      '    unknown: { assume: 168, said: a week ago }\n    worse: lower',
    ),
  ),

  // A name is wrong.
  inTree(
    'a condition on a question that is not there',
    inRule('very-sore', 'soreness:', 'sorenes:'),
  ),
  inTree(
    'a branch to a node that is not there',
    inRule('short-night-counts', 'go: strain', 'go: strains'),
  ),
]
