// Boxes for the company's own fields, each as its kind wants it; the same in every form.
import { Field as Box, type FormState } from '#web/form.tsx'
import { type InputProps, MoneyInput, NumberInput, TextInput } from '#web/inputs.tsx'
import { useLanguage } from '#web/language.tsx'
import { DayInput, type Picked, SearchPicker, Select, SelectMany } from '#web/pickers.tsx'
import { findAccounts, findPeople } from '../finding.tsx'
import type { TypedValue, TypedValues } from './typed.ts'
import type { Field } from './use-fields.tsx'

export const FieldInput = ({ field, ...input }: { field: Field } & InputProps<TypedValue>) => {
  const { language } = useLanguage()
  const as = <Value,>() => input as unknown as InputProps<Value>
  const had = [input.value].flat()
  const options = field.choices
    .filter((choice) => !choice.archived || had.includes(choice.key))
    .map((choice) => ({ value: choice.key, label: choice[language] }))
  switch (field.kind) {
    case 'text':
      return <TextInput {...as<string>()} maxLength={500} />
    case 'number':
      return <NumberInput {...as<number | null>()} digits={4} min={-1e15} max={1e15} />
    case 'money':
      return <MoneyInput {...as<number | null>()} />
    case 'date':
      return <DayInput {...as<string | null>()} />
    case 'choice':
      return <Select {...as<string | null>()} clearable={!field.required} options={options} />
    case 'choices':
      return <SelectMany {...as<string[]>()} options={options} />
    default:
      return (
        <SearchPicker
          {...as<Picked | null>()}
          clearable
          search={field.kind === 'person' ? findPeople : findAccounts()}
        />
      )
  }
}

/** All fields in use, for a form whose values hold them under `custom`. */
export const CustomInputs = <Values extends { custom: TypedValues }>({
  form,
  fields,
  only,
}: {
  form: FormState<Values>
  fields: readonly Field[]
  /** Those that must be filled, or the others. */
  only?: 'required' | 'optional'
}) => {
  const { language } = useLanguage()
  const shown = fields.filter(
    (field) => !field.archived && (!only || field.required === (only === 'required')),
  )
  // The fields are names of one value of the form; to the boxes they are values of their own.
  const inner = {
    ...form,
    values: form.values.custom,
    set: (key: string, value: TypedValue) =>
      form.set('custom', { ...form.values.custom, [key]: value } as Values['custom']),
    problemOf: (key: string) => form.problemOf(`custom.${key}`),
    isRequired: (key: string) => fields.some((field) => field.key === key && field.required),
  } as unknown as FormState<Record<string, TypedValue>>
  return shown.map((field) => (
    <Box key={field.key} form={inner} name={field.key} label={field.name[language]}>
      {(input) => <FieldInput field={field} {...input} value={input.value ?? null} />}
    </Box>
  ))
}
