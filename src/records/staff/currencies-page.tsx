// What other currencies are worth in the company's own, and from which day on.
import { useMemo, useState } from 'react'
import { addDays, dayIn } from '#base/calendar.ts'
import type { Received } from '#base/contract.ts'
import { Confirm } from '#web/ask.tsx'
import { Button, ButtonLink } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { DayText } from '#web/figure.tsx'
import { Field, Form, useForm } from '#web/form.tsx'
import { TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog, Menu } from '#web/overlay.tsx'
import { Page, Section, Split } from '#web/page.tsx'
import { DayInput, Select } from '#web/pickers.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Empty, Failure, PageSkeleton } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { toast } from '#web/toast.tsx'
import type { companyDoors } from './company.contract.ts'
import { companyWords } from './company.words.ts'
import './company.css'
import { currencyOptions } from './company-form.tsx'
import { ratePattern } from './rate.ts'

const ask = client<typeof companyDoors>()
type Rate = Received<(typeof companyDoors)['GET /rates']>['rows'][number] & { until: string | null }

export const CurrenciesPage = () => {
  const w = useWords(companyWords)
  const list = useRead(['rates'], (signal) => ask('GET /rates', { signal }))
  const [open, setOpen] = useState<Rate | 'new' | null>(null)
  const rows = useMemo(() => withEnds(list.data?.rows ?? []), [list.data])
  if (list.error)
    return <Failure error={list.error} onRetry={() => void list.refetch()} words={companyWords} />
  if (!list.data) return <PageSkeleton kind="record" />
  const own = list.data.currency
  const add = (
    <Button kind="primary" icon="plus" onClick={() => setOpen('new')}>
      {w('addRate')}
    </Button>
  )
  return (
    <Page kind="record" title={w('currencies')} question={w('ratesQuestion')} actions={own ? add : undefined}>
      {own === null ? (
        <Empty
          title={w('noOwnTitle')}
          action={
            <ButtonLink kind="primary" to="/settings/company">
              {w('settleCurrency')}
            </ButtonLink>
          }
        >
          {w('noOwnText')}
        </Empty>
      ) : (
        <Split
          width={320}
          side={
            <Section id="how" title={w('howTitle')}>
              <ul className="st-how">
                <li>{w('how1')}</li>
                <li>{w('how2')}</li>
                <li>{w('how3')}</li>
              </ul>
            </Section>
          }
        >
          <RateTable rows={rows} own={own} onEdit={setOpen} />
        </Split>
      )}
      {open && own ? (
        <RateDialog rate={open === 'new' ? null : open} own={own} onClose={() => setOpen(null)} />
      ) : null}
    </Page>
  )
}

/** Each with the last day it holds; rows come by currency, newest first. */
const withEnds = (rows: readonly Omit<Rate, 'until'>[]): Rate[] =>
  rows.map((row, index) => {
    const next = rows[index - 1]
    return { ...row, until: next?.currency === row.currency ? addDays(next.validFrom, -1) : null }
  })

const RateTable = ({ rows, own, onEdit }: { rows: Rate[]; own: string; onEdit: (rate: Rate) => void }) => {
  const w = useWords(companyWords)
  const renew = useRenew()
  const [removing, setRemoving] = useState<Rate | null>(null)
  const columns = useMemo(
    (): Column<Rate>[] => [
      {
        key: 'currency',
        title: w('rateCurrency'),
        width: 90,
        render: (row) => <strong>{row.currency}</strong>,
      },
      {
        key: 'rate',
        title: w('rate'),
        minWidth: 170,
        grow: 1,
        align: 'right',
        render: (row) => (
          <span className="k-number">{w('rateSays', { currency: row.currency, rate: row.rate, own })}</span>
        ),
      },
      { key: 'from', title: w('validFrom'), width: 120, render: (row) => <DayText day={row.validFrom} /> },
      {
        key: 'until',
        title: w('until'),
        width: 120,
        priority: 2,
        render: (row) =>
          row.until ? <DayText day={row.until} /> : <span className="k-quiet">{w('untilNow')}</span>,
      },
      {
        key: 'do',
        title: '',
        width: 56,
        align: 'right',
        render: (row) => (
          <Menu
            label={`${row.currency} ${row.validFrom}`}
            items={[
              { key: 'edit', icon: 'edit', label: w('edit'), onSelect: () => onEdit(row) },
              {
                key: 'remove',
                icon: 'trash',
                danger: true,
                label: w('remove'),
                onSelect: () => setRemoving(row),
              },
            ]}
          />
        ),
      },
    ],
    [w, own, onEdit],
  )
  return (
    <>
      <DataTable
        label={w('ratesTitle')}
        rows={rows}
        columns={columns}
        rowKey={(row) => `${row.currency} ${row.validFrom}`}
        empty={<Empty title={w('noRatesTitle')}>{w('noRatesText', { own })}</Empty>}
        compact={(row) => ({
          title: w('rateSays', { currency: row.currency, rate: row.rate, own }),
          line: `${row.validFrom} – ${row.until ?? w('untilNow')}`,
        })}
        rowName={(row) => `${row.currency} ${row.validFrom}`}
        onOpen={onEdit}
      />
      {removing ? (
        <Confirm
          title={w('removeTitle')}
          verb={w('remove')}
          words={companyWords}
          onConfirm={async () => {
            const { currency, validFrom, revision } = removing
            await ask('DELETE /rates/:currency/:validFrom', {
              path: { currency, validFrom },
              ifMatch: revision,
            })
            await renew(['rates'])
            toast(w('removed'))
          }}
          onClose={() => setRemoving(null)}
        >
          {w('removeText', { currency: removing.currency, day: removing.validFrom, rate: removing.rate })}
        </Confirm>
      ) : null}
    </>
  )
}

const RateDialog = ({ rate, own, onClose }: { rate: Rate | null; own: string; onClose: () => void }) => {
  const w = useWords(companyWords)
  const renew = useRenew()
  const form = useForm({
    initial: {
      currency: (rate?.currency ?? null) as string | null,
      validFrom: (rate?.validFrom ?? dayIn(new Date())) as string | null,
      rate: rate?.rate ?? '',
    },
    required: ['currency', 'validFrom', 'rate'],
    check: (values) =>
      ratePattern.test(values.rate.trim()) ? [] : [{ field: 'rate', code: 'staff.badRate' }],
    submit: async (values, intent) => {
      const path = { currency: values.currency ?? '', validFrom: values.validFrom ?? '' }
      const body = { rate: values.rate.trim() }
      if (rate) await ask('PUT /rates/:currency/:validFrom', { path, body, ifMatch: rate.revision })
      else await ask('POST /rates', { body: { ...path, ...body }, intent })
      await renew(['rates'])
      toast(w(rate ? 'saved' : 'added'))
      onClose()
    },
  })
  return (
    <Dialog title={w(rate ? 'changeRate' : 'addRate')} onClose={onClose} easy={false} width={440}>
      <Form form={form} submit={w(rate ? 'save' : 'add')} onCancel={onClose} words={companyWords}>
        <Field form={form} name="currency" label={w('rateCurrency')}>
          {(input) => (
            <Select
              {...input}
              disabled={rate !== null}
              options={currencyOptions(w, rate?.currency ?? null).filter((one) => one.value !== own)}
            />
          )}
        </Field>
        <Field form={form} name="validFrom" label={w('validFrom')} hint={w('validHint')} short>
          {(input) => <DayInput {...input} disabled={rate !== null} />}
        </Field>
        <Field
          form={form}
          name="rate"
          label={w('rate')}
          hint={w('rateHint', { currency: form.values.currency ?? '…', own })}
          short
        >
          {(input) => <TextInput {...input} maxLength={20} />}
        </Field>
      </Form>
    </Dialog>
  )
}
