// Empty workbooks to fill in, made from the fields as they are now.
import { type Language, say } from '#base/words.ts'
import { orderFields } from '#records/ledger/columns.ts'
import { fieldWords } from '#records/ledger/words.ts'
import { on as staff } from '#records/staff/tables.store.ts'
import type { Db } from '#server/database.ts'
import { type CellKind, type TemplateColumn, templateFile } from '#server/sheet/writing.ts'
import { type ImportField, type ImportKind, isRecordKind } from './kind.ts'
import { kindRules } from './receiving.store.ts'
import { templateWords } from './template.words.ts'
import { exchangeWords } from './words.ts'

const mostPeople = 500

export const templateOf = async (
  db: Db,
  kind: ImportKind,
  language: Language,
): Promise<{ name: string; bytes: Buffer }> => {
  const at = language === 'zh' ? 0 : 1
  const title = exchangeWords[`kind.${kind}`][at]
  const people = await staff(db)
    .selectFrom('person')
    .select('name')
    .where('left_at', 'is', null)
    .orderBy('name')
    .limit(mostPeople)
    .execute()
  const columns: TemplateColumn[] = isRecordKind(kind)
    ? await (async () => {
        const rules = await kindRules(db, kind)
        const needed = new Set(rules.needs.filter((group) => group.length === 1).flat())
        return rules.fields
          .filter((field) => !leftOut.has(field.key))
          .map((field) =>
            columnOf(
              field,
              needed.has(field.key),
              language,
              people.map((one) => one.name),
            ),
          )
      })()
    : orderFields.map((field) => ({
        title: fieldWords[field][at],
        kind: orderKinds[field] ?? 'text',
        note: say(templateWords[orderNeeds.has(field) ? 'needed' : 'optional'], language),
      }))
  const guide = {
    name: say(templateWords.guide, language),
    rows: [
      [say(templateWords.howTo, language), ''],
      [say(templateWords.field, language), say(templateWords.note, language)],
      ...columns.map((column) => [column.title, column.note]),
    ],
  }
  return { name: title, bytes: await templateFile(title, columns, guide) }
}

// Two columns for one name, or ids of other systems, would only puzzle whoever fills in by hand.
const leftOut = new Set(['lastName', 'firstName', 'accountExternalId', 'contactExternalId', 'createdAt'])
const orderNeeds = new Set(['document', 'date', 'accountCode', 'productCode', 'quantity', 'amount'])
const orderKinds: Partial<Record<(typeof orderFields)[number], CellKind>> = {
  date: 'day',
  quantity: 'number',
  price: 'money',
  amount: 'money',
  cost: 'money',
}
const kinds: Partial<Record<ImportField['type'], CellKind>> = {
  day: 'day',
  count: 'number',
  money: 'money',
  hours: 'number',
}
const customKinds: Record<string, CellKind> = { date: 'day', number: 'number', money: 'money' }

const columnOf = (
  field: ImportField,
  needed: boolean,
  language: Language,
  people: readonly string[],
): TemplateColumn => {
  const at = language === 'zh' ? 0 : 1
  const { custom } = field
  const choices =
    custom && (custom.kind === 'choice' || custom.kind === 'choices')
      ? custom.choices.filter((one) => !one.archived).map((one) => one[language])
      : custom?.kind === 'person' || field.key === 'owner' || field.key === 'author'
        ? people
        : (field.choices?.map((one) => one.names[at] ?? one.value) ?? [])
  const form = (custom ? customKinds[custom.kind] : kinds[field.type]) ?? 'text'
  const type = custom ? 'custom' : field.type
  const notes = [
    say(templateWords[needed || custom?.required ? 'needed' : 'optional'], language),
    ...(type === 'day' || form === 'day' ? [say(templateWords.day, language)] : []),
    ...(type === 'month' ? [say(templateWords.month, language)] : []),
    ...(type === 'hours' ? [say(templateWords.hours, language)] : []),
    ...(type === 'time' ? [say(templateWords.time, language)] : []),
    ...(form === 'money' ? [say(templateWords.money, language)] : []),
    ...(type === 'list' || custom?.kind === 'choices' ? [say(templateWords.several, language)] : []),
    ...(field.key === 'owner' || field.key === 'author' ? [say(templateWords.person, language)] : []),
    ...(field.key === 'parent' ? [say(templateWords.parent, language)] : []),
    ...(choices.length ? [say(templateWords.choose, language)] : []),
  ]
  return { title: field.name[at], kind: form, note: notes.join(language === 'zh' ? '；' : '; '), choices }
}
