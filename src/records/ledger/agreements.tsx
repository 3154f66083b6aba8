// The contracts with an account: in which state each is, when it goes on next, what it brings.
import { useMemo, useState } from 'react'
import { Button, ButtonLink } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { DayText, Fact, Money } from '#web/figure.tsx'
import { Icon } from '#web/icons.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { Why } from '#web/why.tsx'
import { AgreedState, type Agreement, renewedText } from './agreed-state.tsx'
import type { agreementDoors } from './agreement.contract.ts'
import { agreementWords } from './agreement.words.ts'
import { AgreementForm } from './agreement-form.tsx'
import { AgreementLook } from './agreement-look.tsx'
import './receivables.css'

const ask = client<typeof agreementDoors>()

/** When it goes on next, or when it ended. */
const Turn = ({ agreement, today }: { agreement: Agreement; today: string }) => {
  const w = useWords(agreementWords)
  if (agreement.nextRenewalOn) return <DayText day={agreement.nextRenewalOn} />
  const day = agreement.endedOn ?? ''
  return <span className="k-quiet">{w(day < today ? 'endedAfter' : 'endsAfter', { day })}</span>
}

export const AgreementsSection = ({ accountId }: { accountId: string }) => {
  const w = useWords(agreementWords)
  const [shown, setShown] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const list = useRead(['account', accountId, 'agreements'], (signal) =>
    ask('GET /accounts/:accountId/agreements', { path: { accountId }, signal }),
  )
  const today = list.data?.today ?? ''
  const columns = useMemo(
    (): Column<Agreement>[] => [
      {
        key: 'name',
        title: w('name'),
        minWidth: 200,
        grow: 2,
        render: (row) => (
          <span className="k-cut" title={row.name}>
            {row.name}
          </span>
        ),
      },
      { key: 'number', title: w('number'), width: 150, priority: 3, render: (row) => row.number },
      { key: 'state', title: w('state'), width: 140, render: (row) => <AgreedState agreement={row} /> },
      {
        key: 'startsOn',
        title: w('startsOn'),
        width: 110,
        priority: 2,
        render: (row) => <DayText day={row.startsOn} />,
      },
      {
        key: 'term',
        title: w('term'),
        width: 210,
        priority: 3,
        render: (row) => (
          <>
            {row.termMonths} {w('months')}
            <span className="k-quiet"> · {renewedText(w, row)}</span>
          </>
        ),
      },
      {
        key: 'next',
        title: w('nextRenewal'),
        width: 160,
        render: (row) => <Turn agreement={row} today={today} />,
      },
      {
        key: 'yearly',
        title: w('yearly'),
        width: 120,
        align: 'right',
        render: (row) => <Money amountMinor={row.yearlyMinor} currency={row.currency} />,
      },
    ],
    [w, today],
  )
  if (list.error)
    return <Failure error={list.error} onRetry={() => void list.refetch()} words={agreementWords} />
  if (!list.data) return <SkeletonLines lines={5} />
  const { rows, currency, may } = list.data
  const held = rows.filter((row) => row.state === 'running' || row.state === 'endsSoon')
  const due = held.filter((row) => row.state === 'endsSoon' && row.endedOn === null)
  const looked = rows.find((row) => row.id === shown)
  const buttons = (
    <>
      {may.includes('import') ? (
        <ButtonLink icon="upload" to="/imports/new?kind=agreements">
          {w('import')}
        </ButtonLink>
      ) : null}
      {may.includes('add') ? (
        <Button icon="plus" onClick={() => setAdding(true)}>
          {w('add')}
        </Button>
      ) : null}
    </>
  )
  return (
    <Section id="agreements" title={w('title')} hint={w('hint')} actions={buttons}>
      {due.map((row) => (
        <div key={row.id} className="rc-warning cm-due" role="note">
          <Icon name="clock" />
          <p>{w('due', { name: row.name, day: row.nextRenewalOn ?? '' })}</p>
          <ButtonLink small to={`/accounts/${accountId}?tab=timeline&do=write`}>
            {w('followUp')}
          </ButtonLink>
        </div>
      ))}
      {held.length ? (
        <div className="cm-facts">
          <Fact
            label={w('holds')}
            note={held.length === 1 ? w('holdsOne') : w('holdsNote', { count: held.length })}
            why={
              <Why
                title={w('holds')}
                formula={w('holdsFormula')}
                inputs={held.map((row) => ({
                  label: row.name,
                  value: <Money amountMinor={row.yearlyMinor} currency={row.currency} exact />,
                }))}
                asOf={today}
              />
            }
          >
            <Money amountMinor={held.reduce((sum, row) => sum + row.yearlyMinor, 0)} currency={currency} />
          </Fact>
          <Fact
            label={w('left')}
            why={
              <Why
                title={w('left')}
                formula={w('leftFormula')}
                inputs={held.map((row) => ({
                  label: row.name,
                  value: <Money amountMinor={row.leftMinor} currency={row.currency} exact />,
                }))}
                asOf={today}
              />
            }
          >
            <Money amountMinor={held.reduce((sum, row) => sum + row.leftMinor, 0)} currency={currency} />
          </Fact>
        </div>
      ) : null}
      <DataTable
        label={w('title')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => setShown(row.id)}
        height="auto"
        empty={<Empty title={w('emptyTitle')}>{w('emptyText')}</Empty>}
        compact={(row) => ({
          title: row.name,
          value: <Money amountMinor={row.yearlyMinor} currency={row.currency} />,
          line: (
            <>
              <AgreedState agreement={row} /> {row.nextRenewalOn ? `${w('nextRenewal')} ` : null}
              <Turn agreement={row} today={today} />
            </>
          ),
        })}
      />
      {adding ? (
        <AgreementForm
          accountId={accountId}
          currency={currency}
          today={today}
          agreement={null}
          onClose={() => setAdding(false)}
        />
      ) : null}
      {looked ? (
        <AgreementLook
          accountId={accountId}
          agreement={looked}
          today={today}
          may={may}
          onClose={() => setShown(null)}
        />
      ) : null}
    </Section>
  )
}
