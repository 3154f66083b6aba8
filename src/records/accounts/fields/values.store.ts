// Values of fields that come in at a door: judged by their definitions, and the people and accounts they name looked up.
import { Refusal } from '#base/refusal.ts'
import type { Viewer } from '#base/viewer.ts'
import type { Db } from '#server/database.ts'
import { customFields, namesIn } from './field.store.ts'
import { type CustomValues, type FieldEntity, judgeValues, missingFields } from './field.ts'

/**
 * What will stand after `given` is laid over `before`; refuses what is wrong, told by field. A new record must have
 * all required fields, a changed one those that are touched, so that a field made required later locks nothing.
 */
export const takeValues = async (
  db: Db,
  viewer: Viewer,
  entity: FieldEntity,
  before: CustomValues | null,
  given: Readonly<Record<string, unknown>>,
): Promise<CustomValues> => {
  if (before && Object.keys(given).length === 0) return before
  const fields = await customFields(db, entity)
  const { values, problems } = judgeValues(fields, before ?? {}, given)
  problems.push(...missingFields(fields, values, before ? Object.keys(given) : undefined))
  const changed = fields.filter(
    (field) => Object.hasOwn(given, field.key) && values[field.key] !== before?.[field.key],
  )
  const names = await namesIn(db, viewer, changed, [values])
  for (const { key, kind } of changed) {
    if (kind !== 'person' && kind !== 'account') continue
    const value = values[key]
    if (typeof value === 'string' && !names[value] && !problems.some((one) => one.field === `custom.${key}`))
      problems.push({
        field: `custom.${key}`,
        code: kind === 'person' ? 'accounts.fieldNoPerson' : 'accounts.fieldNoAccount',
      })
  }
  if (problems.length) throw new Refusal('invalid', 'web.badInput', {}, problems)
  return values
}
