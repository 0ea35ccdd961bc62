/**
 * Stands in for inquirer's prompt that opens an editor, which nothing here asks with: what it needs to read any
 * character set is nine tenths of inquirer, and would be read before every first question.
 */
// oxlint-disable-next-line import/no-default-export -- it is imported as what it stands in for
export default function noEditor(): never {
  throw new Error('nothing here is asked in an editor')
}
