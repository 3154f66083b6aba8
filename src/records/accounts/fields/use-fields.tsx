// The company's own fields as pages ask for them.
import { client } from '#web/client.ts'
import { useRead } from '#web/query.ts'
import type { fieldDoors } from './contract.ts'
import type { FieldEntity } from './field.ts'

export const askFields = client<typeof fieldDoors>()
export type Field = Awaited<ReturnType<typeof askFields<'GET /fields'>>>['rows'][number]

export const useFieldsRead = (entity: FieldEntity) =>
  useRead(['fields', entity], (signal) => askFields('GET /fields', { query: { entity }, signal }))

/** The fields in use, in their order; none while they are on their way. */
const none: Field[] = []
export const useFields = (entity: FieldEntity = 'account'): Field[] =>
  useFieldsRead(entity).data?.rows ?? none
