// What would happen if one evaluated now: tiers before and after, money that shifts, what decides, and who moves.
import { Count } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { Why } from '#web/why.tsx'
import { MovedCounts } from '../run/moved.tsx'
import type { Foreseen } from '../scoring/what-if.ts'
import { identifyWords } from '../words.ts'
import { windowText } from './describe.tsx'
import { scorecardWords } from './scorecard.words.ts'
import type { WhatIf } from './use-what-if.tsx'
import { Movers } from './what-if-movers.tsx'
import { ReasonCounts, TierShifts } from './what-if-tiers.tsx'

export const WhatIfPanel = ({ whatIf, windowMonths }: { whatIf: WhatIf; windowMonths: number | null }) => {
  const w = useWords(scorecardWords)
  const words = useWords(identifyWords)
  const { figures, pool, foreseen } = whatIf
  const currency = figures?.currency ?? 'CNY'
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
        <>
          <p className="id-whatif-sum" aria-live="polite">
            <MovedCounts moved={countsOf(foreseen.totals)} />
          </p>
          <TierShifts foreseen={foreseen} pool={pool} currency={currency} />
          <ReasonCounts foreseen={foreseen} />
          <Movers foreseen={foreseen} pool={pool} names={figures.names} currency={currency} />
        </>
      )}
    </section>
  )
}

/** The outcome in one line, for the foot of a phone. */
export const WhatIfLine = ({ whatIf }: { whatIf: WhatIf }) => {
  const w = useWords(scorecardWords)
  if (!whatIf.foreseen) return null
  return (
    <div className="id-strip">
      <strong>{w('whatIf')}</strong>
      <MovedCounts moved={countsOf(whatIf.foreseen.totals)} />
    </div>
  )
}

const countsOf = (totals: Foreseen['totals']) => ({
  up: totals.up.count,
  down: totals.down.count,
  entered: totals.entered.count,
  left: totals.left.count,
})
