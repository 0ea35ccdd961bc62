import { expectedAnswer } from '../core/checkin/intake.ts'
import type { Question } from '../core/rulebook/model.ts'
import { profileQuestions, type Questions } from '../core/checkin/profile.ts'

const HEADING = `What recover knows about you. Each line is optional; leave out what you do not know.
Change it here, or with: recover profile set KEY VALUE`

/** A profile that sets nothing yet, and says in comments which keys it may hold and what they mean. */
export function newProfile(questions: Questions): string {
  const keys = profileQuestions(questions).map((question) => explained(question).join('\n'))
  const lines = `${HEADING}\n\n${keys.join('\n\n')}`.split('\n')
  return lines.map((line) => `#${line === '' ? '' : ` ${line}`}\n`).join('')
}

function explained(question: Question): string[] {
  const { id, ask, help } = question
  const asked = help === undefined ? ask : `${ask}${/\w$/.test(ask) ? '.' : ''} ${help}`
  if (question.kind !== 'flags') return [asked, `  ${id}: ${expectedAnswer(question)}`]
  const items = Object.entries(question.items)
  const width = Math.max(...items.map(([item]) => item.length))
  return [
    asked,
    `  ${id}: [] for none of these, or a list of them, such as [${items[0]?.[0] ?? ''}]`,
    ...items.map(([item, { label }]) => `    ${item.padEnd(width)}  ${label}`),
  ]
}
