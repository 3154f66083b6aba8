// What made the difference, row by row; rows, rest and total agree to the cent.
import { type ReactNode, useMemo, useState } from 'react'
import { Money, percentText } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { countText } from '#web/number-text.ts'
import { Section } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { Sort } from '#web/table-types.ts'
import type { MixOut } from '../asking.tsx'
import { valueHref } from '../value-text.tsx'
import { type Change, changeParts, restOf } from './difference.ts'
import { mixWords } from './mix.words.ts'
import type { MixAsked } from './mix-asked.ts'

type Line = Change & {
  key: string
  name: string
  kind: 'row' | 'rest' | 'total'
  accountId: string | null
  quantities: string | null
}
const sortKeys = ['base', 'now', 'change', ...changeParts] as const

export const MixTable = ({ data, asked, actions }: { data: MixOut; asked: MixAsked; actions: ReactNode }) => {
  const w = useWords(mixWords)
  const { language } = useLanguage()
  const [sort, setSort] = useState<Sort | null>(null)
  const { by } = asked
  const lines = useMemo((): Line[] => {
    const quantity = (milli: number) => countText(milli / 1000, language)
    const rows = data.rows.map(
      (row): Line => ({
        ...row,
        key: row.key ?? '-',
        name: row.name ?? w(`nothing.${by}`),
        kind: 'row',
        accountId: by === 'account' ? row.key : null,
        quantities: w('quantityTip', {
          base: quantity(row.baseQuantityMilli),
          now: quantity(row.nowQuantityMilli),
        }),
      }),
    )
    const of = sortKeys.find((key) => key === sort?.key)
    const figure = (row: Line) => (of === 'change' || !of ? row.nowMinor - row.baseMinor : row[`${of}Minor`])
    if (of) rows.sort((a, b) => (figure(b) - figure(a)) * (sort?.way === 'up' ? -1 : 1))
    const plain = { accountId: null, quantities: null }
    return [
      { ...data.total, ...plain, key: 'total', name: w('total'), kind: 'total' },
      ...rows,
      ...(data.more
        ? [
            {
              ...restOf(data.total, data.rows),
              ...plain,
              key: 'rest',
              name: w('others'),
              kind: 'rest' as const,
            },
          ]
        : []),
    ]
  }, [data, by, sort, w, language])
  const currency = data.currency ?? undefined
  const columns = useMemo((): Column<Line>[] => {
    const strong = (line: Line, shown: ReactNode) =>
      line.kind === 'total' ? <strong>{shown}</strong> : shown
    return [
      {
        key: 'name',
        title: w(`by.${by}`),
        minWidth: 190,
        grow: 3,
        render: (line) =>
          strong(
            line,
            <span
              className={line.kind === 'rest' ? 'k-quiet' : undefined}
              title={[line.name, line.quantities].filter(Boolean).join(' · ')}
            >
              {line.name}
            </span>,
          ),
      },
      {
        key: 'base',
        title: w('base'),
        width: 104,
        align: 'right',
        sortable: true,
        priority: 3,
        render: (line) => strong(line, <Money amountMinor={line.baseMinor} currency={currency} />),
      },
      {
        key: 'now',
        title: w('now'),
        width: 104,
        align: 'right',
        sortable: true,
        render: (line) => strong(line, <Money amountMinor={line.nowMinor} currency={currency} />),
      },
      {
        key: 'change',
        title: w('change'),
        width: 150,
        align: 'right',
        sortable: true,
        render: (line) =>
          strong(
            line,
            <>
              <Signed minor={line.nowMinor - line.baseMinor} currency={currency} />
              {line.baseMinor > 0 ? (
                <small className="k-unit">
                  {percentText((line.nowMinor - line.baseMinor) / line.baseMinor)}
                </small>
              ) : null}
            </>,
          ),
      },
      ...changeParts.map(
        (key): Column<Line> => ({
          key,
          title: w(`head.${key}`),
          width: 100,
          align: 'right',
          sortable: true,
          render: (line) => strong(line, <Signed minor={line[`${key}Minor`]} currency={currency} />),
        }),
      ),
    ]
  }, [w, by, currency])
  return (
    <Section id="rows" title={w(`rows.${by}`)} hint={w('rowsHint')} actions={actions}>
      <DataTable
        label={w(`rows.${by}`)}
        rows={lines}
        columns={columns}
        rowKey={(line) => line.key}
        rowHref={
          by === 'account' ? (line) => (line.accountId ? valueHref(line.accountId) : '#rows') : undefined
        }
        sort={sort}
        onSort={setSort}
        height={520}
        compact={(line) => ({
          title: line.kind === 'total' ? <strong>{line.name}</strong> : line.name,
          value: <Signed minor={line.nowMinor - line.baseMinor} currency={currency} />,
          line: changeParts
            .filter((key) => line[`${key}Minor`] !== 0)
            .map((key, index) => (
              <span key={key}>
                {index ? ' · ' : ''}
                {w(`head.${key}`)} <Signed minor={line[`${key}Minor`]} currency={currency} />
              </span>
            )),
        })}
      />
    </Section>
  )
}

/** A change with its sign; nothing is a quiet zero. */
const Signed = ({ minor, currency }: { minor: number; currency: string | undefined }) =>
  minor === 0 ? (
    <span className="k-number k-quiet">0</span>
  ) : (
    <span className="va-signed">
      {minor > 0 ? '+' : ''}
      <Money amountMinor={minor} currency={currency} />
    </span>
  )
