// Accounts with the parts of their value as columns; what is asked lies in the address.
import { useMemo } from 'react'
import { exactMoney } from '#base/money.ts'
import type { accountDoors } from '#records/accounts/contract.ts'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Money, Percent } from '#web/figure.tsx'
import { Filter } from '#web/filter.tsx'
import { Icon } from '#web/icons.tsx'
import { SearchInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { usePhone } from '#web/media.ts'
import { Page } from '#web/page.tsx'
import { usePages, useRead } from '#web/query.ts'
import { Empty, Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { useUrl } from '#web/url.ts'
import { Why } from '#web/why.tsx'
import { ask, type Row, type Run, useLedger, useRuns, useSettings } from '../asking.tsx'
import { ComputeButton } from '../compute-button.tsx'
import { NoRun } from '../no-run.tsx'
import { flags } from '../parts.ts'
import { marginOf } from '../worth/margin.ts'
import { listWords } from './list.words.ts'
import { cleared, queryOf, type Sort, sortShown, sorts } from './list-query.ts'
import '../value.css'
import { useValueTabs } from '../value-tabs.tsx'
import { Chance, Flags, useIntervalText, valueHref } from '../value-text.tsx'
import { roomWords } from '../words.ts'

const accounts = client<typeof accountDoors>()

export const ValueAccountsPage = () => {
  const w = useWords(listWords)
  const room = useWords(roomWords)
  const [url, setUrl] = useUrl()
  const tabs = useValueTabs('accounts')
  const query = useMemo(() => queryOf(url), [url])
  const list = usePages(['value', 'accounts', query], (cursor, signal) =>
    ask('GET /value/accounts', { query: { ...query, cursor, limit: 100 }, signal }),
  )
  const runs = useRuns()
  const currency = useLedger().data?.currency ?? undefined
  const mayCompute = useSettings().data?.may.includes('settle') ?? false
  const run = runs.data?.rows[0]
  const columns = useColumns(currency)
  const isFiltered = Object.keys(query).some((key) => key !== 'sort')
  // On a phone the one figure is what the list is sorted by.
  const figure = query.sort === '-contribution' ? 'contribution' : query.sort
  const noRun = runs.data?.rows.length === 0
  return (
    <Page
      {...tabs}
      kind="list"
      question={w('question')}
      actions={run ? <ComputeButton plain may={mayCompute} /> : undefined}
      filters={noRun ? undefined : <Filters />}
    >
      <DataTable
        label={w('label')}
        rows={list.rows}
        columns={columns}
        rowKey={(row) => row.accountId}
        rowHref={(row) => valueHref(row.accountId)}
        rowName={(row) => row.name}
        sort={sortShown(query.sort)}
        onSort={(next) => {
          const chosen = next?.key === 'contribution' && next.way === 'up' ? '-contribution' : next?.key
          const isOpposite = next?.way === 'up' && chosen !== '-contribution'
          setUrl({ sort: !chosen || isOpposite || chosen === 'lifetime' ? null : chosen })
        }}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onMore={list.onMore}
        changing={list.changing}
        error={list.error ? <Failure error={list.error} onRetry={list.retry} words={roomWords} /> : null}
        empty={
          isFiltered ? (
            <Empty
              title={w('noMatch')}
              action={<Button onClick={() => setUrl(cleared)}>{w('clear')}</Button>}
            >
              {w('noMatchText')}
            </Empty>
          ) : noRun ? (
            <NoRun mayCompute={mayCompute} />
          ) : (
            <Empty title={w('noneTitle')}>{w('noneText')}</Empty>
          )
        }
        compact={(row) => ({
          title: row.name,
          value: <Money amountMinor={row[`${figure}Minor`]} currency={currency} />,
          line: (
            <span className="va-line">
              <TierMark tier={row.tier} terse />
              <span>{room(figure)}</span>
              {figure === 'contribution' ? null : (
                <span>
                  {room('contribution')} <Money amountMinor={row.contributionMinor} currency={currency} />
                </span>
              )}
              <span>
                {w('col.alive')} <Chance share={row.alive} />
              </span>
              <Flags flags={row.flags} />
            </span>
          ),
        })}
        foot={run ? <How run={run} /> : undefined}
      />
    </Page>
  )
}

const Filters = () => {
  const w = useWords(listWords)
  const room = useWords(roomWords)
  const phone = usePhone()
  const [url, setUrl] = useUrl()
  const query = queryOf(url)
  const choices = useRead(['segments', 'choices'], (signal) => accounts('GET /segments/choices', { signal }))
  const span = (from: number | undefined, below: number | undefined) =>
    below === undefined
      ? w('atLeast', { from: from ?? 0 })
      : below === (from ?? 0) + 1
        ? String(from ?? 0)
        : w('span', { from: from ?? 0, to: below - 1 })
  return (
    <>
      <SearchInput
        value={url.search ?? ''}
        onChange={(search) => setUrl({ search: search || null })}
        label={w('search')}
      />
      <Filter
        single
        label={w('flag')}
        value={query.flag ? [query.flag] : []}
        onChange={([flag]) => setUrl({ flag: flag ?? null })}
        options={flags.map((key) => ({ key, label: room(`flag.${key}`) }))}
      />
      <Filter
        single
        label={room('tier')}
        value={query.tier ? [query.tier] : []}
        onChange={([tier]) => setUrl({ tier: tier ?? null })}
        options={(choices.data?.tiers ?? []).map((tier) => ({
          key: tier,
          text: tier,
          label: <TierMark tier={tier} named />,
        }))}
      />
      {phone ? (
        <Filter
          single
          label={w('sort')}
          value={[query.sort]}
          onChange={([sort]) => setUrl({ sort: !sort || sort === 'lifetime' ? null : sort })}
          options={sorts.map((key: Sort) => ({ key, label: w(`sort.${key}`) }))}
        />
      ) : null}
      {query.costs ? <Dropped onDrop={() => setUrl({ costs: null })}>{w('costsUnknown')}</Dropped> : null}
      {query.weeksFrom !== undefined || query.repeatsFrom !== undefined ? (
        <Dropped
          onDrop={() => setUrl({ weeksFrom: null, weeksBelow: null, repeatsFrom: null, repeatsBelow: null })}
        >
          {w('cell', {
            repeats: span(query.repeatsFrom, query.repeatsBelow),
            weeks: span(query.weeksFrom, query.weeksBelow),
          })}
        </Dropped>
      ) : null}
    </>
  )
}

/** A condition that came with the address and can be taken away. */
const Dropped = ({ children, onDrop }: { children: string; onDrop: () => void }) => {
  const w = useWords(listWords)
  return (
    <button
      type="button"
      className="k-filter va-drop"
      data-set
      onClick={onDrop}
      aria-label={`${w('drop')} ${children}`}
    >
      <strong>{children}</strong>
      <Icon name="close" size={12} />
    </button>
  )
}

const useColumns = (currency: string | undefined): Column<Row>[] => {
  const w = useWords(listWords)
  const room = useWords(roomWords)
  const interval = useIntervalText(currency)
  return useMemo(() => {
    const money = (
      key: 'net' | 'profit' | 'costToServe' | 'contribution' | 'intangible' | 'total' | 'atRisk',
      title: string,
      width: number,
      rest: Partial<Column<Row>> = {},
    ): Column<Row> => ({
      key,
      title,
      width,
      align: 'right',
      render: (row) => <Money amountMinor={row[`${key}Minor`]} currency={currency} />,
      ...rest,
    })
    const lifetimeTip = (row: Row): string | undefined =>
      row.lifetimeMinor === null
        ? room(`by.${row.lifetimeBy}`)
        : w('lifetimeTip', {
            exact: exactMoney(row.lifetimeMinor, currency ?? 'CNY'),
            interval: interval(row.lifetimeLowMinor, row.lifetimeHighMinor) ?? '—',
            by: room(`by.${row.lifetimeBy}`),
          })
    const columns: Column<Row>[] = [
      {
        key: 'name',
        title: room('account'),
        minWidth: 168,
        grow: 3,
        render: (row) => (
          <span title={[row.name, row.code, row.ownerName].filter(Boolean).join(' · ')}>{row.name}</span>
        ),
      },
      { key: 'tier', title: room('tier'), width: 58, render: (row) => <TierMark tier={row.tier} terse /> },
      money('net', room('net'), 92, { sortable: true }),
      money('profit', w('col.profit'), 88, { priority: 3 }),
      money('costToServe', w('col.costToServe'), 88, { sortable: true }),
      money('contribution', w('col.contribution'), 100, { sortable: true }),
      {
        key: 'margin',
        title: room('margin'),
        width: 68,
        align: 'right',
        render: (row) => <Percent share={marginOf(row)} loss />,
      },
      money('intangible', w('col.intangible'), 84, { priority: 3 }),
      money('total', w('col.total'), 88, { sortable: true, priority: 3 }),
      {
        key: 'lifetime',
        title: w('col.lifetime'),
        width: 96,
        align: 'right',
        sortable: true,
        render: (row) => (
          <span title={lifetimeTip(row)}>
            <Money amountMinor={row.lifetimeMinor} currency={currency} exact={false} />
          </span>
        ),
      },
      {
        key: 'alive',
        title: w('col.alive'),
        width: 64,
        align: 'right',
        render: (row) => <Chance share={row.alive} />,
      },
      money('atRisk', w('col.atRisk'), 88, { sortable: true }),
      { key: 'flags', title: w('flag'), minWidth: 92, render: (row) => <Flags flags={row.flags} terse /> },
    ]
    return columns
  }, [w, room, interval, currency])
}

const How = ({ run }: { run: Run }) => {
  const w = useWords(listWords)
  const room = useWords(roomWords)
  const parts = [
    'net',
    'profit',
    'costToServe',
    'contribution',
    'margin',
    'intangible',
    'total',
    'alive',
    'atRisk',
  ] as const
  return (
    <span className="va-head">
      {room('asOf', { day: run.asOf })} · {w('how')}
      <Why
        title={w('how')}
        formula={parts.map((part) => (
          <span key={part} className="va-formula">
            <strong>{room(part)}</strong> {room(`${part}Formula`)}
          </span>
        ))}
        asOf={run.asOf}
        version={run.formula}
      />
    </span>
  )
}
