// Why a lifetime value is what it is: margin, money per order, orders to come, agreements, and how sure that is.
import { Money, Percent } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { percentText } from '#web/number-text.ts'
import { Why } from '#web/why.tsx'
import type { ExplainedRow, Run } from '../asking.tsx'
import { Chance, useIntervalText, yearsOf } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { lifetimeWords } from '../worth/lifetime.words.ts'

export type Horizon = { run: Run; horizonWeeks: number; discountRate?: number }

export const useLifetimeFormula = ({ horizonWeeks, discountRate }: Omit<Horizon, 'run'>): string => {
  const w = useWords(roomWords)
  return w('lifetimeFormula', {
    years: yearsOf(horizonWeeks),
    rate: discountRate === undefined ? '—' : percentText(discountRate, 0),
  })
}

export const LifetimeWhy = ({ row, horizon }: { row: ExplainedRow; horizon: Horizon }) => {
  const w = useWords(lifetimeWords)
  const room = useWords(roomWords)
  const formula = useLifetimeFormula(horizon)
  const currency = horizon.run.currency ?? undefined
  const interval = useIntervalText(currency)
  const { lifetime, orders } = row.parts
  const span = interval(row.lifetimeLowMinor, row.lifetimeHighMinor)
  const count = (value: number | null) => (value === null ? '—' : value.toFixed(1))
  return (
    <Why
      title={`${row.name} · ${room('lifetime')}`}
      formula={formula}
      asOf={horizon.run.asOf}
      version={horizon.run.formula}
      inputs={[
        { label: w(`marginFrom.${lifetime.marginFrom}`), value: <Percent share={lifetime.margin} /> },
        {
          label: w('perOrder'),
          value: <Money amountMinor={lifetime.perOrderMinor} currency={currency} exact />,
        },
        { label: w('yearOrders'), value: count(lifetime.yearOrders) },
        {
          label: w('horizonOrders', { years: yearsOf(horizon.horizonWeeks) }),
          value: count(lifetime.horizonOrders),
        },
        { label: w('discountedOrders'), value: count(lifetime.discountedOrders) },
        {
          label: w('fromOrders'),
          value: <Money amountMinor={lifetime.ordersMinor} currency={currency} exact />,
        },
        ...(lifetime.agreements.count
          ? [
              {
                label: w('fromAgreements', { count: lifetime.agreements.count }),
                value: <Money amountMinor={lifetime.agreements.minor} currency={currency} exact />,
              },
            ]
          : []),
        ...(span ? [{ label: room('interval'), value: span }] : []),
        { label: room('alive'), value: <Chance share={row.alive} /> },
        { label: w('repeats'), value: orders.repeats.toLocaleString('en-US') },
        { label: room('lastOrder'), value: orders.lastOn ?? '—' },
        {
          label: room('way'),
          value: `${room(`by.${lifetime.by}`)} · ${room(`confidence.${lifetime.confidence}`)}`,
          to: '/value/model',
        },
      ]}
    />
  )
}
