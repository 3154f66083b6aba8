// What an account owes, by how long it has been due, against what was agreed.
import { useMemo, useState } from 'react'
import { shortMoney } from '#base/money.ts'
import { Bars } from '#web/bars.tsx'
import { Button, ButtonLink } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Count, DayText, Fact, Money } from '#web/figure.tsx'
import { Field, FieldRow, Form, useForm } from '#web/form.tsx'
import { Icon } from '#web/icons.tsx'
import { MoneyInput, NumberInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { percentText } from '#web/number-text.ts'
import { Dialog } from '#web/overlay.tsx'
import { Section } from '#web/page.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { toast } from '#web/toast.tsx'
import { Why } from '#web/why.tsx'
import type { receivableDoors } from './receivable.contract.ts'
import { ageBands } from './receivable.ts'
import { receivableWords } from './receivable.words.ts'
import './receivables.css'

const ask = client<typeof receivableDoors>()
type Receivables = Awaited<ReturnType<typeof ask<'GET /accounts/:accountId/receivables'>>>
type Row = Receivables['rows'][number]
type Sum = Receivables['sums'][number]

export const ReceivablesTab = ({ accountId }: { accountId: string }) => {
  const w = useWords(receivableWords)
  const [granting, setGranting] = useState(false)
  const owed = useRead(['account', accountId, 'receivables'], (signal) =>
    ask('GET /accounts/:accountId/receivables', { path: { accountId }, signal }),
  )
  if (owed.error)
    return <Failure error={owed.error} onRetry={() => void owed.refetch()} words={receivableWords} />
  if (!owed.data) return <SkeletonLines lines={8} />
  const { asOf, credit, sums, may } = owed.data
  const grant = may.includes('grant') ? (
    <Button icon="edit" onClick={() => setGranting(true)}>
      {w('grant')}
    </Button>
  ) : null
  return (
    <>
      <Section title={w('title')} hint={asOf ? w('asOf', { day: asOf }) : undefined} actions={grant} boxed>
        {asOf === null ? (
          <Empty title={w('emptyTitle')} action={<ButtonLink to="/imports">{w('import')}</ButtonLink>}>
            {w('emptyText')}
          </Empty>
        ) : sums.length === 0 ? (
          <Empty title={w('clearTitle')}>{w('clearText', { day: asOf })}</Empty>
        ) : (
          sums.map((sum) => (
            <Ageing key={sum.currency} accountId={accountId} sum={sum} credit={credit} asOf={asOf} />
          ))
        )}
        <p className="k-small k-quiet">
          {w('days')} {credit.creditDays === null ? w('noTerms') : `${credit.creditDays} ${w('daysUnit')}`} ·{' '}
          {w('limit')}{' '}
          {credit.creditLimitMinor === null ? (
            w('noTerms')
          ) : (
            <Money amountMinor={credit.creditLimitMinor} currency={credit.currency} />
          )}
          {credit.personName && credit.updatedAt
            ? ` · ${w('agreedBy', { name: credit.personName, day: credit.updatedAt.slice(0, 10) })}`
            : ''}
        </p>
      </Section>
      {owed.data.rows.length ? <Documents owed={owed.data} /> : null}
      {granting ? (
        <GrantForm accountId={accountId} credit={credit} onClose={() => setGranting(false)} />
      ) : null}
    </>
  )
}

const Ageing = ({
  accountId,
  sum,
  credit,
  asOf,
}: {
  accountId: string
  sum: Sum
  credit: Receivables['credit']
  asOf: string
}) => {
  const w = useWords(receivableWords)
  const { language } = useLanguage()
  const limit = sum.currency === credit.currency ? credit.creditLimitMinor : null
  return (
    <div className="rc-sum">
      {sum.warning ? (
        <div className="rc-warning" data-grave={sum.warning === 'overdue' ? undefined : true} role="note">
          <Icon name="warning" />
          <p>{w(`warning.${sum.warning}`)}</p>
          <ButtonLink small to={`/accounts/${accountId}?tab=timeline&do=write`}>
            {w('followUp')}
          </ButtonLink>
        </div>
      ) : null}
      <div className="rc-facts">
        <Fact
          label={w('open')}
          why={
            <Why
              title={w('why')}
              formula={w('whyFormula')}
              inputs={ageBands.map((band) => ({
                label: w(`band.${band}`),
                value: <Money amountMinor={sum.bands[band] ?? 0} currency={sum.currency} exact />,
              }))}
              asOf={asOf}
            />
          }
          note={w('documents', { count: sum.documents })}
        >
          <Money amountMinor={sum.openMinor} currency={sum.currency} />
        </Fact>
        <Fact
          label={w('overdue')}
          note={
            sum.oldestDays === null
              ? undefined
              : w('overdueDocuments', { count: sum.overdueDocuments, days: sum.oldestDays })
          }
        >
          <span className={sum.overdueMinor > 0 ? 'k-bad' : undefined}>
            <Money amountMinor={sum.overdueMinor} currency={sum.currency} />
          </span>
        </Fact>
        <Fact
          label={w('limit')}
          note={limit ? w('used', { share: percentText(sum.openMinor / limit) }) : undefined}
        >
          {limit === null ? (
            <span className="k-quiet">—</span>
          ) : (
            <Money amountMinor={limit} currency={sum.currency} />
          )}
        </Fact>
      </div>
      <Bars
        label={w('bands')}
        bars={ageBands.map((band) => ({
          key: band,
          label: w(`band.${band}`),
          value: sum.bands[band] ?? 0,
          text: shortMoney(sum.bands[band] ?? 0, sum.currency, language),
          colour: band === 'notDue' ? 'var(--ramp-3)' : band === 'over90' ? 'var(--bad)' : 'var(--warn)',
        }))}
      />
    </div>
  )
}

const Documents = ({ owed }: { owed: Receivables }) => {
  const w = useWords(receivableWords)
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'document', title: w('document'), minWidth: 140, grow: 1, render: (row) => row.document },
      {
        key: 'invoicedOn',
        title: w('invoicedOn'),
        width: 120,
        priority: 2,
        render: (row) => <DayText day={row.invoicedOn} />,
      },
      { key: 'dueOn', title: w('dueOn'), width: 120, render: (row) => <DayText day={row.dueOn} /> },
      {
        key: 'amount',
        title: w('amount'),
        width: 150,
        align: 'right',
        priority: 3,
        render: (row) => <Money amountMinor={row.amountMinor} currency={row.currency} exact />,
      },
      {
        key: 'open',
        title: w('openAmount'),
        width: 150,
        align: 'right',
        render: (row) => <Money amountMinor={row.openMinor} currency={row.currency} exact />,
      },
      {
        key: 'age',
        title: w('age'),
        width: 120,
        align: 'right',
        render: (row) =>
          row.overdueDays ? (
            <Count value={row.overdueDays} unit={w('daysUnit')} />
          ) : (
            <span className="k-quiet">{w('band.notDue')}</span>
          ),
      },
    ],
    [w],
  )
  return (
    <Section title={w('list')} hint={owed.more ? w('more') : undefined}>
      <DataTable
        label={w('list')}
        rows={owed.rows}
        columns={columns}
        rowKey={(row) => row.id}
        compact={(row) => ({
          title: row.document,
          value: <Money amountMinor={row.openMinor} currency={row.currency} />,
          line: row.overdueDays ? w('daysOverdue', { days: row.overdueDays }) : `${w('dueOn')} ${row.dueOn}`,
        })}
        height="auto"
      />
    </Section>
  )
}

const GrantForm = ({
  accountId,
  credit,
  onClose,
}: {
  accountId: string
  credit: Receivables['credit']
  onClose: () => void
}) => {
  const w = useWords(receivableWords)
  const renew = useRenew()
  const form = useForm({
    initial: { creditDays: credit.creditDays, creditLimitMinor: credit.creditLimitMinor },
    submit: async (body) => {
      await ask('PUT /accounts/:accountId/credit', {
        path: { accountId },
        body,
        ifMatch: credit.revision,
      })
      onClose()
      await renew(['account', accountId, 'receivables'])
      toast(w('saved'))
    },
  })
  return (
    <Dialog title={w('grantTitle')} width={440} easy={false} onClose={onClose}>
      <Form form={form} submit={w('save')} onCancel={onClose} words={receivableWords}>
        <FieldRow>
          <Field form={form} name="creditDays" label={w('days')} hint={w('grantHint')}>
            {(input) => <NumberInput {...input} min={0} max={730} unit={w('daysUnit')} />}
          </Field>
          <Field form={form} name="creditLimitMinor" label={w('limit')}>
            {(input) => <MoneyInput {...input} currency={credit.currency} />}
          </Field>
        </FieldRow>
      </Form>
    </Dialog>
  )
}
