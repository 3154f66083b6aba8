// Why the key figures of the value tab are what they are.
import type { ReactNode } from 'react'
import { Money, Percent } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { percentText } from '#web/number-text.ts'
import { Why } from '#web/why.tsx'
import type { ExplainedRow } from '../asking.tsx'
import { roomWords } from '../words.ts'
import { cappedOf } from '../worth/intangible.ts'
import type { AccountValue, ValueRun } from './account-asking.tsx'
import { usePartText } from './part-text.tsx'
import { tabWords } from './tab.words.ts'

export type Explained = { row: ExplainedRow; run: ValueRun; settings: AccountValue['settings'] }
type Input = { label: ReactNode; value: ReactNode; to?: string }

const useExact = (run: ValueRun) => {
  const currency = run.currency ?? undefined
  return (minor: number | null) => <Money amountMinor={minor} currency={currency} exact />
}
/** Sentences one after the other, as the language spaces them. */
const useTogether = () => {
  const { language } = useLanguage()
  return (...sentences: string[]) => sentences.join(language === 'zh' ? '' : ' ')
}
const less = (minor: number | null) => (minor === null ? null : minor === 0 ? 0 : -minor)

export const ContributionWhy = ({ row, run }: Explained) => {
  const w = useWords(tabWords)
  const room = useWords(roomWords)
  const exact = useExact(run)
  const together = useTogether()
  const text = usePartText(run.currency ?? 'CNY')
  const { sales, goods, service } = row.parts
  const given = (['discount', 'rebate', 'returned'] as const).filter((key) => sales[`${key}Minor`] !== 0)
  const inputs: Input[] = [
    ...(given.length ? [{ label: w('gross'), value: exact(sales.grossMinor) }] : []),
    ...given.map((key) => ({ label: w(key), value: exact(less(sales[`${key}Minor`])) })),
    { label: <strong>{room('net')}</strong>, value: exact(row.netMinor) },
    { label: w('goods'), value: exact(less(goods.costMinor)), to: '/products' },
    { label: <strong>{room('profit')}</strong>, value: exact(row.profitMinor) },
    ...service.map((part) => ({
      label: (
        <>
          {room(`service.${part.kind}`)} <small className="k-quiet">{text(part).both}</small>
        </>
      ),
      value: exact(less(part.minor)),
    })),
    { label: <strong>{room('contribution')}</strong>, value: exact(row.contributionMinor) },
  ]
  return (
    <Why
      title={room('contribution')}
      formula={together(room('netFormula'), room('profitFormula'), room('contributionFormula'))}
      inputs={inputs}
      asOf={run.asOf}
      version={run.formula}
    />
  )
}

export const TotalWhy = ({ row, run, settings }: Explained) => {
  const w = useWords(tabWords)
  const room = useWords(roomWords)
  const exact = useExact(run)
  const together = useTogether()
  const { intangible } = row.parts
  return (
    <Why
      title={room('total')}
      formula={together(room('totalFormula'), room('intangibleFormula'))}
      inputs={[
        { label: room('profit'), value: exact(row.profitMinor) },
        { label: w('referralValue'), value: exact(intangible.referralMinor) },
        { label: w('learning'), value: exact(intangible.learningMinor) },
        { label: w('skill'), value: exact(intangible.skillMinor) },
        {
          label: w('capText', { share: percentText(settings.intangibleCap, 0) }),
          value: exact(intangible.capMinor),
          to: '/value/settings',
        },
        { label: w('intangibleCounts'), value: exact(cappedOf(intangible)) },
        { label: room('costToServe'), value: exact(less(row.costToServeMinor)) },
        { label: <strong>{room('total')}</strong>, value: exact(row.totalMinor) },
      ]}
      asOf={run.asOf}
      version={run.formula}
    />
  )
}

export const RiskWhy = ({ row, run }: Explained) => {
  const w = useWords(tabWords)
  const room = useWords(roomWords)
  const exact = useExact(run)
  const together = useTogether()
  const { risk, orders } = row.parts
  return (
    <Why
      title={room('atRisk')}
      formula={together(room('atRiskFormula'), room('aliveFormula'))}
      inputs={[
        { label: w('yearNet'), value: exact(risk.impactMinor) },
        { label: room('alive'), value: <Percent share={row.alive} /> },
        { label: w('lossChance'), value: <Percent share={risk.probability} /> },
        { label: room('lastOrder'), value: orders.lastOn ?? '—' },
        { label: room('way'), value: room(`by.${row.lifetimeBy}`), to: '/value/model' },
      ]}
      asOf={run.asOf}
      version={run.formula}
    />
  )
}
