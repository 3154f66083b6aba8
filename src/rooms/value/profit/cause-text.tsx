// Why an account loses money in one sentence, and everything behind it in the panel.
import { Money } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { percentText } from '#web/number-text.ts'
import { Why } from '#web/why.tsx'
import type { Advice, Run } from '../asking.tsx'
import { Chance, useMoneyText } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { causeOf } from './cause.ts'
import { profitWords } from './profit.words.ts'

export const useCauseText = (currency: string | null, companyMargin: number | null) => {
  const w = useWords(profitWords)
  const room = useWords(roomWords)
  const money = useMoneyText(currency)
  const percent = (share: number | null) => (share === null ? '—' : percentText(share))
  return ({ row, because }: Advice): { reason: string; remedy: string } => {
    const cause = causeOf(row, row.parts.service)
    const filled = {
      margin: percent(cause.margin),
      company: percent(companyMargin),
      service: percent(cause.serviceShare),
      money: money(row.costToServeMinor),
    }
    const key =
      cause.serviceShare === null
        ? 'because.costlyServiceNoSales'
        : because === 'thinMargin' && cause.margin !== null && cause.margin < 0
          ? 'because.noMargin'
          : because === 'thinMargin' && companyMargin === null
            ? 'because.thinMarginAlone'
            : (`because.${because}` as const)
    const largest =
      cause.largest && because !== 'thinMargin'
        ? w('largest', { kind: room(`service.${cause.largest.kind}`), money: money(cause.largest.minor) })
        : null
    const price = cause.priceRise === null ? null : percentText(cause.priceRise)
    const service = cause.serviceCut === null ? null : percentText(cause.serviceCut, 0)
    const remedy =
      price && service
        ? w('breakBoth', { price, service })
        : price
          ? w('breakPrice', { share: price })
          : service
            ? w('breakService', { share: service })
            : ''
    return { reason: [w(key, filled), largest].filter(Boolean).join(room('comma')), remedy }
  }
}

export const CauseWhy = ({ advice, run, text }: { advice: Advice; run: Run; text: string }) => {
  const w = useWords(profitWords)
  const room = useWords(roomWords)
  const { row } = advice
  const currency = run.currency ?? undefined
  const exact = (amountMinor: number | null) => <Money amountMinor={amountMinor} currency={currency} exact />
  const less = (minor: number | null) => exact(minor === null ? null : -minor)
  return (
    <Why
      title={`${row.name} · ${room('contribution')}`}
      formula={room('contributionFormula')}
      asOf={run.asOf}
      version={run.formula}
      inputs={[
        { label: room('net'), value: exact(row.netMinor) },
        { label: w('goods'), value: less(row.parts.goods.costMinor) },
        { label: room('profit'), value: exact(row.profitMinor) },
        ...[...row.parts.service]
          .filter((part) => part.minor !== 0)
          .sort((a, b) => b.minor - a.minor)
          .map((part) => ({ label: room(`service.${part.kind}`), value: less(part.minor) })),
        { label: room('contribution'), value: exact(row.contributionMinor) },
        { label: room('alive'), value: <Chance share={row.alive} /> },
      ]}
    >
      <p className="va-why-text">{text}</p>
    </Why>
  )
}
