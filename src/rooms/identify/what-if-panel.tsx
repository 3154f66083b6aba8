// What would happen if one evaluated now: tiers before and after, money that shifts, and who moves.
import { useState } from 'react'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Count, Money } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { Choice } from '#web/tabs.tsx'
import { Why } from '#web/why.tsx'
import { windowText } from './describe.tsx'
import { MovedCounts } from './moved.tsx'
import type { MoveKind } from './movement.ts'
import { scorecardWords } from './scorecard.words.ts'
import type { WhatIf } from './use-what-if.tsx'
import type { Foreseen, Pool } from './what-if.ts'
import { identifyWords } from './words.ts'

export const WhatIfPanel = ({ whatIf, windowMonths }: { whatIf: WhatIf; windowMonths: number | null }) => {
  const w = useWords(scorecardWords)
  const words = useWords(identifyWords)
  const { figures, pool, foreseen } = whatIf
  return (
    <section className="id-whatif" aria-label={w('whatIf')}>
      <header>
        <h2>
          {w('whatIf')}{' '}
          <Why
            title={w('whatIf')}
            formula={w('whatIfFormula')}
            inputs={[{ label: w('whatIfSeen'), value: <Count value={figures?.accountIds.length} /> }]}
            asOf={figures?.asOf}
          />
        </h2>
        <p className="k-small k-quiet">
          {w('whatIfHint')}
          {figures ? (
            <>
              {' · '}
              {w('whatIfData', {
                day: figures.asOf,
                window: windowText(words, figures.asOf, windowMonths),
              })}
            </>
          ) : null}
        </p>
      </header>
      {whatIf.error && !figures ? (
        <Failure error={whatIf.error} onRetry={whatIf.retry} words={identifyWords} />
      ) : foreseen === null ? (
        <p className="k-warn k-small">{w('whatIfBroken')}</p>
      ) : foreseen === undefined || !pool || !figures ? (
        <>
          <p className="k-small k-quiet">{w('whatIfWaiting')}</p>
          <SkeletonLines lines={6} />
        </>
      ) : foreseen.accounts === 0 ? (
        <p className="k-quiet">{w('whatIfEmpty')}</p>
      ) : (
        <Result foreseen={foreseen} pool={pool} names={figures.names} currency={figures.currency ?? 'CNY'} />
      )}
    </section>
  )
}

/** The outcome in one line, for the foot of a phone. */
export const WhatIfLine = ({ whatIf }: { whatIf: WhatIf }) => {
  const w = useWords(scorecardWords)
  if (!whatIf.foreseen) return null
  const { totals } = whatIf.foreseen
  return (
    <div className="id-strip">
      <strong>{w('whatIf')}</strong>
      <MovedCounts moved={countsOf(totals)} />
    </div>
  )
}

const countsOf = (totals: Foreseen['totals']) => ({
  up: totals.up.count,
  down: totals.down.count,
  entered: totals.entered.count,
  left: totals.left.count,
})

const Signed = ({ value }: { value: number }) =>
  value === 0 ? (
    <span className="k-quiet">0</span>
  ) : (
    <span className={value > 0 ? 'k-good' : 'k-bad'}>
      {value > 0 ? '+' : '−'}
      {Math.abs(value).toLocaleString('en-US')}
    </span>
  )

const Result = ({
  foreseen,
  pool,
  names,
  currency,
}: {
  foreseen: Foreseen
  pool: Pool
  names: readonly string[]
  currency: string
}) => {
  const w = useWords(scorecardWords)
  const ladder = foreseen.tiers.map((one) => one.tier)
  const insufficient = foreseen.provisional + foreseen.kept
  return (
    <>
      <p className="id-whatif-sum" aria-live="polite">
        <MovedCounts moved={countsOf(foreseen.totals)} />
      </p>
      <table className="id-tiers">
        <thead>
          <tr>
            <th scope="col">{w('tierName')}</th>
            <th scope="col">{w('now')}</th>
            <th scope="col">{w('tried')}</th>
            <th scope="col">{w('change')}</th>
            <th scope="col">{w('moneyThen')}</th>
            <th scope="col">{w('moneyChange')}</th>
          </tr>
        </thead>
        <tbody>
          {foreseen.tiers.map(({ tier, before, after }) => (
            <tr key={tier}>
              <th scope="row">
                <TierMark tier={tier} ladder={ladder} />
              </th>
              <td className="k-quiet">{before.count.toLocaleString('en-US')}</td>
              <td>{after.count.toLocaleString('en-US')}</td>
              <td>
                <Signed value={after.count - before.count} />
              </td>
              <td>
                <Money amountMinor={after.amountMinor} currency={currency} />
              </td>
              <td>
                {after.amountMinor === before.amountMinor ? (
                  <span className="k-quiet">0</span>
                ) : (
                  <>
                    {after.amountMinor > before.amountMinor ? '+' : ''}
                    <Money amountMinor={after.amountMinor - before.amountMinor} currency={currency} />
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="k-small k-quiet">
        {w('provisionalCount', {
          count: insufficient.toLocaleString('en-US'),
          provisional: foreseen.provisional.toLocaleString('en-US'),
          kept: foreseen.kept.toLocaleString('en-US'),
        })}
      </p>
      <Movers foreseen={foreseen} pool={pool} names={names} currency={currency} ladder={ladder} />
    </>
  )
}

const shownAtMost = 40

const Movers = ({
  foreseen,
  pool,
  names,
  currency,
  ladder,
}: {
  foreseen: Foreseen
  pool: Pool
  names: readonly string[]
  currency: string
  ladder: readonly string[]
}) => {
  const w = useWords(scorecardWords)
  const words = useWords(identifyWords)
  const [kind, setKind] = useState<MoveKind | 'all'>('all')
  const moves = foreseen.moves.filter((move) => kind === 'all' || move.kind === kind)
  if (foreseen.moves.length === 0) return null
  const shown = moves.slice(0, shownAtMost)
  // Only those in sight are looked up by name; a map of all would be made anew on every step.
  const nameOf = (id: string) => names[pool.ids.indexOf(id)] ?? id
  return (
    <div className="id-movers">
      <div className="k-row">
        <h3 className="k-grow">{w('whoMoves')}</h3>
        <Choice
          label={w('whoMoves')}
          value={kind}
          onChange={setKind}
          options={[
            { key: 'all', label: w('all') },
            { key: 'up', label: words('up') },
            { key: 'down', label: words('down') },
          ]}
        />
      </div>
      {shown.length ? (
        <ul>
          {shown.map((move) => (
            <li key={move.id} className="id-mover">
              <Go to={`/accounts/${move.id}`} className="k-cut k-grow">
                {nameOf(move.id)}
              </Go>
              <span className="id-step">
                <TierMark tier={move.from} ladder={ladder} terse />
                <span aria-hidden="true" className={move.kind === 'down' ? 'k-bad' : 'k-good'}>
                  →
                </span>
                <TierMark tier={move.to} ladder={ladder} terse />
                <span className="k-hidden">{words(move.kind)}</span>
              </span>
              <Money amountMinor={move.amountMinor} currency={currency} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="k-quiet k-small">{w('whatIfNone')}</p>
      )}
      {moves.length > shown.length ? (
        <p className="k-small k-quiet">
          {w('moreMoves', {
            count: (moves.length - shown.length).toLocaleString('en-US'),
            shown: shown.length,
          })}
        </p>
      ) : null}
    </div>
  )
}
