/** A rulebook of one's own, as small as one can be: one question more, and two ways to go. */
export const HILLS = `id: hills
version: 1.0.0
about: Whether to run hills.

questions:
  hillMood:
    ask: How much do you mind hills today?
    scale: { from: 0, to: 5, low: not at all, high: as much as one can }
    worse: higher

tree:
  start: hills
  nodes:
    hills:
      title: Are hills a bad idea?
      branches:
        - rule: minds-hills
          when: { hillMood: { at-least: 3 } }
          advise: stay-flat
          because: You mind hills today ({hillMood}).
          sources: [practice-amunix]
      otherwise: { advise: go-up }

advice:
  stay-flat:
    verdict: rest
    headline: No hills today
    do: [Stay on the flat.]
    look-again: { in: next-morning, what: Ask again how much you mind them. }
    because: Hills can wait.
    sources: [practice-amunix]
  go-up:
    verdict: move
    headline: Hills, gently
    dose: short
    do: [Walk up.]
    look-again: { in: next-morning, what: Ask again how much you mind them. }
    because: Nothing speaks against hills.
    sources: [practice-amunix]

doses:
  short:
    minutes: { from: 6, to: 10 }
    rpe: { aim: 2, max: 3 }
    talk: full sentences
    activities: [walk]
    banned: []
    afterwards: []
    because: Short is enough.
    sources: [practice-amunix]
`
