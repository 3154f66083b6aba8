// How a lifetime value comes about, in its own figures: orders × value × margin, contracts besides; and how sure it is.
import { Fragment, type ReactNode } from 'react'
import { Count, DayText, Money, Percent, percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Section } from '#web/page.tsx'
import { Empty } from '#web/states.tsx'
import { LifetimeWhy } from '../profit/lifetime-why.tsx'
import { Alive, Sureness, useIntervalText, useMoneyText, yearsOf } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { tabWords } from './tab.words.ts'
import { surerBy, usualGapDays } from './tab-answer.ts'
import type { Explained } from './worth-why.tsx'

export const LifetimeSection = ({ row, run, settings }: Explained) => {
  const w = useWords(tabWords)
  const { horizonWeeks, discountRate } = settings
  const known = row.lifetimeMinor !== null
  return (
    <Section
      id="lifetime"
      title={
        <span className="va-head">
          {w('lifetimeTitle')}
          {known ? <LifetimeWhy row={row} horizon={{ run, horizonWeeks, discountRate }} /> : null}
        </span>
      }
      hint={
        known
          ? w('lifetimeHint', { years: yearsOf(horizonWeeks), rate: percentText(discountRate, 0) })
          : undefined
      }
      boxed
    >
      {known ? (
        <>
          <Formula row={row} run={run} settings={settings} />
          <Rhythm row={row} run={run} settings={settings} />
          <Surer row={row} />
        </>
      ) : (
        <Empty title={w('lifetimeNoneTitle')}>{w('lifetimeNoneText')}</Empty>
      )}
    </Section>
  )
}

type Term = {
  key: string
  sign: '×' | '+' | '=' | null
  label: ReactNode
  value: ReactNode
  note?: ReactNode
}

const count = (value: number | null): string =>
  value === null
    ? '—'
    : value.toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: value < 0.1 ? 2 : 1 })

const useTerms = ({ row, run, settings }: Explained): Term[] => {
  const w = useWords(tabWords)
  const room = useWords(roomWords)
  const currency = run.currency ?? undefined
  const money = useMoneyText(currency)
  const interval = useIntervalText(currency)
  const amount = (minor: number | null) => <Money amountMinor={minor} currency={currency} />
  const { lifetime, risk } = row.parts
  const { agreements } = lifetime
  const rate = percentText(settings.discountRate, 0)
  const margin: Term = {
    key: 'margin',
    sign: '×',
    label: w('marginNote'),
    value: <Percent share={lifetime.margin} loss />,
    note: w(`marginFrom.${lifetime.marginFrom}`),
  }
  const orders: Term[] =
    lifetime.by === 'agreements'
      ? []
      : lifetime.by === 'simple'
        ? [
            { key: 'year', sign: null, label: w('yearMoney'), value: amount(risk.impactMinor) },
            margin,
            {
              key: 'kept',
              sign: '×',
              label: w('kept'),
              value:
                risk.impactMinor > 0 && lifetime.margin !== 0 && lifetime.ordersMinor !== null ? (
                  <span className="k-number">
                    {(lifetime.ordersMinor / risk.impactMinor / lifetime.margin).toFixed(2)}
                  </span>
                ) : (
                  '—'
                ),
              note: w('keptNote', {
                retention: percentText(settings.fallbackRetention, 0),
                rate,
                years: yearsOf(settings.horizonWeeks),
              }),
            },
          ]
        : [
            {
              key: 'orders',
              sign: null,
              label: w('orders'),
              value: (
                <span className="k-number">
                  {count(lifetime.discountedOrders)} <small className="k-unit">{w('unit')}</small>
                </span>
              ),
              note: w('ordersNote', {
                horizon: count(lifetime.horizonOrders),
                year: count(lifetime.yearOrders),
              }),
            },
            {
              key: 'perOrder',
              sign: '×',
              label: w('perOrder'),
              value: amount(lifetime.perOrderMinor),
              note: w(lifetime.by === 'prior' ? 'perOrderNotePrior' : 'perOrderNote'),
            },
            margin,
          ]
  return [
    ...orders,
    ...(agreements.count
      ? [
          {
            key: 'agreements',
            sign: orders.length ? ('+' as const) : null,
            label: w('agreements'),
            value: amount(agreements.minor),
            note: w('agreementsNote', { count: agreements.count, money: money(agreements.yearlyMinor) }),
          },
        ]
      : []),
    {
      key: 'sum',
      sign: '=',
      label: room('lifetime'),
      value: amount(row.lifetimeMinor),
      note: interval(row.lifetimeLowMinor, row.lifetimeHighMinor) ?? undefined,
    },
  ]
}

const Formula = (explained: Explained) => (
  <ol className="vt-formula">
    {useTerms(explained).map(({ key, sign, label, value, note }) => (
      <Fragment key={key}>
        <li data-sum={key === 'sum' || undefined}>
          {sign ? <span className="vt-sign">{sign}</span> : null}
          <span className="vt-term">
            <small>{label}</small>
            <strong>{value}</strong>
            {note ? <small>{note}</small> : null}
          </span>
        </li>
      </Fragment>
    ))}
  </ol>
)

/** Whether it is still there, and the rhythm that says so. */
const Rhythm = ({ row }: Explained) => {
  const w = useWords(tabWords)
  const room = useWords(roomWords)
  const { orders, lifetime } = row.parts
  const gap = usualGapDays(orders)
  if (lifetime.by === 'agreements') return null
  return (
    <dl className="vt-rhythm">
      <div>
        <dt>{room('alive')}</dt>
        <dd>
          <Alive share={row.alive} />
        </dd>
      </div>
      <div>
        <dt>{w('lastOrder')}</dt>
        <dd>
          <DayText day={orders.lastOn} />
        </dd>
      </div>
      <div>
        <dt>{w('gap')}</dt>
        <dd className="k-number">
          {gap === null ? '—' : w('gapDays', { days: gap < 10 ? gap.toFixed(1) : Math.round(gap) })}
        </dd>
      </div>
      <div>
        <dt>{w('orderDays')}</dt>
        <dd>
          <Count value={orders.firstOn === null ? 0 : orders.repeats + 1} />
        </dd>
      </div>
      <div>
        <dt>{room('confidence')}</dt>
        <dd>
          <Sureness of={lifetime} /> <span className="k-quiet k-small">{room(`by.${lifetime.by}`)}</span>
        </dd>
      </div>
    </dl>
  )
}

const Surer = ({ row }: Pick<Explained, 'row'>) => {
  const w = useWords(tabWords)
  const room = useWords(roomWords)
  const ways = surerBy(row.parts)
  return (
    <p className="vt-surer">
      {ways.length ? w('surer', { what: ways.map((way) => w(`surer.${way}`)).join(room('list')) }) : null}
      {ways.includes('ownCost') ? <Go to="/products">{w('toProducts')}</Go> : null}
      <Go to="/value/model">{w('toModel')}</Go>
    </p>
  )
}
