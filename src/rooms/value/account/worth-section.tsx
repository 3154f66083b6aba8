// Where the value of an account comes from: the waterfall of its parts, and behind it every part with quantity and rate.
import { type ReactNode, useId, useState } from 'react'
import { minorPerMajor } from '#base/money.ts'
import { type ChartTable, DataList } from '#web/chart.tsx'
import { Money } from '#web/figure.tsx'
import { Heading } from '#web/heading.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { percentText } from '#web/number-text.ts'
import { Section } from '#web/page.tsx'
import { Choice } from '#web/tabs.tsx'
import { useMoneyText, useRoundMoney } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { cappedOf } from '../worth/intangible.ts'
import { usePartText } from './part-text.tsx'
import { tabWords } from './tab.words.ts'
import { type FallLine, Waterfall } from './waterfall.tsx'
import { type WorthFall, worthFalls } from './worth-falls.ts'
import type { Explained } from './worth-why.tsx'

export const WorthSection = (explained: Explained) => {
  const w = useWords(tabWords)
  const id = useId()
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const { row, run } = explained
  const money = useMoneyText(run.currency)
  const known = (minor: number | null) => (minor === null ? '—' : money(minor))
  const lines = useLines(explained)
  const label = w('waterfallLabel', {
    net: known(row.netMinor),
    profit: known(row.profitMinor),
    service: known(row.costToServeMinor),
    contribution: known(row.contributionMinor),
    intangible: known(row.intangibleMinor),
    total: known(row.totalMinor),
  })
  const account = `/accounts/${row.accountId}`
  return (
    <Section id="parts" boxed>
      <figure className="k-chart" aria-labelledby={id}>
        <figcaption className="k-chart-head">
          <Heading id={id}>{w('waterfall')}</Heading>
          <div className="k-page-actions">
            <Choice
              label={`${w('chart')} / ${w('table')}`}
              value={view}
              onChange={setView}
              options={[
                { key: 'chart', label: w('chart') },
                { key: 'table', label: w('table') },
              ]}
            />
          </div>
        </figcaption>
        {view === 'chart' ? (
          <>
            <Waterfall lines={lines} label={label} apart={w('apart')} />
            <p className="k-hidden">{label}</p>
          </>
        ) : (
          <PartsTable {...explained} label={w('waterfall')} />
        )}
        <div className="vt-foot">
          <span>{w('missing')}</span>
          <Go to={`${account}?tab=timeline&do=write`}>{w('visit')}</Go>
          <Go to={`${account}?tab=commercial`}>{w('hours')}</Go>
        </div>
      </figure>
    </Section>
  )
}

const useLines = ({ row, run, settings }: Explained): FallLine[] => {
  const w = useWords(tabWords)
  const room = useWords(roomWords)
  const currency = run.currency ?? 'CNY'
  const money = useMoneyText(currency)
  const text = usePartText(currency)
  const { goods, intangible, sales } = row.parts
  const soldMinor = sales.grossMinor - sales.returnedMinor
  const scaled = goods.costMinor !== null && goods.costMinor !== goods.knownCostMinor && soldMinor > 0
  const cap = percentText(settings.intangibleCap, 0)
  const noteOf = (one: WorthFall): ReactNode => {
    if (one.part) return text(one.part).both
    switch (one.key) {
      case 'goods':
        return goods.costMinor === null
          ? w('goodsUnknown')
          : scaled
            ? w('goodsScaled', { share: percentText(goods.costedMinor / soldMinor, 0) })
            : undefined
      case 'intangible':
        return intangible.sumMinor > intangible.capMinor
          ? intangible.capMinor === 0
            ? w('noProfitCap')
            : w('capped', { sum: money(intangible.sumMinor), cap: money(intangible.capMinor) })
          : w('capText', { share: cap })
      case 'contribution':
        return row.parts.service.length === 0 ? w('noService') : undefined
      default:
        return undefined
    }
  }
  return worthFalls(row).map((one) => ({
    ...one,
    label: one.part
      ? room(`service.${one.part.kind}`)
      : one.key === 'goods'
        ? w('goods')
        : room(one.key as 'net'),
    note: noteOf(one),
    value: <Money amountMinor={one.minor} currency={currency} />,
  }))
}

/** Every part as quantity × rate = money; what is not accounting profit comes last, with its cap. */
const PartsTable = ({ row, run, settings, label }: Explained & { label: string }) => {
  const w = useWords(tabWords)
  const room = useWords(roomWords)
  const currency = run.currency ?? 'CNY'
  const round = useRoundMoney(currency)
  const text = usePartText(currency)
  const exact = (minor: number | null) => <Money amountMinor={minor} currency={currency} exact />
  const less = (minor: number | null) => exact(minor === null ? null : minor === 0 ? 0 : -minor)
  const { sales, goods, service, intangible } = row.parts
  const unit = (major: number) => round(major * minorPerMajor(currency))
  const judged = (key: 'learning' | 'skill', level: number | null, major: number, minor: number) => [
    w(key),
    level === null ? w('notJudged') : w('levelOf', { level }),
    level === null ? '—' : unit(major),
    exact(minor),
  ]
  const table: ChartTable = {
    columns: [{ title: w('part') }, { title: w('quantity') }, { title: w('rate') }, { title: w('money') }],
    rows: [
      [w('gross'), '', '', exact(sales.grossMinor)],
      [w('discount'), '', '', less(sales.discountMinor)],
      [w('rebate'), '', '', less(sales.rebateMinor)],
      [w('returned'), '', '', less(sales.returnedMinor)],
      [<strong key="net">{room('net')}</strong>, '', '', exact(row.netMinor)],
      [w('goods'), '', '', less(goods.costMinor)],
      [<strong key="profit">{room('profit')}</strong>, '', '', exact(row.profitMinor)],
      ...service.map((part) => {
        const said = text(part)
        return [room(`service.${part.kind}`), said.quantity, said.rate, less(part.minor)]
      }),
      [<strong key="contribution">{room('contribution')}</strong>, '', '', exact(row.contributionMinor)],
      [<small key="apart">{w('apart')}</small>, '', '', ''],
      ...intangible.referrals.map((one) => [
        <span key="name">
          {w('referralLine', { name: '' })}
          {one.referredId ? <Go to={`/accounts/${one.referredId}?tab=value`}>{one.name}</Go> : one.name}
        </span>,
        round(one.lifetimeMinor),
        `${percentText(one.probability, 0)} × ${percentText(settings.attribution, 0)}`,
        exact(one.minor),
      ]),
      judged('learning', intangible.learningLevel, settings.learningUnit, intangible.learningMinor),
      judged('skill', intangible.skillLevel, settings.skillUnit, intangible.skillMinor),
      [w('intangibleSum'), '', '', exact(intangible.sumMinor)],
      [
        w('intangibleCounts'),
        '',
        w('capText', { share: percentText(settings.intangibleCap, 0) }),
        exact(cappedOf(intangible)),
      ],
      [<strong key="total">{room('total')}</strong>, '', '', exact(row.totalMinor)],
    ],
  }
  return <DataList label={label} table={table} />
}
