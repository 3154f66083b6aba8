// Changes the days of evaluation and the chain of approval.
import { Field, Form, useForm } from '#web/form.tsx'
import { Check } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import { ask, type Plan, useWaitingRun } from '../asking.tsx'
import { ChainEditor } from './chain-editor.tsx'
import { DaysEditor } from './days-editor.tsx'
import { planWords } from './plan.words.ts'

export const PlanDialog = ({ plan, onClose }: { plan: Plan; onClose: () => void }) => {
  const w = useWords(planWords)
  const renew = useRenew()
  const waiting = useWaitingRun().data
  const form = useForm({
    initial: { days: plan.days, active: plan.active, chain: plan.chain },
    submit: async (values) => {
      await ask('PUT /identify/plan', { body: values, ifMatch: plan.revision })
      onClose()
      toast(w('planSaved'))
      await renew(['identify', 'plan'])
    },
  })
  return (
    <Dialog title={w('editPlanTitle')} onClose={onClose} easy={false}>
      <Form form={form} submit={w('savePlan')} onCancel={onClose} words={planWords}>
        <Check value={form.values.active} onChange={(active) => form.set('active', active)}>
          {w('active')}
        </Check>
        <Field form={form} name="days" label={w('days')} hint={w('daysHint')}>
          {(input) => <DaysEditor days={input.value} onChange={input.onChange} off={!form.values.active} />}
        </Field>
        <Field
          form={form}
          name="chain"
          label={w('chain')}
          hint={form.values.chain.length ? w('chainHint') : undefined}
        >
          {(input) => <ChainEditor chain={input.value} onChange={input.onChange} />}
        </Field>
        {form.values.chain.length ? null : <p className="ip-warning">{w('chainEmptyHint')}</p>}
        {waiting ? <p className="k-small k-quiet">{w('waitingUntouched')}</p> : null}
      </Form>
    </Dialog>
  )
}
