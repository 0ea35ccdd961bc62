import type { Source } from '../core/rulebook/model.ts'
import type { Fullness } from './question-words.ts'
import { KIND_WORDS, OUR_CHOICE, READ_WORDS } from './words.ts'
import { UNBROKEN } from './wrap.ts'

/** The entry of `sources.yaml` that stands for "no source: our choice"; it is said, not numbered. */
const OWN_CHOICE_ID = 'project-choice'

/** A work as it stands in the list of sources; told in full it says where to find it. */
interface CitedWork {
  /** `[1]` */
  readonly mark: string
  readonly text: string
}

/** Numbers sources in the order they are first cited, each once. */
export interface Citations {
  /** `[1, 3; our choice]`, or nothing when there is nothing to cite; at most so many works. */
  cite(sources: readonly string[], choice: boolean, most?: number): string
  /** What was cited so far, in order: `Dupuy et al. 2018 (systematic review, moderate)`. */
  list(fullness: Fullness): CitedWork[]
}

/** A fresh numbering over the sources of a rulebook. */
export function citations(sources: Readonly<Record<string, Source>>): Citations {
  const cited: string[] = []
  const numberOf = (id: string): number => {
    if (!cited.includes(id)) cited.push(id)
    return cited.indexOf(id) + 1
  }
  return {
    cite(ids, choice, most = ids.length) {
      const works = ids.filter((id) => id !== OWN_CHOICE_ID).slice(0, most)
      const numbers = works.map((id) => numberOf(id)).toSorted((a, b) => a - b)
      const own = choice || ids.includes(OWN_CHOICE_ID) ? [OUR_CHOICE] : []
      const parts = [...(numbers.length === 0 ? [] : [numbers.join(', ')]), ...own]
      return parts.length === 0 ? '' : `[${parts.join('; ')}]`.replaceAll(' ', UNBROKEN)
    },
    list: (fullness) =>
      cited.map((id, index) => {
        const where = fullness === 'full' ? whereWords(sources[id]) : ''
        return { mark: `[${String(index + 1)}]`, text: `${sourceWords(sources[id], id)}${where}` }
      }),
  }
}

function sourceWords(source: Source | undefined, id: string): string {
  if (source === undefined) return id
  const { authors, year, kind, strength, verified } = source
  const when = year === undefined || authors.includes(String(year)) ? '' : ` ${String(year)}`
  const how = KIND_WORDS[kind] ?? kind.replaceAll('-', ' ')
  const weight = how === strength ? [how] : [how, strength]
  const read = verified === true ? [] : [READ_WORDS[verified === false ? 'recalled' : 'secondary']]
  return `${shortName(authors)}${when} (${[...weight, ...read].join(', ')})`
}

/** `A guide for runners` is a "Guide for runners" in a list. */
function shortName(authors: string): string {
  const bare = authors.replace(/^An? /, '')
  return `${bare.slice(0, 1).toUpperCase()}${bare.slice(1)}`
}

function whereWords(source: Source | undefined): string {
  const { doi, pmc, pmid, url } = source ?? {}
  if (doi !== undefined) return `, doi ${doi}`
  if (pmc !== undefined) return `, ${pmc}`
  if (pmid !== undefined) return `, PubMed ${pmid}`
  return url === undefined ? '' : `, ${url}`
}
