/** The hour that means "in the morning" rather than a time of day. */
const MORNING = '07:00'
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const MS_PER_DAY = 86_400_000

/**
 * A local time as seen from a local day: "tomorrow morning", "today at 10:10", "Sat 28 Nov, in the
 * morning". Both are told on the calendar, so no time zone enters.
 */
export function whenWords(date: string, when: string): string {
  const [day = '', time = ''] = when.split('T')
  const days = (Date.parse(day) - Date.parse(date)) / MS_PER_DAY
  if (time === MORNING) {
    return days === 1 ? 'tomorrow morning' : `${dayWords(day)}, in the morning`
  }
  if (days === 0) return `today at ${time}`
  return days === 1 ? `tomorrow at ${time}` : `${dayWords(day)} at ${time}`
}

function dayWords(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  const weekday = WEEKDAYS[date.getUTCDay()] ?? ''
  return `${weekday} ${String(date.getUTCDate())} ${MONTHS[date.getUTCMonth()] ?? ''}`
}
