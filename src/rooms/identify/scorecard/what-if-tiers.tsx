// What a change would do to each tier: accounts, revenue and profit, and what decides the tiers.
import { useMemo } from 'react'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Money } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import type { Foreseen, Pool } from '../scoring/what-if.ts'
import { profitNow, profitShift } from './profit-shift.ts'
import { scorecardWords } from './scorecard.words.ts'

/** What a tier would have, with the change from now below it. */
const Shift = ({ before, after, currency }: { before: number; after: number; currency?: string }) => {
  const change = after - before
  const shown = (value: number) =>
    currency ? <Money amountMinor={value} currency={currency} /> : value.toLocaleString('en-US')
  return (
    <>
      {shown(after)}
      <small className={change === 0 ? 'k-quiet' : change > 0 ? 'k-good' : 'k-bad'}>
        {change === 0 ? (
          '±0'
        ) : change > 0 ? (
          <>+{shown(change)}</>
        ) : currency ? (
          shown(change)
        ) : (
          <>−{shown(-change)}</>
        )}
      </small>
    </>
  )
}

export const TierShifts = ({
  foreseen,
  pool,
  currency,
}: {
  foreseen: Foreseen
  pool: Pool
  currency: string
}) => {
  const w = useWords(scorecardWords)
  const ladder = foreseen.tiers.map((one) => one.tier)
  const { now, profits } = useMemo(
    () => ({
      now: profitNow(pool),
      profits: new Map(pool.ids.map((id, place) => [id, pool.profitMinor[place] ?? null])),
    }),
    [pool],
  )
  const shift = useMemo(
    () => profitShift(foreseen, now, (id) => profits.get(id) ?? null),
    [foreseen, now, profits],
  )
  return (
    <table className="id-tiers">
      <caption className="k-hidden">{w('whatIf')}</caption>
      <thead>
        <tr>
          <th scope="col">{w('tierName')}</th>
          <th scope="col">{w('accountsThen')}</th>
          <th scope="col">{w('moneyThen')}</th>
          <th scope="col">{w('profitThen')}</th>
        </tr>
      </thead>
      <tbody>
        {foreseen.tiers.map(({ tier, before, after }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a tier is its place; its name is being typed
          <tr key={at}>
            <th scope="row">
              <TierMark tier={tier} ladder={ladder} />
            </th>
            <td>
              <Shift before={before.count} after={after.count} />
            </td>
            <td>
              <Shift before={before.amountMinor} after={after.amountMinor} currency={currency} />
            </td>
            <td>
              <Shift before={shift[at]?.before ?? 0} after={shift[at]?.after ?? 0} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const order = [
  'SCORE',
  'VETO',
  'PIN',
  'LIST',
  'QUOTA',
  'HYSTERESIS',
  'COOLDOWN',
  'OBSERVATION',
  'PROVISIONAL',
  'INSUFFICIENT',
] as const satisfies readonly (keyof Foreseen['reasons'])[]

export const ReasonCounts = ({ foreseen }: { foreseen: Foreseen }) => {
  const w = useWords(scorecardWords)
  return (
    <div className="id-reasons">
      <h3>{w('reasons')}</h3>
      <ul>
        {order
          .filter((reason) => foreseen.reasons[reason])
          .map((reason) => (
            <li key={reason}>
              {w(`reason.${reason}`)}{' '}
              <strong className="k-number">{(foreseen.reasons[reason] ?? 0).toLocaleString('en-US')}</strong>
            </li>
          ))}
      </ul>
    </div>
  )
}
