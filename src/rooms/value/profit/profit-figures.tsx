// The line of key figures of the profit page, each with how it is worked out.
import type { ReactNode } from 'react'
import { Count, Fact, Money, Percent, percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Why } from '#web/why.tsx'
import type { ProfitOut } from '../asking.tsx'
import { useMoneyText } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { marginOf } from '../worth/margin.ts'
import { profitWords } from './profit.words.ts'

export const ProfitFigures = ({ data }: { data: ProfitOut }) => {
  const w = useWords(profitWords)
  const room = useWords(roomWords)
  const money = useMoneyText(data.run?.currency)
  const currency = data.run?.currency ?? undefined
  const { totals, run } = data
  const exact = (amountMinor: number | null) => <Money amountMinor={amountMinor} currency={currency} exact />
  const ofNet = (minor: number | null) =>
    minor === null || totals.netMinor <= 0
      ? undefined
      : w('ofNet', { share: percentText(minor / totals.netMinor) })
  const scope = [
    {
      label: w('accountsCounted'),
      value: <Count value={totals.accounts} unit={room('accountsUnit')} />,
      to: '/value/accounts',
    },
    ...(data.uncosted
      ? [
          {
            label: w('uncosted'),
            value: <Count value={data.uncosted} unit={room('accountsUnit')} />,
            to: '/value/accounts?costs=unknown',
          },
        ]
      : []),
  ]
  const why = (
    title: string,
    formula: string,
    inputs: { label: ReactNode; value: ReactNode; to?: string }[],
  ) => (
    <Why
      title={title}
      formula={`${formula}${w('seenOnly')}`}
      inputs={[...inputs, ...scope]}
      asOf={run?.asOf}
      version={run?.formula}
    />
  )
  return (
    <>
      <Fact
        label={room('net')}
        note={room('window', { months: data.windowMonths })}
        why={why(room('net'), room('netFormula'), [{ label: room('net'), value: exact(totals.netMinor) }])}
      >
        <Money amountMinor={totals.netMinor} currency={currency} />
      </Fact>
      <Fact
        label={room('profit')}
        note={ofNet(totals.profitMinor)}
        why={why(room('profit'), room('profitFormula'), [
          { label: room('net'), value: exact(totals.netMinor) },
          { label: room('profit'), value: exact(totals.profitMinor) },
        ])}
      >
        <Money amountMinor={totals.profitMinor} currency={currency} />
      </Fact>
      <Fact
        label={room('costToServe')}
        note={ofNet(totals.costToServeMinor)}
        why={why(room('costToServe'), room('costToServeFormula'), [
          { label: room('costToServe'), value: exact(totals.costToServeMinor), to: '/value/settings' },
        ])}
      >
        <Money amountMinor={totals.costToServeMinor} currency={currency} />
      </Fact>
      <Fact
        label={room('contribution')}
        note={ofNet(totals.contributionMinor)}
        why={why(room('contribution'), room('contributionFormula'), [
          { label: room('profit'), value: exact(totals.profitMinor) },
          { label: room('costToServe'), value: exact(totals.costToServeMinor) },
          { label: room('contribution'), value: exact(totals.contributionMinor) },
        ])}
      >
        <Money amountMinor={totals.contributionMinor} currency={currency} />
      </Fact>
      <Fact
        label={w('lossMakers')}
        note={totals.lossMakers ? w('lossTotal', { money: money(Math.abs(totals.lossMinor)) }) : undefined}
        why={why(w('lossMakers'), w('lossFormula'), [
          {
            label: w('lossMakers'),
            value: <Count value={totals.lossMakers} unit={room('accountsUnit')} />,
            to: '/value/accounts?flag=lossMaker&sort=-contribution',
          },
          { label: room('margin'), value: <Percent share={marginOf(totals)} /> },
        ])}
      >
        <Count value={totals.lossMakers} unit={room('accountsUnit')} />
      </Fact>
    </>
  )
}
