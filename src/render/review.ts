import type { Interval } from '../core/review/interval.ts'
import type {
  Advised,
  ModalityReview,
  OverrideReview,
  Proposal,
  Review,
  RuleReview,
} from '../core/review/model.ts'
import type { Tally } from '../core/review/tally.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import { safeJson } from './json.ts'
import { entry, headed, heading, page, paragraph, stack } from './layout.ts'
import { activityName } from './session.ts'
import { framed, signs, theme, type Style } from './style.ts'
import { CARE_SHORT, VERDICT_WORDS } from './words.ts'
import { UNBROKEN } from './wrap.ts'

/** How the advices turned out: what to think about first, then the counts. */
export function reviewText(review: Review, rulebook: Rulebook, style: Style): string {
  const { rules, modalities, overrides } = review
  if (review.advices === 0) return page([paragraph(style, nothingWords(review))])
  return page([
    paragraph(style, summaryWords(review)),
    stack(
      style,
      'Worth a thought',
      review.proposals.map((proposal) => proposalWords(proposal, rulebook)),
    ),
    ...rules.map((each) => ruleLines(each, rulebook, style)),
    stack(
      style,
      'On what it was done, when followed',
      modalities.map((each) => modalityWords(each, rulebook, style)),
    ),
    ...(overrides.length === 0 ? [] : [heading(style, 'Where you decided otherwise')]),
    ...overrides.map((each) => overrideLines(each, style)),
    againLines(review, style),
    paragraph(style, readingWords(review, style)),
  ])
}

/** The same facts as one JSON object; each proposal with its words. */
export function reviewJson(review: Review, rulebook: Rulebook): string {
  const proposals = review.proposals.map((proposal) => ({
    ...proposal,
    text: proposalWords(proposal, rulebook),
  }))
  return safeJson({ ...review, proposals })
}

function nothingWords({ from, to }: Review): string {
  return `Nothing to look back on yet: no advice is remembered from ${from} to ${to}. Check in with recover today, and tell how it left you: recover after.`
}

function summaryWords({ from, to, advices, untold, proposals }: Review): string {
  const all = `${from} to ${to}: ${counted(advices, 'advice')}, ${String(untold)} of them with no outcome told.`
  if (proposals.length > 0) return all
  return `${all} Nothing was told often enough, and clearly enough, to propose anything.`
}

/** That some rules were not read but found again. */
function againLines({ decidedAgain }: Review, style: Style): string[] {
  if (decidedAgain === 0) return []
  const words = `The journal did not keep the rule of ${counted(decidedAgain, 'advice')}; the same rulebook decided again on the answers, to tell it.`
  return paragraph(style, words)
}

function readingWords({ credibility, outcomesAtLeast }: Review, style: Style): string {
  const sure = `${String(Math.round(credibility * 100))}${UNBROKEN}%`
  const example = `(10${signs(style).range}40${UNBROKEN}%)`
  return `How to read it: ${example} is where the share lies with ${sure} credibility; with fewer than ${String(outcomesAtLeast)} outcomes there are only counts. All of this came after an advice, and need not come from it; days nobody told of are missing, not good. Nothing is changed by it.`
}

/** A proposal as a sentence or two. */
function proposalWords(proposal: Proposal, rulebook: Rulebook): string {
  const often = `you were flatter in ${String(proposal.flatter)} of ${String(proposal.told)}`
  switch (proposal.about) {
    case 'modality': {
      const { modality, leaveOut } = proposal
      const name = activityName(modality, rulebook)
      const talk = `After ${name} ${often}. Shorter or easier may suit you better; talk it over with somebody who knows you`
      if (leaveOut === null) return `${talk}.`
      const { modalities, also, known } = leaveOut
      const others = also.map((id) => activityName(id, rulebook)).join(', ')
      const too = others === '' ? '' : ` (${others} too)`
      const command = `recover profile set modalities ${modalities.join(',') || 'none'}`
      return `${talk}, or leave it out${too}: ${command}${known ? '' : ' (name what is at hand)'}`
    }
    case 'rule':
      return `After "${proposal.headline}" (${proposal.advice}) ${often}. On such a morning resting is always yours to decide: recover override rest. A rulebook of your own can ask for less: recover rules init.`
    case 'override':
      return `When you moved against "${proposal.headline}" (${proposal.advice}) ${often}. That is worth knowing before the next time.`
  }
}

function ruleLines(review: RuleReview, rulebook: Rulebook, style: Style): string[] {
  const { kept, otherwise, overridden } = review
  const times = `${counted(kept.advices, 'time')}, as far as told${untoldWords(kept)}`
  const against = `${counted(overridden, 'time')}; what came of it stands below`
  return [
    ...advisedLines(review, byWords(review, rulebook), style),
    ...(kept.advices === 0 ? [] : entry(style, 'Followed:', times)),
    ...tallyLines(kept, style),
    ...(otherwise.advices === 0
      ? []
      : entry(
          style,
          'Otherwise:',
          `${counted(otherwise.advices, 'time')} something else, or more, was logged${inBrief(otherwise, style)}`,
        )),
    ...(overridden === 0 ? [] : entry(style, 'Decided:', `otherwise, ${against}`)),
  ]
}

/** Which rule, and whose it is where another rulebook is in use by now. */
function byWords({ rule, rulebook: id }: RuleReview, { book }: Rulebook): string {
  const own = id === book.id
  if (rule === null) return own ? `, by another version of ${id}` : `, by ${id}`
  return own ? `, by ${rule}` : `, by ${rule} of ${id}`
}

/** `MOVE  Easy flow for heavy, sore legs (easy-flow, by stale-legs)` */
function advisedLines(
  { advice, verdict, care, headline }: Advised,
  by: string,
  style: Style,
): string[] {
  const word = { text: framed(VERDICT_WORDS[verdict], style), paint: theme(style).verdict[verdict] }
  return headed(style, word, `${headline}${CARE_SHORT[care]} (${advice}${by})`)
}

function modalityWords(
  { modality, kept }: ModalityReview,
  rulebook: Rulebook,
  style: Style,
): string {
  const name = activityName(modality, rulebook)
  return `${name}, ${counted(kept.advices, 'time')}${inBrief(kept, style)}`
}

function overrideLines(review: OverrideReview, style: Style): string[] {
  const { to, turned } = review
  const did = to === 'move' ? 'moved instead' : 'rested instead'
  return [
    ...advisedLines(review, '', style),
    ...entry(style, 'You:', `${did}, ${counted(turned.advices, 'time')}${untoldWords(turned)}`),
    ...tallyLines(turned, style),
  ]
}

function untoldWords({ advices, untold }: Tally): string {
  if (untold === 0) return ''
  return untold === advices ? '; no outcome told' : `; no outcome told of ${String(untold)}`
}

/** What was told afterwards, and on the next morning; nothing where nothing was. */
function tallyLines(turned: Tally, style: Style): string[] {
  const { afterwards, nextMorning } = turned
  return [
    ...(afterwards.told === 0 ? [] : entry(style, 'Afterwards:', afterWords(turned, style))),
    ...(nextMorning.told === 0 ? [] : entry(style, 'Next day:', morningWords(turned, style))),
  ]
}

function inBrief(turned: Tally, style: Style): string {
  return turned.afterwards.told === 0 ? '' : `; afterwards ${afterWords(turned, style)}`
}

/** `9 told: looser 5, same 3, flatter 1 (2–36 %); effort above the advised in 2 of 9` */
function afterWords({ afterwards, effort, pain }: Tally, style: Style): string {
  const { told, looser, same, flatter, shareFlatter } = afterwards
  const felt = [...some('looser', looser), ...some('same', same), `flatter ${String(flatter)}`]
  return [
    `${String(told)} told: ${felt.join(', ')}${rangeWords(shareFlatter, style)}`,
    ...(effort.above === 0
      ? []
      : [`effort above the advised in ${ofAll(effort.above, effort.told)}`]),
    ...(pain.some === 0 ? [] : [painWords(pain)]),
  ].join('; ')
}

function painWords({ some: had, told, higherNext }: Tally['pain']): string {
  const still =
    higherNext === 0 ? '' : `, higher than usual the next morning in ${String(higherNext)}`
  return `pain in ${ofAll(had, told)}${still}`
}

function morningWords({ nextMorning }: Tally, style: Style): string {
  const { told, soreness, newPain, verdicts } = nextMorning
  const { lower, same, higher, shareHigher } = soreness
  const sore = [...some('lower', lower), ...some('same', same), `higher ${String(higher)}`]
  const then = (['move', 'rest', 'reassess'] as const).flatMap((verdict) =>
    some(verdict, verdicts[verdict]),
  )
  return [
    `${String(told)} told`,
    ...(soreness.told === 0
      ? []
      : [`soreness ${sore.join(', ')}${rangeWords(shareHigher, style)}`]),
    ...some('pain that was not there before', newPain),
    `then ${then.join(', ')}`,
  ].join('; ')
}

function some(what: string, count: number): string[] {
  return count === 0 ? [] : [`${what} ${String(count)}`]
}

function rangeWords(share: Interval | null, style: Style): string {
  if (share === null) return ''
  return ` (${percent(share.low)}${signs(style).range}${percent(share.high)}${UNBROKEN}%)`
}

function percent(part: number): string {
  return String(Math.round(part * 100))
}

function ofAll(part: number, all: number): string {
  return `${String(part)} of ${String(all)}`
}

function counted(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? '' : 's'}`
}
