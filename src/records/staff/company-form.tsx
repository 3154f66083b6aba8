// The form of what the company settles for everybody.
import type { ReactNode } from 'react'
import { dayIn, fiscalYearOf } from '#base/calendar.ts'
import type { Received } from '#base/contract.ts'
import type { Language } from '#base/words.ts'
import { client } from '#web/client.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { Check, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Section } from '#web/page.tsx'
import { type Option, Select } from '#web/pickers.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import type { companyDoors } from './company.contract.ts'
import { currencies } from './company.ts'
import { companyWords } from './company.words.ts'
import './company.css'
import { TierNames, tidyNames } from './tier-names.tsx'

const ask = client<typeof companyDoors>()
export type Settled = Received<(typeof companyDoors)['GET /company']>

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

export const CompanyForm = ({ company, children }: { company: Settled; children?: ReactNode }) => {
  const w = useWords(companyWords)
  const renew = useRenew()
  const form = useForm({
    initial: {
      name: company.name,
      currency: company.currency,
      language: company.language ?? ('browser' as Language | 'browser' | null),
      fiscalMonth: String(company.fiscalMonth) as string | null,
      workDays: company.workDays,
      timeZone: company.timeZone as string | null,
      tierNames: company.tierNames,
    },
    required: ['name', 'fiscalMonth', 'workDays', 'timeZone'],
    submit: async ({ language, fiscalMonth, timeZone, tierNames, ...rest }) => {
      await ask('PUT /company', {
        body: {
          ...rest,
          language: language === 'browser' ? null : language,
          fiscalMonth: Number(fiscalMonth),
          timeZone: timeZone ?? company.timeZone,
          tierNames: tidyNames(tierNames),
        },
        ifMatch: company.revision,
      })
      await renew(['company'], ['me'], ['today'], ['accounts'])
      toast(w('saved'))
    },
  })
  const year = fiscalYearOf(dayIn(new Date()), Number(form.values.fiscalMonth))
  return (
    <Form form={form} submit={w('save')} words={companyWords}>
      <Section id="company" title={w('company')}>
        <div className="st-settings">
          <Field form={form} name="name" label={w('name')}>
            {(input) => <TextInput {...input} maxLength={100} />}
          </Field>
          <Field
            form={form}
            name="currency"
            label={w('currency')}
            hint={
              <>
                {w(company.currencyFixed ? 'currencyStays' : 'currencyFree')}{' '}
                <Go to="/settings/currencies">{w('toRates')}</Go>
              </>
            }
          >
            {(input) => (
              <Select
                {...input}
                disabled={company.currencyFixed}
                clearable={!company.currencyFixed}
                placeholder={w('currencyUnset')}
                options={currencyOptions(w, company.currency)}
              />
            )}
          </Field>
          <Field form={form} name="language" label={w('language')} hint={w('languageHint')}>
            {(input) => (
              <Select
                {...input}
                options={(['browser', 'zh', 'en'] as const).map((key) => ({
                  value: key,
                  label: w(`language.${key}`),
                }))}
              />
            )}
          </Field>
        </div>
      </Section>
      <Section id="time" title={w('time')}>
        <div className="st-settings">
          <Field
            form={form}
            name="fiscalMonth"
            label={w('fiscalMonth')}
            hint={w('fiscalNow', {
              first: year.first.slice(0, 7),
              last: year.last.slice(0, 7),
              year: year.year,
            })}
          >
            {(input) => (
              <Select
                {...input}
                options={months.map((month) => ({ value: String(month), label: w(`month.${month}`) }))}
              />
            )}
          </Field>
          <Field form={form} name="timeZone" label={w('timeZone')} hint={w('timeZoneHint')}>
            {(input) => <Select {...input} options={zoneOptions(company.timeZone)} />}
          </Field>
          <Field form={form} name="workDays" label={w('workDays')}>
            {({ id, value, onChange, describedBy }) => (
              <fieldset id={id} className="st-week" aria-label={w('workDays')} aria-describedby={describedBy}>
                {weekdays.map((day) => (
                  <Check
                    key={day}
                    value={value.includes(day)}
                    onChange={(on) =>
                      onChange(on ? [...value, day].sort() : value.filter((other) => other !== day))
                    }
                  >
                    {w(`weekday.${day}`)}
                  </Check>
                ))}
              </fieldset>
            )}
          </Field>
        </div>
      </Section>
      <Section
        id="tiers"
        title={w('tierNames')}
        hint={
          <>
            {w('tierNamesHint')} <Go to="/identify/scorecards">{w('toScorecards')}</Go>
          </>
        }
      >
        <TierNames value={form.values.tierNames} onChange={(tierNames) => form.set('tierNames', tierNames)} />
      </Section>
      {children}
    </Form>
  )
}

type Said = (key: `currency.${(typeof currencies)[number]}`) => string

/** The usual currencies, and the one that is there already. */
export const currencyOptions = (w: Said, there: string | null): Option[] => {
  const usual = currencies.map((code) => ({ value: code as string, label: w(`currency.${code}`) }))
  return there && !currencies.some((code) => code === there)
    ? [...usual, { value: there, label: there }]
    : usual
}

// What most who use this need, before all others.
const nearZones = ['Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Taipei', 'Asia/Singapore', 'Asia/Tokyo', 'UTC']

const zoneOptions = (there: string): Option[] => {
  const all = Intl.supportedValuesOf('timeZone')
  const now = new Date()
  return [...new Set([there, ...nearZones, ...all])].map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
    hint: offsetOf(zone, now),
    text: zone.replaceAll('_', ' '),
  }))
}

const offsetOf = (zone: string, at: Date): string =>
  new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value ?? ''
