import type { Command } from 'commander'
import type { App } from '../app.ts'
import type { Invocation } from './invocation.ts'

/** A command as the list knows it: loaded only when it is the one that was typed. */
export interface CommandEntry {
  readonly name: string
  readonly summary: string
  readonly load: (app: App, invocation: Invocation) => Promise<Command>
}

/** Every command, in the order help lists them. To add one: its file, and a line here. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'today',
    summary: "ask how you feel, print today's advice, remember it",
    load: async (app, invocation) => (await import('./today.ts')).todayCommand(app, invocation),
  },
  {
    name: 'test',
    summary: 'the ten-minute movement test with a timer, then the advice',
    load: async (app, invocation) => (await import('./test.ts')).testCommand(app, invocation),
  },
  {
    name: 'status',
    summary: "today's advice in one line; never asks, never writes",
    load: async (app) => (await import('./status.ts')).statusCommand(app),
  },
  {
    name: 'why',
    summary: 'the path to an advice, and what would change it',
    load: async (app, invocation) => (await import('./why.ts')).whyCommand(app, invocation),
  },
  {
    name: 'log',
    summary: 'remember a session, a race or a passive day',
    load: async (app, invocation) => (await import('./log.ts')).logCommand(app, invocation),
  },
  {
    name: 'after',
    summary: 'remember how a session left you',
    load: async (app) => (await import('./after.ts')).afterCommand(app),
  },
  {
    name: 'health',
    summary: 'an illness or an injury, and the steps back from it',
    load: async (app) => (await import('./health.ts')).healthCommand(app),
  },
  {
    name: 'week',
    summary: 'seven days back, and a proposal for the next seven',
    load: async (app) => (await import('./week.ts')).weekCommand(app),
  },
  {
    name: 'trends',
    summary: 'soreness, sleep, resting pulse, load and advice over days',
    load: async (app) => (await import('./trends.ts')).trendsCommand(app),
  },
  {
    name: 'review',
    summary: 'how your advices turned out, and what that may suggest',
    load: async (app) => (await import('./review.ts')).reviewCommand(app),
  },
  {
    name: 'override',
    summary: "decide against today's advice, and remember why",
    load: async (app) => (await import('./override.ts')).overrideCommand(app),
  },
  {
    name: 'history',
    summary: 'what the journal remembers, oldest first',
    load: async (app) => (await import('./history.ts')).historyCommand(app),
  },
  {
    name: 'correct',
    summary: 'correct an entry of the journal, or take it back',
    load: async (app) => (await import('./correct.ts')).correctCommand(app),
  },
  {
    name: 'export',
    summary: 'everything recover keeps, as one JSON object',
    load: async (app) => (await import('./export.ts')).exportCommand(app),
  },
  {
    name: 'forget',
    summary: 'forget a day, or everything, for good',
    load: async (app) => (await import('./forget.ts')).forgetCommand(app),
  },
  {
    name: 'profile',
    summary: 'age, heart rates, usual session, what is at hand, medicines',
    load: async (app) => (await import('./profile.ts')).profileCommand(app),
  },
  {
    name: 'doctor',
    summary: 'whether journal, profile and rulebook are as they should be',
    load: async (app, invocation) => (await import('./doctor.ts')).doctorCommand(app, invocation),
  },
  {
    name: 'rules',
    summary: 'prove, test, compare, show and change a rulebook',
    load: async (app, invocation) => (await import('./rules.ts')).rulesCommand(app, invocation),
  },
  {
    name: 'schema',
    summary: 'JSON Schemas of answers, advice, rulebook, profile and review',
    load: async (app) => (await import('./schema.ts')).schemaCommand(app),
  },
]
