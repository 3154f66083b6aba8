// Prospective key accounts: how many stand in each state and how good they are, and each with its answers.
import { useMemo, useState } from 'react'
import { dayIn } from '#base/calendar.ts'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Button } from '#web/button.tsx'
import { Count, DayText, Fact, Money, State } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { usePages } from '#web/query.ts'
import { Empty, Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { Choice } from '#web/tabs.tsx'
import { useUrl } from '#web/url.ts'
import { Why } from '#web/why.tsx'
import { ask, type Nomination } from './asking.tsx'
import { NominateDialog } from './nominate-dialog.tsx'
import { nominationWords } from './nomination.words.ts'
import { NominationPanel, stateTone } from './nomination-panel.tsx'
import './segment.css'
import { useSegmentTabs } from './segment-tabs.tsx'
import { useNominationTotals } from './use-totals.tsx'

const states = ['open', 'accepted', 'declined'] as const

export const NominationsPage = () => {
  const w = useWords(nominationWords)
  const [url, setUrl] = useUrl()
  const tabs = useSegmentTabs('nominations')
  const state = states.find((one) => one === url.state)
  const totals = useNominationTotals()
  const list = usePages(['nominations', 'list', state], (cursor, signal) =>
    ask('GET /nominations', { query: { state, cursor }, signal }),
  )
  const [nominating, setNominating] = useState(false)
  const [open, setOpen] = useState<Nomination | null>(null)
  const currency = totals.data?.currency ?? undefined
  const mayNominate = totals.data?.may.includes('nominate') ?? false
  const columns = useColumns(currency, setOpen)
  const whole = totals.data?.states.reduce((sum, one) => sum + one.nominations, 0) ?? 0
  const nominate = mayNominate ? (
    <Button kind="primary" icon="flag" onClick={() => setNominating(true)}>
      {w('nominate')}
    </Button>
  ) : undefined
  return (
    <Page
      {...tabs}
      kind="list"
      question={w('question')}
      actions={nominate}
      facts={whole ? <Pipeline totals={totals.data} /> : undefined}
      filters={
        <Choice
          label={w('state')}
          value={state ?? 'all'}
          onChange={(key) => setUrl({ state: key === 'all' ? null : key })}
          options={[
            { key: 'all', label: w('all') },
            ...states.map((key) => ({ key, label: w(`state.${key}`) })),
          ]}
        />
      }
    >
      <DataTable
        label={w('nominationsLabel')}
        rows={list.rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowHref={(row) => `/accounts/${row.accountId}`}
        rowName={(row) => row.accountName}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onMore={list.onMore}
        changing={list.changing}
        error={
          list.error ? <Failure error={list.error} onRetry={list.retry} words={nominationWords} /> : null
        }
        empty={
          state && whole ? (
            <Empty title={w('noneInState')}>{w('noneInStateText')}</Empty>
          ) : (
            <Empty title={w('emptyTitle')} action={nominate}>
              {w('emptyText')}
            </Empty>
          )
        }
        compact={(row) => ({
          title: row.accountName,
          value: (
            <Button small onClick={() => setOpen(row)}>
              {w(row.may.length ? 'decide' : 'detail')}
            </Button>
          ),
          line: (
            <>
              {w(`state.${row.state}`)} · {w('quality')} {w('qualityOf', { yes: row.yes })} ·{' '}
              {row.personName ?? w('bySystem')}
            </>
          ),
        })}
      />
      {nominating ? <NominateDialog onClose={() => setNominating(false)} /> : null}
      {open ? <NominationPanel nomination={open} currency={currency} onClose={() => setOpen(null)} /> : null}
    </Page>
  )
}

const Pipeline = ({ totals }: { totals: ReturnType<typeof useNominationTotals>['data'] }) => {
  const w = useWords(nominationWords)
  return (
    <>
      {states.map((state) => {
        const one = totals?.states.find((row) => row.state === state)
        const count = one?.nominations ?? 0
        return (
          <Fact
            key={state}
            label={w(`state.${state}`)}
            why={
              state === 'open' ? <Why title={w('nominations')} formula={w('pipelineFormula')} /> : undefined
            }
            note={
              one && count ? (
                <>
                  {w('qualityAverage', { yes: (one.yes / count).toFixed(1) })} ·{' '}
                  <Money amountMinor={one.netMinor} currency={totals?.currency ?? undefined} />
                </>
              ) : null
            }
          >
            <Count value={count} unit={w('accountsUnit')} />
          </Fact>
        )
      })}
    </>
  )
}

/** Six pips, so that quality can be read down a column. */
const Pips = ({ yes }: { yes: number }) => {
  const w = useWords(nominationWords)
  return (
    <span className="sg-pips" role="img" aria-label={w('qualityOf', { yes })}>
      {[1, 2, 3, 4, 5, 6].map((pip) => (
        <i key={pip} data-on={pip <= yes || undefined} />
      ))}
      <span className="k-number" aria-hidden="true">
        {yes}
      </span>
    </span>
  )
}

const useColumns = (currency: string | undefined, onOpen: (row: Nomination) => void) => {
  const w = useWords(nominationWords)
  return useMemo(
    (): Column<Nomination>[] => [
      {
        key: 'account',
        title: w('account'),
        minWidth: 200,
        grow: 2,
        render: (row) => <span title={`${row.accountName} · ${row.accountCode}`}>{row.accountName}</span>,
      },
      {
        key: 'state',
        title: w('state'),
        width: 104,
        render: (row) => <State tone={stateTone[row.state]}>{w(`state.${row.state}`)}</State>,
      },
      {
        key: 'quality',
        title: (
          <span className="sg-head-why">
            {w('quality')} <Why title={w('quality')} formula={w('qualityWhy')} />
          </span>
        ),
        width: 130,
        render: (row) => <Pips yes={row.yes} />,
      },
      {
        key: 'tier',
        title: w('tier'),
        width: 84,
        priority: 3,
        render: (row) => <TierMark tier={row.tier} terse />,
      },
      {
        key: 'net',
        title: w('netYear'),
        width: 140,
        align: 'right',
        priority: 3,
        render: (row) => <Money amountMinor={row.netMinor} currency={currency} />,
      },
      { key: 'by', title: w('nominatedBy'), width: 110, priority: 2, render: (row) => row.personName ?? '—' },
      {
        key: 'on',
        title: w('nominatedOn'),
        width: 110,
        align: 'right',
        priority: 2,
        render: (row) => <DayText day={dayIn(new Date(row.createdAt))} />,
      },
      {
        key: 'comment',
        title: w('decision'),
        minWidth: 150,
        grow: 2,
        priority: 3,
        render: (row) =>
          row.decidedAt ? (
            <span title={row.comment ?? undefined}>
              {[row.decidedByName, row.comment].filter(Boolean).join(w('colon'))}
            </span>
          ) : (
            '—'
          ),
      },
      {
        key: 'acts',
        title: <span className="k-hidden">{w('detail')}</span>,
        width: 100,
        align: 'right',
        render: (row) => (
          <Button small kind={row.may.length ? 'plain' : 'bare'} onClick={() => onOpen(row)}>
            {w(row.may.length ? 'decide' : 'detail')}
          </Button>
        ),
      },
    ],
    [w, currency, onOpen],
  )
}
