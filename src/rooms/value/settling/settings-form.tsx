// The form of how value is computed: what each field does stands below it, in words.
import { useState } from 'react'
import { minorPerMajor } from '#base/money.ts'
import { Refusal } from '#base/refusal.ts'
import { Button } from '#web/button.tsx'
import { Field, Form, useForm } from '#web/form.tsx'
import { Icon } from '#web/icons.tsx'
import { MoneyInput, NumberInput, PercentInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { Select } from '#web/pickers.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import { ask, type SettingsOut } from '../asking.tsx'
import { yearsOf } from '../value-text.tsx'
import { checkSettings, type ModelChoice, modelChoices, type ValueSettings } from './settings.ts'
import { settingsWords } from './settings.words.ts'
import { outOfRange } from './settings-limits.ts'

/** What is typed: any number may be empty for a moment, money is in minor units. */
type Typed = { [Key in keyof ValueSettings]: Key extends 'model' ? ModelChoice | null : number | null }
const fields = [
  'windowMonths',
  'horizonWeeks',
  'discountRate',
  'model',
  'holdoutWeeks',
  'newWeeks',
  'fallbackMargin',
  'fallbackRetention',
  'intangibleCap',
  'attribution',
  'conversion',
  'learningUnit',
  'skillUnit',
] as const

export const SettingsForm = ({ data, currency }: { data: SettingsOut; currency: string }) => {
  const w = useWords(settingsWords)
  const renew = useRenew()
  const [stale, setStale] = useState(false)
  const unit = minorPerMajor(currency)
  const settled = (typed: Typed): ValueSettings =>
    ({
      ...typed,
      learningUnit: (typed.learningUnit ?? 0) / unit,
      skillUnit: (typed.skillUnit ?? 0) / unit,
    }) as ValueSettings
  const form = useForm<Typed>({
    initial: {
      ...data.settings,
      learningUnit: Math.round(data.settings.learningUnit * unit),
      skillUnit: Math.round(data.settings.skillUnit * unit),
    },
    required: fields,
    check: (typed) => {
      const { model: _, ...numbers } = typed
      return [...outOfRange(numbers), ...checkSettings(settled(typed))]
    },
    submit: async (typed) => {
      await ask('PUT /value/settings', { body: settled(typed), ifMatch: data.revision }).catch(
        (error: unknown) => {
          if (!(error instanceof Refusal && error.kind === 'stale')) throw error
          setStale(true)
          throw new Refusal('stale', 'value.settingsStale')
        },
      )
      await renew(['value', 'settings'], ['value', 'model'])
      toast(w('saved'))
    },
  })
  const { horizonWeeks, discountRate } = form.values
  return (
    <Form form={form} submit={w('save')} words={settingsWords}>
      <Section
        id="past"
        title={w('past')}
        hint={
          data.personName
            ? w('changedBy', { revision: data.revision, person: data.personName })
            : w('unchanged')
        }
      >
        <div className="va-settings">
          <Field form={form} name="windowMonths" label={w('windowMonths')} hint={w('windowMonthsHint')}>
            {(input) => <NumberInput {...input} unit={w('months')} />}
          </Field>
          <Field form={form} name="computeOn" label={w('computeOn')} hint={w('computeOnHint')}>
            {(input) => <NumberInput {...input} unit={w('dayOfMonth')} placeholder={w('never')} />}
          </Field>
        </div>
      </Section>
      <Section id="future" title={w('future')}>
        <div className="va-settings">
          <Field
            form={form}
            name="horizonWeeks"
            label={w('horizonWeeks')}
            hint={w('horizonWeeksHint', { years: horizonWeeks === null ? '—' : yearsOf(horizonWeeks) })}
          >
            {(input) => <NumberInput {...input} unit={w('weeks')} />}
          </Field>
          <Field
            form={form}
            name="discountRate"
            label={w('discountRate')}
            hint={w('discountRateHint', {
              worth: discountRate === null ? '—' : (100 / (1 + discountRate)).toFixed(0),
            })}
          >
            {(input) => <PercentInput {...input} />}
          </Field>
          <Field form={form} name="model" label={w('model')} hint={w('modelHint')}>
            {(input) => (
              <Select
                {...input}
                options={modelChoices.map((key) => ({ value: key, label: w(`model.${key}`) }))}
              />
            )}
          </Field>
          <Field form={form} name="holdoutWeeks" label={w('holdoutWeeks')} hint={w('holdoutWeeksHint')}>
            {(input) => <NumberInput {...input} unit={w('weeks')} />}
          </Field>
          <Field form={form} name="newWeeks" label={w('newWeeks')} hint={w('newWeeksHint')}>
            {(input) => <NumberInput {...input} unit={w('weeks')} />}
          </Field>
        </div>
      </Section>
      <Section id="fallback" title={w('fallback')}>
        <div className="va-settings">
          <Field form={form} name="fallbackMargin" label={w('fallbackMargin')} hint={w('fallbackMarginHint')}>
            {(input) => <PercentInput {...input} />}
          </Field>
          <Field
            form={form}
            name="fallbackRetention"
            label={w('fallbackRetention')}
            hint={w('fallbackRetentionHint')}
          >
            {(input) => <PercentInput {...input} />}
          </Field>
        </div>
      </Section>
      <Section id="intangible" title={w('intangible')} hint={w('intangibleNote')}>
        <div className="va-settings">
          <Field form={form} name="intangibleCap" label={w('intangibleCap')} hint={w('intangibleCapHint')}>
            {(input) => <PercentInput {...input} />}
          </Field>
          <Field form={form} name="attribution" label={w('attribution')} hint={w('attributionHint')}>
            {(input) => <PercentInput {...input} />}
          </Field>
          <Field form={form} name="conversion" label={w('conversion')} hint={w('conversionHint')}>
            {(input) => <PercentInput {...input} />}
          </Field>
          <Field form={form} name="learningUnit" label={w('learningUnit')} hint={w('learningUnitHint')}>
            {(input) => <MoneyInput {...input} currency={currency} />}
          </Field>
          <Field form={form} name="skillUnit" label={w('skillUnit')} hint={w('skillUnitHint')}>
            {(input) => <MoneyInput {...input} currency={currency} />}
          </Field>
        </div>
      </Section>
      {stale ? (
        <div className="k-banner" role="note">
          <Icon name="warning" />
          <p className="k-grow">{w('stale')}</p>
          <Button small icon="refresh" onClick={() => void renew(['value', 'settings'])}>
            {w('loadNewest')}
          </Button>
        </div>
      ) : null}
    </Form>
  )
}
