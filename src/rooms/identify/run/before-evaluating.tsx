// What an evaluation will do, said before it starts: the scorecards it uses, who must approve, and what lapses.
import { addMonths, monthOf } from '#base/calendar.ts'
import { roleWords } from '#records/staff/words.ts'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { useLedger, usePlan, useScorecards, useWaitingRun } from '../asking.tsx'
import { useName } from '../scorecard/describe.tsx'
import { planWords } from './plan.words.ts'
import './plan.css'
import { outsideValidity } from '../scoring/validity.ts'

/** `scorecardId` null stands for all that hold on the day; the day null for the first of the month after the newest order. */
export const BeforeEvaluating = ({
  scorecardId,
  asOf,
}: {
  scorecardId: string | null
  asOf: string | null
}) => {
  const w = useWords(planWords)
  const role = useWords(roleWords)
  const name = useName()
  const scorecards = useScorecards().data?.rows
  const plan = usePlan().data
  const waiting = useWaitingRun().data
  const lastDay = useLedger().data?.lastDay
  const day = asOf ?? (lastDay ? addMonths(monthOf(lastDay), 1) : null)
  if (!scorecards || !plan || !day) return null
  const one = scorecards.find((row) => row.id === scorecardId)
  const holding = scorecards.filter((row) => !outsideValidity(row, day))
  const used = one ? [one] : holding
  const setsTiers = used.some((row) => row.sets === 'tier')
  return (
    <div className="ip-before" role="note" aria-label={w('toBeDone')}>
      {used.length === 0 ? (
        <p className="k-bad">{w('willUseNone', { day })}</p>
      ) : (
        <>
          <p>{one ? w('willUseOne') : w('willUse', { day })}</p>
          <ul>
            {used.map((row) => (
              <li key={row.id}>
                {name(row.name)} <span className="k-quiet">{w(`sets.${row.sets}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {one && outsideValidity(one, day) ? <p className="k-bad">{w('notThen', { day })}</p> : null}
      {setsTiers ? (
        <p>
          {plan.chain.length
            ? w('willWait', { chain: plan.chain.map((step) => role(step)).join(w('arrow')) })
            : w('willHold')}
        </p>
      ) : null}
      {setsTiers && waiting ? (
        <p className="k-warn">
          {w('willLapse', { reason: waiting.reason })}{' '}
          <Go to={`/identify/evaluations/${waiting.id}`}>{w('seeWaiting')}</Go>
        </p>
      ) : null}
    </div>
  )
}
