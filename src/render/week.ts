import { dayNumber, weekdayOf } from '../core/memory/calendar.ts'
import type { WeekRule } from '../core/rulebook/model.ts'
import type { Week } from '../core/week/week.ts'
import type { DayAhead } from '../core/week/week-ahead.ts'
import type { DayBack } from '../core/week/week-back.ts'
import { bar } from './bar.ts'
import { entry, heading, page, paragraph } from './layout.ts'
import { signs, textColumns, type Style } from './style.ts'
import { VERDICT_WORDS } from './words.ts'
import { UNBROKEN, wrap } from './wrap.ts'

const DAY_COLUMNS = 8
const BAR_COLUMNS = 12
const NARROW = 60

/** Seven days back as a picture, what they come to, and a proposal forward. */
export function weekText(week: Week, rule: WeekRule, style: Style): string {
  const { back, ahead } = week
  const most = Math.max(...back.days.map(({ load }) => load ?? 0))
  return page([
    [
      ...heading(style, 'The seven days behind, load is minutes times effort'),
      ...back.days.flatMap((day) => backLines(day, most, style)),
    ],
    [
      ...entry(style, 'Load:', loadWords(week, rule)),
      ...entry(style, 'Day off:', passiveWords(week, rule)),
      ...entry(style, 'Recovery:', recoveryWords(week, rule, style)),
      ...entry(style, 'Hard days:', String(back.hardDays)),
      ...entry(style, 'Easy week:', easyWeekWords(week)),
    ],
    [
      ...heading(style, 'The seven days ahead, a proposal; every morning decides anew'),
      ...(ahead.length === 0
        ? paragraph(style, 'None: something has to be looked at, or got over, first.')
        : ahead.flatMap((day) => aheadLines(day, week, style))),
      ...paragraph(style, 'Short mobility breaks through the day suit every one of them.'),
    ],
  ])
}

function nameOf(date: string): string {
  const name = weekdayOf(dayNumber(date))
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${date.slice(8)}`.padEnd(DAY_COLUMNS)
}

/** A line whose rest hangs under itself, not under the day. */
function dayLine(date: string, words: string, style: Style): string[] {
  return wrap(words, {
    columns: textColumns(style),
    lead: [{ text: nameOf(date) }],
    indent: DAY_COLUMNS,
  })
}

function backLines(
  { date, verdict, sessions, told, load }: DayBack,
  most: number,
  style: Style,
): string[] {
  const said = verdict === null ? '' : VERDICT_WORDS[verdict]
  if (!told) return dayLine(date, said === '' ? 'nothing told' : `${said}, nothing told`, style)
  const done = sessions.map(({ kind, minutes, rpe }) => {
    const effort = rpe === null ? ', effort not told' : ` at ${String(rpe)}`
    return `${kind} ${String(minutes)} min${effort}`
  })
  const words = [...(done.length === 0 ? ['day off'] : done), ...(said === '' ? [] : [said])]
  const narrow = style.columns < NARROW
  const picture =
    load === null || narrow ? '' : `${bar(most === 0 ? 0 : load / most, BAR_COLUMNS, style)} `
  const number =
    load === null ? '' : `${String(Math.round(load)).padStart(4, UNBROKEN)}${UNBROKEN} `
  return dayLine(date, `${picture}${number}${words.join(', ')}`, style)
}

function loadWords({ back: { load }, monotonous }: Week, rule: WeekRule): string {
  const total = `${String(Math.round(load.total))} over ${String(load.daysTold)} of 7 days told`
  if (load.daysTold < 7) return `${total}; monotony needs all seven`
  if (load.monotony === null) return `${total}: little, too little for a monotony`
  const strain = String(Math.round(load.strain ?? 0))
  const notice = monotonous
    ? `. Days much alike (above ${String(rule.load.monotonyNoticeAbove)}, a number much quoted and little studied): vary them more`
    : ''
  return `${total}, monotony ${load.monotony.toFixed(1)}, strain ${strain}${notice}`
}

function passiveWords({ daysSincePassive: since, back }: Week, { passiveDays }: WeekRule): string {
  const wanted = `at least ${String(passiveDays)} of seven`
  if (back.passiveDays > 1) return `${String(back.passiveDays)} taken, ${wanted}`
  if (since === null) return `${back.passiveDays === 1 ? '1 taken' : 'not known'}, ${wanted}`
  if (since === 0) return `yesterday, ${wanted}`
  const due = since >= 6 ? ': due now' : ''
  return `${String(since)} ${since === 1 ? 'day' : 'days'} ago${due}, ${wanted}`
}

function recoveryWords({ activeRecoveryDays: days }: Week, rule: WeekRule, style: Style): string {
  const [from, to] = rule.activeRecoveryDays
  const wanted = `${String(from)}${signs(style).range}${String(to)} easy recovery days of seven`
  return days === null ? `not known, ${wanted}` : `${String(days)} taken, ${wanted}`
}

function easyWeekWords({ recoveryWeek, weeksSinceRecoveryWeek: weeks }: Week): string {
  const since = weeks === null ? '' : `${String(weeks)} ${weeks === 1 ? 'week' : 'weeks'} ago; `
  return `${since}${EASY_WEEK[recoveryWeek]}`
}

const EASY_WEEK = {
  due: 'due: much less volume, almost no intensity',
  soon: 'may come now, and has to soon',
  'not-due': 'not due',
  unknown: 'not known from the journal; one every three to four weeks',
} as const

const PROPOSED = {
  'as-advised': 'as the check-in says',
  passive: 'day off',
  recovery: 'easy recovery, or nothing',
  easy: 'easy',
  hard: 'room for a hard session, if the morning says move',
} as const

const BECAUSE = {
  'advised-today': '',
  'not-checked-in': ': recover today',
  'after-a-hard-day': ': after a hard day',
  'recovery-week': ': the easy week is due',
  'too-little-told': ': too little is told to say more',
  spaced: '',
} as const

function aheadLines(
  { date, propose, because, strength }: DayAhead,
  week: Week,
  style: Style,
): string[] {
  const why = because === 'passive-day-due' ? dueWords(week) : BECAUSE[because]
  const also = strength ? '; strength fits here' : ''
  return dayLine(date, `${PROPOSED[propose]}${why}${also}`, style)
}

/** A day that nobody told of may have been a day off. */
function dueWords({ daysSincePassive: since }: Week): string {
  return since === null ? ': none told of for six days' : ': six days without one'
}
