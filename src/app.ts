import { join } from 'node:path'
import type * as AnswersFile from './adapters/answers-file.ts'
import type * as AskModule from './adapters/ask/index.ts'
import type { Timed } from './adapters/ask/timing.ts'
import type * as CasesFolder from './adapters/cases-folder.ts'
import type * as ProfileFile from './adapters/profile-file.ts'
import type * as RulebookFile from './adapters/rulebook-file.ts'
import type * as RulesFilesModule from './adapters/rules-files.ts'
import { colourLevel, columnsOf, isTerminal } from './adapters/terminal.ts'
import { momentOfInstant, momentOfText } from './adapters/clock.ts'
import { inspectPlaces } from './adapters/inspect-places.ts'
import { journalStore } from './adapters/journal-file.ts'
import type { JournalLine } from './adapters/journal-read.ts'
import { readJsonAnswers } from './adapters/json-answers.ts'
import { keptFiles } from './adapters/kept-files.ts'
import { createVoices } from './adapters/output.ts'
import { placesOf } from './adapters/paths.ts'
import type * as ProofStoreModule from './adapters/proof-store.ts'
import { profileStore } from './adapters/profile-store.ts'
import { rulebookStore } from './adapters/rulebook-store.ts'
import { checkedWhenBuilt, shippedRulebook } from './adapters/shipped-rulebook.ts'
import { stampOf } from './adapters/stamp.ts'
import type { WorkedCase } from './core/cases/case.ts'
import type { Moment } from './core/advice/moment.ts'
import type { DayEntry, Entry, Stamp } from './core/journal/entry.ts'
import type { Journal, JournalProblem } from './core/journal/read-journal.ts'
import type { Looked } from './core/proof/check.ts'
import type { Prompt } from './core/checkin/next.ts'
import type { Answers, MovementTestRule, Question, Rulebook } from './core/rulebook/model.ts'

/** The terminal, as far as a command has to know it. */
export interface Terminal {
  /** Whether a person can be asked: standard input and standard error are both a terminal. */
  readonly asks: boolean
  /** Width of what stdout is shown on, in columns; 80 when it is not a terminal. */
  readonly columns: number
  /** chalk's colour level for stdout: 0 none, 1 basic, 2 256 colours, 3 true colour. */
  readonly colour: 0 | 1 | 2 | 3
  /** False for TERM=dumb: nothing but ASCII is drawn. */
  readonly unicode: boolean
}

/** Everything a command may touch outside itself. `createApp` fills it; tests fill it with fakes. */
export interface App {
  readonly terminal: Terminal
  /** Writes to standard output, all of it, or throws: exit 74 when it is full. */
  out(text: string): void
  /** Writes to standard error, after the answer if there is one, as far as it can be written; never throws. */
  err(text: string): void
  /** Shows a person at once what goes with a question or a wait, on standard error; never throws. */
  show(text: string): void
  now(): Moment
  /** Marks a new entry of the journal. */
  stamp(): Stamp
  /** What the clock on the wall shows at an instant, in milliseconds since 1970 UTC. */
  wallClock(instant: number): Moment
  /** A typed local moment such as `2026-11-22T21:45`; throws a usage error. */
  momentOf(text: string): Moment
  /** Milliseconds on a clock that only runs forward: differences say how long something took. */
  elapsed(): number
  /**
   * The rulebook in use, or the one in a file, behind the shipped gate; `default` is the shipped one.
   * Throws `no-input`, or `data` with every problem.
   */
  rulebook(file?: string): Promise<Rulebook>
  readonly rulebooks: RulebookStore
  /** The files of such a rulebook; throws the problems of form of all of them with their places. */
  rulesFiles(file?: string): Promise<RulesFilesModule.RulesFiles>
  /** What was proved before. It never throws. */
  readonly proofs: ProofStore
  /** Answers from a JSON or YAML file, `-` for standard input; throws with line and column. */
  readAnswers(file: string, questions: Readonly<Record<string, Question>>): Promise<Answers>
  /** Worked check-ins of a folder; of the shipped one by default. */
  cases(folder?: string): Promise<WorkedCase[]>
  readonly profile: ProfileStore
  readonly journal: JournalStore
  /** Everything that is kept beside the journal. Throws `no-input` and `data`. */
  kept(): readonly KeptFile[]
  /** What stands where things are kept; nothing is opened or changed. */
  places(): readonly PlaceFound[]
  /** Asks one prompt; `plain` without any redraw. Throws `cancelled`. */
  ask(prompt: Prompt, options: AskOptions): Promise<Answers>
  /** Times easy movement, with a bell and a key for worse. Throws `cancelled`. */
  time(rule: MovementTestRule, options: AskOptions): Promise<Timed>
}

/** A file that is kept beside the journal. */
export interface KeptFile {
  readonly name: 'profile' | 'rulebook' | 'rulebookChoice'
  readonly path: string
  readonly bytes: Uint8Array
}

/** A folder or file in which things are kept. */
export interface PlaceFound {
  readonly path: string
  readonly what: 'file' | 'folder'
  /** Why it is not read or written. */
  readonly foreign?: string
  /** Its permission bits when others may read or change it. */
  readonly openMode?: number
  /** By how many names a file can be reached. */
  readonly links: number
  /** Names of copies of it that writers have not finished. */
  readonly leftOver: readonly string[]
}

export interface AskOptions {
  readonly plain: boolean
  readonly colour: boolean
}

export interface ProfileStore {
  /** Where the profile is kept, whether or not it exists. */
  readonly path: string
  /** The answers in it; `{}` when there is none. */
  read(questions: Readonly<Record<string, Question>>): Promise<Answers>
  /** The file as it stands, with its comments; undefined when there is none. */
  text(): Promise<string | undefined>
  /** Sets or removes (undefined) values, keeping everything else in the file, comments too. */
  set(
    changes: Readonly<Record<string, Answers[string] | undefined>>,
    questions: Readonly<Record<string, Question>>,
  ): Promise<void>
  /** Whether there is anything in its place, readable or not. */
  exists(): boolean
  /** Removes the profile and what was made of it; throws `io`. */
  forget(): void
}

/** What a new rulebook of one's own was written to. */
export interface NewRulebook {
  readonly rulebook: string
  readonly schema: string
}

export interface ProofStore {
  /** What was proved by this program where `key` names everything else that the proof depends on. */
  kept(key: string): Promise<Looked | undefined>
  keep(key: string, looked: Looked): Promise<void>
}

export interface RulebookStore {
  /** The file of a rulebook; of the one in use when none is named. Undefined for the shipped one. */
  fileOf(named?: string): string | undefined
  /**
   * Writes a copy of the shipped rulebook to change, in the folder of the profile unless a file is named,
   * and its schema beside it. Replaces nothing. Throws `usage` and `io`.
   */
  begin(file: string | undefined, schema: string): NewRulebook
  /** Remembers which rulebook is in use; undefined is the shipped one. Throws `io`. */
  choose(file: string | undefined): void
  /** Remembers a rulebook of one's own as it is now, whether its proofs hold included. Never throws. */
  remember(rulebook: Rulebook): void
}

export interface JournalStore {
  readonly path: string
  /** Appends and makes durable; throws `io`. */
  append(entry: Entry): void
  /**
   * The end of the journal: every entry about a local day from `since` on, some before, and what is
   * needed to know which episodes are open. Check-ins about a day before `checkInsSince`, when that is
   * given, are left out. Throws `no-input`.
   */
  tail(since: string, checkInsSince?: string): Journal
  /** Hands over every line, in the order written, with its bytes; none is kept. Throws `no-input`. */
  all(take: (line: JournalLine, bytes: Uint8Array) => void): void
  /** Hands over the entries that hold, oldest first; returns the lines passed over. Throws `no-input`. */
  history(take: (entry: DayEntry) => void): readonly JournalProblem[]
  /** Writes the journal anew without some lines, durably; returns how many are gone. Throws `io`. */
  rewrite(drops: (line: JournalLine) => boolean): number
}

const STDIN = 0
const STDOUT = 1
const STDERR = 2

/** What this process was started with. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv
  /** The built folder, where the compiled rulebook lies. */
  readonly dist: string
  /** Whether of a rulebook no more is read than an advice needs, when it needs it. */
  readonly readsLater?: boolean
}

/**
 * The modules that load YAML, schemas or prompts. The start-up path passes loaders that refuse, and
 * leaves what needs them to the full program.
 */
export interface Later {
  readonly rulebookFile: () => Promise<typeof RulebookFile>
  readonly rulesFiles: () => Promise<typeof RulesFilesModule>
  readonly proofStore: () => Promise<typeof ProofStoreModule>
  readonly casesFolder: () => Promise<typeof CasesFolder>
  readonly answersFile: () => Promise<typeof AnswersFile>
  readonly profileFile: () => Promise<typeof ProfileFile>
  readonly ask: () => Promise<typeof AskModule>
}

/** The home folder; the user database is asked only where $HOME does not say. */
function homeOf(env: NodeJS.ProcessEnv): string | undefined {
  if (env['HOME'] !== undefined && env['HOME'] !== '') return env['HOME']
  try {
    return process.getBuiltinModule('node:os').homedir()
  } catch {
    // A user without an entry has no home.
    return undefined
  }
}

/** The real ports. */
export function createApp({ env, dist, readsLater = false }: Surroundings, later: Later): App {
  const places = placesOf({ env, home: homeOf(env) })
  const rulebooks = rulebookStore(places, { dist, later: readsLater }, later.rulebookFile)
  const { out, err, show } = createVoices(STDOUT, STDERR)
  const proofs = async (): Promise<ProofStoreModule.Proofs> =>
    (await later.proofStore()).proofsIn(places, dist)
  let asks: boolean | undefined
  return {
    terminal: {
      get asks() {
        asks ??= isTerminal(STDERR) && isTerminal(STDIN)
        return asks
      },
      get columns() {
        return columnsOf(STDOUT, env)
      },
      get colour() {
        return colourLevel(env, isTerminal(STDOUT))
      },
      unicode: env['TERM'] !== 'dumb',
    },
    out,
    err,
    show,
    now: () => momentOfInstant(new Date()),
    stamp: () => stampOf(new Date()),
    wallClock: (instant) => momentOfInstant(new Date(instant)),
    momentOf: momentOfText,
    elapsed: () => performance.now(),
    rulebook: (file) => rulebooks.read(file),
    rulebooks,
    rulesFiles: async (file) => {
      const { readRulesFiles } = await later.rulesFiles()
      const built = { rulebook: shippedRulebook(dist), checked: checkedWhenBuilt(dist) }
      const own = rulebooks.fileOf(file)
      const bytes = own === undefined ? undefined : rulebooks.bytesOf(own)
      return readRulesFiles(join(dist, '..', 'rules'), built, own, bytes)
    },
    proofs: {
      kept: async (key) => (await proofs()).kept(key),
      keep: async (key, looked) => (await proofs()).keep(key, looked),
    },
    cases: async (folder) =>
      (await later.casesFolder()).readCases(folder ?? join(dist, '..', 'rules', 'cases')),
    readAnswers: async (file, questions) =>
      readJsonAnswers(file, questions) ??
      (await later.answersFile()).readAnswersFile(file, questions),
    profile: profileStore(places, later.profileFile, err),
    journal: journalStore(places),
    kept: () => keptFiles(places, rulebooks.fileOf()),
    places: () => inspectPlaces(places),
    ask: async (prompt, options) =>
      (await later.ask()).createAsk(process.stdin, process.stderr)(prompt, options),
    time: async (rule, options) => {
      const { createTiming } = await later.ask()
      return createTiming(process.stdin, process.stderr, Date.now)(rule, options)
    },
  }
}
