// The list of accounts: found, filtered and sorted, with what each brings.
import { useEffect, useMemo, useRef, useState } from 'react'
import { addMonths } from '#base/calendar.ts'
import { deciders, exporters, importers, sellers } from '#base/viewer.ts'
import { FieldValue } from '#records/accounts/fields/field-value.tsx'
import { type Field, useFieldsRead } from '#records/accounts/fields/use-fields.tsx'
import { industryShown } from '#records/accounts/industry.ts'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { accountWords } from '#records/accounts/words.ts'
import { ListViews } from '#records/desk/views/list-views.tsx'
import type { staffDoors } from '#records/staff/contract.ts'
import { Button, ButtonLink } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { ColumnChooser } from '#web/column-chooser.tsx'
import { Change, Count, DayText, Money } from '#web/figure.tsx'
import { kitWords } from '#web/kit-words.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { usePhone } from '#web/media.ts'
import { Page } from '#web/page.tsx'
import { usePages, useRead } from '#web/query.ts'
import { Empty, Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { useUrl } from '#web/url.ts'
import { Why } from '#web/why.tsx'
import { BulkActions } from './bulk.tsx'
import type { accountListDoors } from './contract.ts'
import { exportWords } from './export.words.ts'
import { ExportDialog } from './export-dialog.tsx'
import './list.css'
import { listWords } from './list.words.ts'
import { columnKeys } from './list-fields.ts'
import { ListFilters, SortMenu } from './list-filters.tsx'
import { columnsOf, filterKeys, queryOf, showOf, sortOf, usualWith } from './list-query.ts'

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
  const kit = useWords(kitWords)
  const [url, setUrl] = useUrl()
  const query = useMemo(() => queryOf(url), [url])
  const me = useRead(['me'], (signal) => staff('GET /me', { signal })).data
  const choices = useRead(['accounts', 'choices'], (signal) => ask('GET /accounts/choices', { signal })).data
  // Which columns there are hangs on the company's own fields, so that the list waits for them.
  const ownRead = useFieldsRead('account')
  const own = ownRead.data?.rows ?? noFields
  const keys = useMemo(() => {
    const chosen = columnsOf(url, own)
    return query.sort === 'created' && !chosen.includes('created') ? [...chosen, 'created'] : chosen
  }, [url, own, query.sort])
  const show = useMemo(() => showOf(keys), [keys])
  const names = useRef<Record<string, string>>({})
  const list = usePages(
    ['accounts', 'list', query, show],
    async (cursor, signal) => {
      const page = await ask('GET /accounts', { query: { ...query, show, cursor, limit: 100 }, signal })
      Object.assign(names.current, page.names)
      return page
    },
    { enabled: !ownRead.isPending },
  )
  const [selected, setSelected] = useState<Set<string>>(new Set())
  const [everything, setEverything] = useState(false)
  const select = (next: Set<string>) => {
    setSelected(next)
    setEverything(false)
  }
  // What was chosen in another list is not meant here.
  const filterText = JSON.stringify({ ...query, sort: null, direction: null })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list begins with nothing chosen
  useEffect(() => select(new Set()), [filterText])
  const mayHandOver = me?.roles.some((role) => deciders.includes(role)) ?? false
  const phone = usePhone()
  const mayAdd = me?.roles.some((role) => sellers.includes(role)) ?? false
  const mayExport = me?.roles.some((role) => exporters.includes(role)) ?? false
  const [exporting, setExporting] = useState(false)
  const we = useWords(exportWords)
  const mayImport = me?.roles.some((role) => importers.includes(role)) ?? false
  const columns = useColumns(choices, keys, own, names.current)
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
          <ButtonLink to="/accounts/duplicates">{w('duplicates')}</ButtonLink>
          {phone ? null : <SortMenu />}
          {phone ? null : <Columns keys={keys} own={own} />}
          {mayExport ? (
            <Button icon="download" onClick={() => setExporting(true)}>
              {we('export')}
            </Button>
          ) : null}
          {exporting ? <ExportDialog query={query} onClose={() => setExporting(false)} /> : null}
          {mayAdd ? (
            <ButtonLink kind="primary" icon="plus" to="/accounts/new">
              {w('newAccount')}
            </ButtonLink>
          ) : null}
        </>
      }
      filters={
        <>
          <div className="al-views">
            <ListViews list="accounts" />
          </div>
          <ListFilters choices={choices} ownOnly={me?.scope === 'own'} own={own} names={names.current} />
        </>
      }
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
        selected={mayAdd || mayHandOver ? selected : undefined}
        onSelect={mayAdd || mayHandOver ? select : undefined}
        selectionActions={
          <>
            {everything ? (
              <span className="k-quiet">{kit('selectedMatching')}</span>
            ) : list.hasMore && list.rows?.every((row) => selected.has(row.id)) ? (
              <Button small kind="bare" onClick={() => setEverything(true)}>
                {kit('selectMatching')}
              </Button>
            ) : null}
            <BulkActions
              chosen={everything ? { query } : { ids: [...selected] }}
              maySet={mayAdd}
              mayHandOver={mayHandOver}
              onDone={() => select(new Set())}
            />
          </>
        }
        compact={compact}
        foot={<Period asOfMonth={choices?.asOfMonth ?? null} />}
      />
    </Page>
  )
}

const noFields: Field[] = []
type Names = Readonly<Record<string, string>>

/** Every column there is, by what people call it. */
const Columns = ({ keys, own }: { keys: readonly string[]; own: readonly Field[] }) => {
  const w = useWords(listWords)
  const { language } = useLanguage()
  const [, setUrl] = useUrl()
  const all = [
    ...columnKeys.map((key) => ({ key: key as string, label: w(wordOf[key] ?? (key as 'tier')) })),
    ...own
      .filter((field) => !field.archived)
      .map((field) => ({ key: `custom.${field.key}`, label: field.name[language] })),
  ]
  const usual = usualWith(own)
  const put = (next: readonly string[]) =>
    setUrl({ columns: next.join(',') === usual.join(',') ? null : next.join(',') || 'none' })
  return (
    <ColumnChooser
      columns={all}
      value={keys}
      onChange={put}
      onReset={keys.join(',') === usual.join(',') ? undefined : () => setUrl({ columns: null })}
    />
  )
}
const wordOf: Partial<Record<string, 'lastOrder' | 'createdAt'>> = { last: 'lastOrder', created: 'createdAt' }

const useColumns = (
  choices: Choices | undefined,
  keys: readonly string[],
  own: readonly Field[],
  names: Names,
): Column<Row>[] => {
  const w = useWords(listWords)
  const account = useWords(accountWords)
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
        width: language === 'zh' ? 104 : 116,
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
        width: language === 'zh' ? 104 : 124,
        priority: 3,
        render: (row) => segmentName(row.segment) ?? '—',
      },
      {
        key: 'net',
        title: w('net'),
        width: 100,
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
        width: 98,
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
        minWidth: 120,
        grow: 1,
        priority: 3,
        render: (row) => <span title={placeOf(row)}>{placeOf(row) || '—'}</span>,
      },
    ]
    const text = (
      key: 'region' | 'industry' | 'shortName' | 'taxNumber' | 'department',
      value: (row: Row) => string | null | undefined,
    ): Column<Row> => ({
      key,
      title: w(key),
      width: 124,
      render: (row) => <span title={value(row) ?? undefined}>{value(row) ?? '—'}</span>,
    })
    const named = (
      key: 'sizeClass' | 'organisationLevel' | 'ownership' | 'attitude' | 'status',
      prefix: string,
    ): Column<Row> => ({
      key,
      title: w(key),
      width: 100,
      render: (row) => (row[key] ? account(`${prefix}.${row[key]}` as keyof typeof accountWords) : '—'),
    })
    columns.push(
      text('department', (row) => row.departmentName),
      text('region', (row) => row.region),
      text('industry', (row) => industryShown(row.industry, language)),
      text('shortName', (row) => row.shortName),
      text('taxNumber', (row) => row.taxNumber),
      named('status', 'status'),
      named('sizeClass', 'size'),
      named('organisationLevel', 'level'),
      named('ownership', 'ownership'),
      named('attitude', 'attitude'),
      {
        key: 'employees',
        title: w('employees'),
        width: 92,
        align: 'right',
        render: (row) => <Count value={row.employees} />,
      },
      {
        key: 'tags',
        title: w('tags'),
        width: 150,
        render: (row) => (
          <span title={row.tags?.join(' · ')}>{row.tags?.length ? row.tags.join(' · ') : '—'}</span>
        ),
      },
      {
        key: 'updatedAt',
        title: w('updatedAt'),
        width: 112,
        align: 'right',
        render: (row) => <DayText day={row.updatedAt?.slice(0, 10)} />,
      },
      {
        key: 'created',
        title: w('createdAt'),
        width: 112,
        align: 'right',
        sortable: true,
        render: (row) => <DayText day={row.createdAt.slice(0, 10)} />,
      },
      ...own.map(
        (field): Column<Row> => ({
          key: `custom.${field.key}`,
          title: field.name[language],
          width: 132,
          align: ['number', 'money', 'date'].includes(field.kind) ? 'right' : 'left',
          render: (row) => (
            <FieldValue
              field={field}
              value={row.custom?.[field.key]}
              names={names}
              currency={currency}
              plain
            />
          ),
        }),
      ),
    )
    const [first, ...rest] = columns
    return [
      ...(first ? [first] : []),
      // What somebody chose shows on a narrow desk as well.
      ...keys.flatMap((key) => rest.find((column) => column.key === key) ?? []),
    ]
  }, [w, account, language, segmentName, currency, keys, own, names])
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
