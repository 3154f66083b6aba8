// What went into a score, in the unit people know it by.
import { Count, Money, Percent } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import type { ask } from '../asking.tsx'
import { whyWords } from './account.words.ts'

export type AccountScore = Awaited<ReturnType<typeof ask<'GET /accounts/:accountId/scores/:evaluationId'>>>
export type ScoreInput = AccountScore['inputs'][number]

export const InputValue = ({ input, currency }: { input: ScoreInput; currency: string | null }) => {
  const w = useWords(whyWords)
  const { source, value } = input
  if (value === null) return <span className="k-quiet">{w('missingInput')}</span>
  switch (source.from) {
    case 'rating':
      return <span className="k-number">{w('levelOf', { level: value })}</span>
    case 'attribute':
      return source.field === 'employees' && !source.points ? (
        <Count value={value} unit={w('peopleUnit')} />
      ) : (
        <span className="k-number">{w('pointsValue', { points: value })}</span>
      )
    case 'signal':
      return <Count value={value} />
    case 'ledger':
      switch (source.metric) {
        case 'sales':
        case 'profit':
          return <Money amountMinor={value} currency={currency ?? 'CNY'} />
        case 'margin':
        case 'growth':
        case 'stability':
        case 'lossImpact':
          return <Percent share={value} loss />
        case 'tenure':
          return <Count value={value} unit={w('monthsUnit')} />
        case 'recency':
          return <Count value={value} unit={w(value === 1 ? 'dayUnit' : 'daysUnit')} />
        case 'orders':
          return <Count value={value} unit={w('ordersUnit')} />
        case 'breadth':
          return <Count value={value} unit={w('productsUnit')} />
      }
  }
}
