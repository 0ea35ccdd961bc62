import { plainText } from '../../core/checkin/plain-text.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

// What is no character of XML 1.0, even escaped, plain text apart.
const NOT_XML = /[\uFFFE\uFFFF]|\p{Cs}/gu

/** A text for XML, within an element or a quoted attribute: one line, nothing that could be read as markup. */
export function xmlText(text: string): string {
  return plainText(text)
    .replaceAll(/[\n\u2028\u2029]+/g, ' ')
    .replaceAll(NOT_XML, '')
    .replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')
}
