// The list of accounts: found, filtered and sorted, with what each brings.
import { useMemo } from 'react'
import { addMonths } from '#base/calendar.ts'
import { importers, sellers } from '#base/viewer.ts'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { accountWords } from '#records/accounts/words.ts'
import type { staffDoors } from '#records/staff/contract.ts'
import { Button, ButtonLink } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Change, DayText, Money } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { usePhone } from '#web/media.ts'
import { Page } from '#web/page.tsx'
import { usePages, useRead } from '#web/query.ts'
import { Empty, Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { useUrl } from '#web/url.ts'
import { Why } from '#web/why.tsx'
import type { accountListDoors } from './contract.ts'
import './list.css'
import { listWords } from './list.words.ts'
import { ListFilters, SortMenu } from './list-filters.tsx'
import { filterKeys, queryOf, sortOf } from './list-query.ts'

const ask = client<typeof accountListDoors>()
const staff = client<typeof staffDoors>()
export type Choices = Awaited<ReturnType<typeof ask<'GET /accounts/choices'>>>
type Row = Awaited<ReturnType<typeof ask<'GET /accounts'>>>['rows'][number]

/** Against the twelve months before; unknown where nothing was bought then. */
const changeOf = (row: Row): number | null =>
  row.netMinor !== null && row.previousNetMinor !== null && row.previousNetMinor > 0
    ? (row.netMinor - row.previousNetMinor) / row.previousNetMinor
    : null

const placeOf = (row: Row): string => [row.region, row.industry].filter(Boolean).join(' · ')

export const AccountsPage = () => {
  const w = useWords(listWords)
  const [url, setUrl] = useUrl()
  const query = useMemo(() => queryOf(url), [url])
  const me = useRead(['me'], (signal) => staff('GET /me', { signal })).data
  const choices = useRead(['accounts', 'choices'], (signal) => ask('GET /accounts/choices', { signal })).data
  const list = usePages(['accounts', 'list', query], (cursor, signal) =>
    ask('GET /accounts', { query: { ...query, cursor, limit: 100 }, signal }),
  )
  const phone = usePhone()
  const mayAdd = me?.roles.some((role) => sellers.includes(role)) ?? false
  const mayImport = me?.roles.some((role) => importers.includes(role)) ?? false
  const columns = useColumns(choices, query.sort === 'created')
  const isFiltered = url.mine === 'yes' || filterKeys.some((key) => url[key])
  const sort = sortOf(url)
  const compact = useCompact(choices)
  return (
    <Page
      kind="list"
      title={w('accounts')}
      question={w('question')}
      actions={
        <>
          {phone ? null : <SortMenu />}
          {mayAdd ? (
            <ButtonLink kind="primary" icon="plus" to="/accounts/new">
              {w('newAccount')}
            </ButtonLink>
          ) : null}
        </>
      }
      filters={<ListFilters choices={choices} ownOnly={me?.scope === 'own'} />}
    >
      <DataTable
        label={w('label')}
        rows={list.rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowHref={(row) => `/accounts/${row.id}`}
        rowName={(row) => row.name}
        sort={{ key: query.sort, way: query.direction }}
        onSort={(next) => {
          const choice = next ? `${next.way === 'down' ? '-' : ''}${next.key}` : 'name'
          setUrl({ sort: choice === 'name' || choice === sort ? null : choice })
        }}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onMore={list.onMore}
        changing={list.changing}
        error={list.error ? <Failure error={list.error} onRetry={list.retry} words={accountWords} /> : null}
        empty={
          isFiltered ? (
            <Empty
              title={w('noMatch')}
              action={
                <Button
                  onClick={() =>
                    setUrl(Object.fromEntries([...filterKeys, 'mine'].map((key) => [key, null])))
                  }
                >
                  {w('clear')}
                </Button>
              }
            >
              {w('noMatchText')}
            </Empty>
          ) : (
            <Empty
              title={w('noneTitle')}
              action={
                mayImport ? (
                  <ButtonLink kind="primary" icon="upload" to="/imports/new">
                    {w('importOrders')}
                  </ButtonLink>
                ) : undefined
              }
            >
              {w(me?.scope === 'all' ? 'noneText' : 'noneYoursText')}
            </Empty>
          )
        }
        compact={compact}
        foot={<Period asOfMonth={choices?.asOfMonth ?? null} />}
      />
    </Page>
  )
}

const useColumns = (choices: Choices | undefined, byCreated: boolean): Column<Row>[] => {
  const w = useWords(listWords)
  const segmentName = useSegmentName(choices)
  const { language } = useLanguage()
  const currency = choices?.currency ?? undefined
  return useMemo(() => {
    const columns: Column<Row>[] = [
      {
        key: 'name',
        title: w('name'),
        minWidth: 220,
        grow: 3,
        sortable: true,
        render: (row) => (
          <span title={[row.name, row.shortName, row.code].filter(Boolean).join(' · ')}>
            {row.name}
            <span className="al-code">{row.code}</span>
          </span>
        ),
      },
      {
        key: 'tier',
        title: w('tier'),
        width: language === 'zh' ? 110 : 140,
        render: (row) => <TierMark tier={row.tier} reason={row.tierReason} />,
      },
      {
        key: 'score',
        title: w('score'),
        width: 66,
        align: 'right',
        sortable: true,
        render: (row) => <span className="k-number">{row.score === null ? '—' : row.score.toFixed(1)}</span>,
      },
      {
        key: 'segment',
        title: w('segment'),
        width: 104,
        priority: 3,
        render: (row) => segmentName(row.segment) ?? '—',
      },
      {
        key: 'net',
        title: w('net'),
        width: 106,
        align: 'right',
        sortable: true,
        render: (row) => <Money amountMinor={row.netMinor} currency={currency} />,
      },
      {
        key: 'change',
        title: w('change'),
        width: 88,
        align: 'right',
        render: (row) => <Change share={changeOf(row)} />,
      },
      {
        key: 'profit',
        title: w('profit'),
        width: 104,
        align: 'right',
        render: (row) => <Money amountMinor={row.profitMinor} currency={currency} />,
      },
      {
        key: 'last',
        title: w('lastOrder'),
        width: 100,
        align: 'right',
        render: (row) => <DayText day={row.lastOrderedOn} />,
      },
      {
        key: 'owner',
        title: w('owner'),
        width: 88,
        render: (row) => row.ownerName ?? <span className="k-quiet">{w('noOwner')}</span>,
      },
      {
        key: 'place',
        title: w('place'),
        minWidth: 140,
        grow: 1,
        priority: 3,
        render: (row) => <span title={placeOf(row)}>{placeOf(row) || '—'}</span>,
      },
    ]
    if (byCreated)
      columns.push({
        key: 'created',
        title: w('createdAt'),
        width: 112,
        align: 'right',
        sortable: true,
        render: (row) => <DayText day={row.createdAt.slice(0, 10)} />,
      })
    return columns
  }, [w, language, segmentName, currency, byCreated])
}

const useSegmentName = (choices: Choices | undefined) => {
  const { language } = useLanguage()
  return useMemo(() => {
    const names = new Map(choices?.segments.map((segment) => [segment.key, segment[language]]))
    return (key: string | null) => (key === null ? null : (names.get(key) ?? key))
  }, [choices, language])
}

const useCompact = (choices: Choices | undefined) => {
  const w = useWords(listWords)
  const segmentName = useSegmentName(choices)
  return (row: Row) => ({
    title: row.name,
    value: <Money amountMinor={row.netMinor} currency={choices?.currency ?? undefined} />,
    line: (
      <span className="al-line">
        <TierMark tier={row.tier} reason={row.tierReason} terse />
        {row.netMinor === null ? null : <Change share={changeOf(row)} />}
        <span>{[segmentName(row.segment), row.ownerName ?? w('noOwner')].filter(Boolean).join(' · ')}</span>
      </span>
    ),
  })
}

const Period = ({ asOfMonth }: { asOfMonth: string | null }) => {
  const w = useWords(listWords)
  if (!asOfMonth) return null
  const month = (offset: number) => addMonths(asOfMonth, offset).slice(0, 7)
  return (
    <span className="al-period">
      {w('period', { from: month(-12), to: month(-1) })}
      <Why
        title={w('figures')}
        formula={w('figuresFormula')}
        asOf={asOfMonth}
        inputs={[
          { label: w('figuresWindow'), value: w('span', { from: month(-12), to: month(-1) }) },
          { label: w('figuresBefore'), value: w('span', { from: month(-24), to: month(-13) }) },
        ]}
      />
    </span>
  )
}
