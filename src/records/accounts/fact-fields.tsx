// The fields of an account's facts, the same when one is added and when one is changed.
import { Field, FieldRow, type FormState } from '#web/form.tsx'
import { NumberInput, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Select } from '#web/pickers.tsx'
import { attitudes, organisationLevels, ownerships, sizeClasses, statuses } from './account.ts'
import type { TypedFacts } from './facts.ts'
import { IndustryInput } from './industry-input.tsx'
import { recordWords } from './record.words.ts'

/** Options of a closed list, named by the words under its prefix. */
export const useNamed = () => {
  const w = useWords(recordWords)
  return <Key extends string>(
    prefix: 'status' | 'size' | 'level' | 'ownership' | 'attitude',
    keys: readonly Key[],
  ) => keys.map((key) => ({ value: key, label: w(`${prefix}.${key}` as keyof typeof recordWords) }))
}

export const StatusField = <Values extends TypedFacts>({ form }: { form: FormState<Values> }) => {
  const w = useWords(recordWords)
  const named = useNamed()
  const typed = form as unknown as FormState<TypedFacts>
  return (
    <Field form={typed} name="status" label={w('status')} words={recordWords}>
      {(input) => (
        <Select
          {...input}
          onChange={(status) => input.onChange(status ?? 'active')}
          options={named('status', statuses)}
        />
      )}
    </Field>
  )
}

/** Everything beyond name, code and status. */
export const ProfileFields = <Values extends TypedFacts>({ form }: { form: FormState<Values> }) => {
  const w = useWords(recordWords)
  const named = useNamed()
  const typed = form as unknown as FormState<TypedFacts>
  return (
    <>
      <FieldRow>
        <Field form={typed} name="shortName" label={w('shortName')} words={recordWords}>
          {(input) => <TextInput {...input} maxLength={60} />}
        </Field>
        <Field
          form={typed}
          name="taxNumber"
          label={w('taxNumber')}
          hint={w('taxNumberHint')}
          words={recordWords}
        >
          {(input) => <TextInput {...input} maxLength={30} />}
        </Field>
      </FieldRow>
      <Field form={typed} name="website" label={w('website')} words={recordWords}>
        {(input) => <TextInput {...input} maxLength={200} />}
      </Field>
      <FieldRow>
        <Field form={typed} name="industry" label={w('industry')} words={recordWords}>
          {(input) => <IndustryInput {...input} />}
        </Field>
        <Field form={typed} name="region" label={w('region')} words={recordWords}>
          {(input) => <TextInput {...input} maxLength={60} />}
        </Field>
      </FieldRow>
      <FieldRow>
        <Field form={typed} name="sizeClass" label={w('sizeClass')} words={recordWords}>
          {(input) => <Select {...input} clearable options={named('size', sizeClasses)} />}
        </Field>
        <Field form={typed} name="employees" label={w('employees')} words={recordWords}>
          {(input) => <NumberInput {...input} min={0} max={10_000_000} unit={w('people')} />}
        </Field>
      </FieldRow>
      <FieldRow>
        <Field form={typed} name="organisationLevel" label={w('organisationLevel')} words={recordWords}>
          {(input) => <Select {...input} clearable options={named('level', organisationLevels)} />}
        </Field>
        <Field form={typed} name="ownership" label={w('ownership')} words={recordWords}>
          {(input) => <Select {...input} clearable options={named('ownership', ownerships)} />}
        </Field>
      </FieldRow>
      <Field form={typed} name="attitude" label={w('attitude')} hint={w('attitudeHint')} words={recordWords}>
        {(input) => <Select {...input} clearable options={named('attitude', attitudes)} />}
      </Field>
      <Field form={typed} name="tags" label={w('tags')} hint={w('tagsHint')} words={recordWords}>
        {(input) => <TextInput {...input} />}
      </Field>
    </>
  )
}
