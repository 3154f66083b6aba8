// What was granted to an account and spent on it over the last twelve months, by month and kind.
import { useMemo, useState } from 'react'
import { addMonths, type Month, monthsFrom } from '#base/calendar.ts'
import { exactMoney, shortMoney } from '#base/money.ts'
import type { Language } from '#base/words.ts'
import { Button, ButtonLink } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Count, Fact, Money } from '#web/figure.tsx'
import { type Say, useLanguage, useWords } from '#web/language.tsx'
import { countText } from '#web/number-text.ts'
import { Section } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { chargeDoors } from './charge.contract.ts'
import { type ChargeKind, chargeKinds, isHours } from './charge.ts'
import { chargeWords } from './charge.words.ts'
import { ChargeForm } from './charge-form.tsx'

const ask = client<typeof chargeDoors>()
type Charges = Awaited<ReturnType<typeof ask<'GET /accounts/:accountId/charges'>>>
export type Charge = Charges['rows'][number]
type Row = { month: Month; by: Map<ChargeKind, Charge> }

/** Two years back can be booked by hand; what lies further comes in a file. */
const monthsBack = 24

export const ChargesSection = ({ accountId }: { accountId: string }) => {
  const w = useWords(chargeWords)
  const { language } = useLanguage()
  const [booking, setBooking] = useState<{ kind: ChargeKind; month: Month } | null>(null)
  const list = useRead(['account', accountId, 'charges'], (signal) =>
    ask('GET /accounts/:accountId/charges', { path: { accountId }, query: { months: monthsBack }, signal }),
  )
  const data = list.data
  const rows = useMemo(() => (data ? rowsOf(data) : []), [data])
  const columns = useMemo((): Column<Row>[] => (data ? columnsOf(data, w, setBooking) : []), [data, w])
  if (list.error)
    return <Failure error={list.error} onRetry={() => void list.refetch()} words={chargeWords} />
  if (!data) return <SkeletonLines lines={8} />
  const { currency, may, to, lastMonth } = data
  const first = may[0]
  const shownFrom = rows.at(-1)?.month ?? to
  const inYear = rows.flatMap((row) => [...row.by.values()])
  const totals = chargeKinds.flatMap((kind) => {
    const of = inYear.filter((one) => one.kind === kind)
    return of.length ? [{ kind, sum: of.reduce((sum, one) => sum + figureIn(one), 0) }] : []
  })
  const open = (month: Month) => {
    const kind = may.find((one) => rows.find((row) => row.month === month)?.by.has(one)) ?? first
    if (kind) setBooking({ kind, month })
  }
  return (
    <Section
      id="charges"
      title={w('title')}
      hint={w('hint')}
      actions={
        <>
          {data.mayImport ? (
            <ButtonLink icon="upload" to="/imports/new?kind=charges">
              {w('import')}
            </ButtonLink>
          ) : null}
          {first ? (
            <Button icon="plus" onClick={() => setBooking({ kind: first, month: to })}>
              {w('book')}
            </Button>
          ) : null}
        </>
      }
    >
      {inYear.length === 0 ? (
        <Empty title={w(lastMonth ? 'oldTitle' : 'emptyTitle')}>
          {lastMonth ? w('oldText', { month: lastMonth.slice(0, 7) }) : w('emptyText')}
        </Empty>
      ) : (
        <>
          <div className="cm-facts">
            {totals.map(({ kind, sum }) => (
              <Fact key={kind} label={w(`short.${kind}`)}>
                {isHours(kind) ? (
                  <Count value={sum / 1000} unit={w('hours')} />
                ) : (
                  <Money amountMinor={sum} currency={currency} />
                )}
              </Fact>
            ))}
          </div>
          <DataTable
            label={w('title')}
            rows={rows}
            columns={columns}
            rowKey={(row) => row.month}
            {...(first ? { onOpen: (row: Row) => open(row.month) } : {})}
            height="auto"
            compact={(row) => ({
              title: row.month.slice(0, 7),
              value: <MoneyOf row={row} currency={currency} />,
              line: lineOf(row, w, currency, language),
            })}
            foot={w('span', { from: shownFrom.slice(0, 7), to: to.slice(0, 7) })}
          />
        </>
      )}
      {booking ? (
        <ChargeForm
          accountId={accountId}
          currency={currency}
          kinds={may}
          months={monthsFrom(data.from, to).reverse()}
          charges={data.rows}
          start={booking}
          onClose={() => setBooking(null)}
        />
      ) : null}
    </Section>
  )
}

const figureIn = (charge: Charge): number => charge.amountMinor ?? charge.quantityMilli ?? 0

/** Twelve months, the newest first. */
const rowsOf = (data: Charges): Row[] =>
  monthsFrom(addMonths(data.to, -11), data.to)
    .reverse()
    .map((month) => ({
      month,
      by: new Map(data.rows.filter((one) => one.month === month).map((one) => [one.kind, one])),
    }))

const columnsOf = (
  { currency, may }: Charges,
  w: Say<typeof chargeWords>,
  onBook: (place: { kind: ChargeKind; month: Month }) => void,
): Column<Row>[] => [
  { key: 'month', title: w('month'), width: 100, render: (row) => row.month.slice(0, 7) },
  ...chargeKinds.map((kind): Column<Row> => {
    const hours = isHours(kind)
    return {
      key: kind,
      title: w(`short.${kind}`),
      ...(hours ? { unit: w('hours') } : {}),
      minWidth: 100,
      align: 'right',
      render: (row) => {
        const charge = row.by.get(kind)
        const figure = hours ? (
          <Count value={charge ? figureIn(charge) / 1000 : null} />
        ) : (
          <Money amountMinor={charge?.amountMinor} currency={currency} />
        )
        if (!may.includes(kind)) return figure
        const month = row.month.slice(0, 7)
        const value = charge
          ? hours
            ? `${figureIn(charge) / 1000} ${w('hours')}`
            : exactMoney(figureIn(charge), currency)
          : w('none')
        return (
          <button
            type="button"
            className="cm-cell"
            aria-label={w('cell', { month, kind: w(`kind.${kind}`), value })}
            title={charge?.note ?? undefined}
            onClick={() => onBook({ kind, month: row.month })}
          >
            {figure}
          </button>
        )
      },
    }
  }),
]

const MoneyOf = ({ row, currency }: { row: Row; currency: string }) => {
  const money = [...row.by.values()].flatMap((one) => one.amountMinor ?? [])
  return (
    <Money amountMinor={money.length ? money.reduce((sum, one) => sum + one, 0) : null} currency={currency} />
  )
}

const lineOf = (row: Row, w: Say<typeof chargeWords>, currency: string, language: Language): string =>
  chargeKinds
    .flatMap((kind) => {
      const charge = row.by.get(kind)
      if (!charge) return []
      const text = isHours(kind)
        ? `${countText(figureIn(charge) / 1000, language)} ${w('hours')}`
        : shortMoney(figureIn(charge), currency, language)
      return [`${w(`short.${kind}`)} ${text}`]
    })
    .join(' · ') || w('none')
