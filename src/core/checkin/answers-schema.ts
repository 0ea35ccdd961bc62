import type { Question } from '../rulebook/model.ts'

/** A JSON Schema, draft 2020-12, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>

const DRAFT = 'https://json-schema.org/draft/2020-12/schema'

/** The schema of an object of answers to some questions. None is required: absent is unknown. */
export function answersSchema(
  title: string,
  description: string,
  questions: readonly Question[],
): JsonSchema {
  return {
    $schema: DRAFT,
    title,
    description,
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      questions.map((question) => [
        question.id,
        { description: describe(question), ...valueSchema(question) },
      ]),
    ),
  }
}

function describe({ ask, help }: Question): string {
  return help === undefined ? ask : `${ask} ${help}`
}

function valueSchema(question: Question): JsonSchema {
  switch (question.kind) {
    case 'scale':
      return { type: 'integer', minimum: question.from, maximum: question.to }
    case 'number':
      return { type: 'number', minimum: question.from, maximum: question.to }
    case 'choices':
      return { type: 'string', enum: Object.keys(question.choices) }
    case 'flags':
      return {
        anyOf: [
          {
            type: 'array',
            uniqueItems: true,
            items: { type: 'string', enum: Object.keys(question.items) },
          },
          { const: 'none' },
        ],
      }
  }
}
