// One field: its names, its kind while it is new, its choices in their order, and what is asked of it.
import { Button, IconButton } from '#web/button.tsx'
import { Field as Box, FieldRow, Form, useForm } from '#web/form.tsx'
import { Check, type InputProps, TextInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { Select } from '#web/pickers.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import { type FieldEntity, type FieldKind, fieldKeyForm, fieldKinds } from './field.ts'
import { fieldWords } from './fields.words.ts'
import { askFields, type Field } from './use-fields.tsx'

type TypedChoice = { key?: string | undefined; zh: string; en: string; archived: boolean }

/** A key from the English name, while none is typed: Payment terms → paymentTerms. */
const keyFrom = (text: string): string =>
  text
    .replace(/[^A-Za-z0-9 ]/g, ' ')
    .trim()
    .split(/\s+/)
    .map(
      (part, place) => (place ? part.charAt(0).toUpperCase() : part.charAt(0).toLowerCase()) + part.slice(1),
    )
    .join('')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)

export const FieldDialog = ({
  entity,
  field,
  onClose,
}: {
  entity: FieldEntity
  field: Field | null
  onClose: () => void
}) => {
  const w = useWords(fieldWords)
  const { language } = useLanguage()
  const renew = useRenew()
  const form = useForm({
    initial: {
      zh: field?.name.zh ?? '',
      en: field?.name.en ?? '',
      key: field?.key ?? '',
      kind: field?.kind ?? ('text' as FieldKind),
      choices: (field?.choices ?? []) as TypedChoice[],
      required: field?.required ?? false,
      inList: field?.inList ?? false,
    },
    required: field ? ['zh'] : ['zh', 'key'],
    check: (typed) => [
      ...(field || typed.key === '' || fieldKeyForm.test(typed.key)
        ? []
        : [{ field: 'key', code: 'accounts.fieldKeyForm' }]),
      ...(isChoosing(typed.kind) && !typed.choices.some((one) => one.zh.trim() && !one.archived)
        ? [{ field: 'choices', code: 'accounts.fieldNeedsChoices' }]
        : []),
    ],
    submit: async (typed, intent) => {
      const zh = typed.zh.trim()
      const facts = {
        name: { zh, en: typed.en.trim() || zh },
        choices: isChoosing(typed.kind)
          ? typed.choices
              .filter((one) => one.zh.trim())
              .map((one) => ({ ...one, zh: one.zh.trim(), en: one.en.trim() || one.zh.trim() }))
          : [],
        required: typed.required,
        inList: typed.inList,
      }
      if (field)
        await askFields('PUT /fields/:fieldId', {
          path: { fieldId: field.id },
          body: facts,
          ifMatch: field.revision,
        })
      else
        await askFields('POST /fields', {
          body: { entity, key: typed.key.trim(), kind: typed.kind, ...facts },
          intent,
        })
      onClose()
      await renew(['fields'])
      toast(field ? w('saved') : w('added', { name: facts.name[language] }))
    },
  })
  const suggested = keyFrom(form.values.en)
  return (
    <Dialog
      title={field ? w('editTitle', { name: field.name[language] }) : w('addTitle')}
      width={560}
      easy={!form.touched}
      onClose={onClose}
    >
      <Form form={form} submit={w(field ? 'save' : 'add')} onCancel={onClose} words={fieldWords}>
        <FieldRow>
          <Box form={form} name="zh" label={w('nameZh')}>
            {(input) => <TextInput {...input} autoFocus maxLength={40} />}
          </Box>
          <Box form={form} name="en" label={w('nameEn')} hint={w('nameEnHint')}>
            {(input) => (
              <TextInput
                {...input}
                maxLength={60}
                onChange={(en) =>
                  form.change({
                    en,
                    // As long as nobody typed a key of their own it follows the name.
                    ...(!field && (form.values.key === '' || form.values.key === suggested)
                      ? { key: keyFrom(en) }
                      : {}),
                  })
                }
              />
            )}
          </Box>
        </FieldRow>
        {field ? null : (
          <FieldRow>
            <Box form={form} name="kind" label={w('kind')} hint={w('kindHint')}>
              {(input) => (
                <Select
                  {...input}
                  onChange={(kind) => input.onChange(kind ?? 'text')}
                  options={fieldKinds.map((kind) => ({ value: kind, label: w(`kind.${kind}`) }))}
                />
              )}
            </Box>
            <Box form={form} name="key" label={w('key')} hint={w('keyHint')}>
              {(input) => <TextInput {...input} maxLength={40} />}
            </Box>
          </FieldRow>
        )}
        {isChoosing(form.values.kind) ? (
          <Box form={form} name="choices" label={w('choices')}>
            {(input) => <Choices {...input} kept={field?.choices.map((choice) => choice.key) ?? []} />}
          </Box>
        ) : null}
        <Check value={form.values.required} onChange={(required) => form.set('required', required)}>
          {w('required')}
          <small>{w('requiredHint')}</small>
        </Check>
        <Check value={form.values.inList} onChange={(inList) => form.set('inList', inList)}>
          {w('inList')}
        </Check>
      </Form>
    </Dialog>
  )
}

const isChoosing = (kind: FieldKind) => kind === 'choice' || kind === 'choices'

const Choices = ({
  value,
  onChange,
  kept,
}: InputProps<TypedChoice[]> & {
  /** Keys that are stored: they can be put away, not removed. */
  kept: readonly string[]
}) => {
  const w = useWords(fieldWords)
  const put = (place: number, change: Partial<TypedChoice>) =>
    onChange(value.map((one, at) => (at === place ? { ...one, ...change } : one)))
  const move = (place: number, by: 1 | -1) => {
    const next = [...value]
    const [moved] = next.splice(place, 1)
    if (moved) next.splice(place + by, 0, moved)
    onChange(next)
  }
  return (
    <div className="cf-choices">
      {value.map((choice, place) => {
        const name = choice.zh || String(place + 1)
        const stored = choice.key !== undefined && kept.includes(choice.key)
        return (
          <div
            key={choice.key ?? `new ${place}`}
            className="cf-choice"
            data-away={choice.archived || undefined}
          >
            <TextInput
              label={w('choiceZh', { place: place + 1 })}
              placeholder={w('choicePlace')}
              value={choice.zh}
              maxLength={60}
              onChange={(zh) => put(place, { zh })}
            />
            <TextInput
              label={w('choiceEn', { place: place + 1 })}
              placeholder={w('choicePlaceEn')}
              value={choice.en}
              maxLength={60}
              onChange={(en) => put(place, { en })}
            />
            <span className="cf-acts">
              <IconButton
                icon="up"
                label={w('choiceUp', { name })}
                disabled={place === 0}
                onClick={() => move(place, -1)}
              />
              <IconButton
                icon="down"
                label={w('choiceDown', { name })}
                disabled={place === value.length - 1}
                onClick={() => move(place, 1)}
              />
              {stored ? (
                <IconButton
                  icon={choice.archived ? 'undo' : 'eye'}
                  label={w(choice.archived ? 'choiceBack' : 'choiceAway', { name })}
                  aria-pressed={choice.archived}
                  onClick={() => put(place, { archived: !choice.archived })}
                />
              ) : (
                <IconButton
                  icon="trash"
                  label={w('choiceDrop', { name })}
                  onClick={() => onChange(value.filter((_, at) => at !== place))}
                />
              )}
            </span>
          </div>
        )
      })}
      <div>
        <Button small icon="plus" onClick={() => onChange([...value, { zh: '', en: '', archived: false }])}>
          {w('choiceAdd')}
        </Button>
      </div>
    </div>
  )
}
