// The plan in one strip: when accounts are evaluated by themselves, and who approves.
import { lazy, Suspense, useState } from 'react'
import { roleWords } from '#records/staff/words.ts'
import { Button } from '#web/button.tsx'
import { State } from '#web/figure.tsx'
import { Icon } from '#web/icons.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Failure, Skeleton } from '#web/states.tsx'
import { type Plan, usePlan } from '../asking.tsx'
import { monthDayText } from '../scoring/month-day.ts'
import { planWords } from './plan.words.ts'
import './plan.css'

const PlanDialog = lazy(() => import('./plan-dialog.tsx').then((file) => ({ default: file.PlanDialog })))

export const PlanCard = () => {
  const w = useWords(planWords)
  const read = usePlan()
  const [editing, setEditing] = useState(false)
  if (read.error) return <Failure error={read.error} onRetry={() => void read.refetch()} words={planWords} />
  return (
    <section className="ip-card" aria-label={w('plan')}>
      {read.data ? <Shown plan={read.data} onEdit={() => setEditing(true)} /> : <Skeleton height={20} />}
      {editing && read.data ? (
        <Suspense>
          <PlanDialog plan={read.data} onClose={() => setEditing(false)} />
        </Suspense>
      ) : null}
    </section>
  )
}

const Shown = ({ plan, onEdit }: { plan: Plan; onEdit: () => void }) => {
  const w = useWords(planWords)
  const role = useWords(roleWords)
  const { language } = useLanguage()
  const runs = plan.active && plan.days.length > 0
  return (
    <>
      <div className="ip-part">
        <Icon name="calendar" />
        <span>
          {runs
            ? w('planDays', {
                days: plan.days
                  .map((day) => monthDayText(day, language))
                  .join(language === 'zh' ? '、' : ', '),
              })
            : w(plan.active ? 'planNoDays' : 'planOff')}
          {plan.nextOn ? <strong className="k-number"> · {w('nextOn', { day: plan.nextOn })}</strong> : null}
          {plan.lastOn ? (
            <span className="k-number k-quiet"> · {w('lastOn', { day: plan.lastOn })}</span>
          ) : null}
        </span>
      </div>
      <div className="ip-part">
        <span className="k-quiet">{w('chain')}</span>
        {plan.chain.length ? (
          <span>{plan.chain.map((one) => role(one)).join(w('arrow'))}</span>
        ) : (
          <State tone="warn">{w('chainNone')}</State>
        )}
      </div>
      {plan.may.includes('edit') ? (
        <Button small onClick={onEdit} aria-label={w('editPlanTitle')}>
          {w('editPlan')}
        </Button>
      ) : null}
    </>
  )
}
