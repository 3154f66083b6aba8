// What a scorecard is called, what it sets, and from when until when.
import { Field, FieldRow, Form, useForm } from '#web/form.tsx'
import { RadioList, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { DayInput } from '#web/pickers.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import { ask, type ScorecardShown } from '../asking.tsx'
import { useName } from './describe.tsx'
import { problemWords } from './problem.words.ts'
import { scorecardWords } from './scorecard.words.ts'

export const StandingDialog = ({
  scorecard,
  onClose,
}: {
  scorecard: ScorecardShown
  onClose: () => void
}) => {
  const w = useWords(scorecardWords)
  const name = useName()
  const renew = useRenew()
  const { sets, validFrom, validUntil } = scorecard
  const form = useForm({
    initial: { name: name(scorecard.name), sets, validFrom, validUntil },
    required: ['name'],
    submit: async (values) => {
      await ask('PUT /identify/scorecards/:scorecardId/standing', {
        path: { scorecardId: scorecard.id },
        body: { ...values, name: values.name.trim() },
        ifMatch: scorecard.standingRevision,
      })
      await renew(['identify'])
      toast(w('standingSaved'))
      onClose()
    },
  })
  const fits = scorecard.definition.kind === 'rfm' ? 'segment' : 'tier'
  return (
    <Dialog title={w('standingTitle', { name: name(scorecard.name) })} onClose={onClose} easy={false}>
      <Form form={form} submit={w('saveStanding')} onCancel={onClose} words={problemWords}>
        <Field form={form} name="name" label={w('newName')}>
          {(input) => <TextInput {...input} maxLength={80} autoFocus />}
        </Field>
        <Field form={form} name="sets" label={w('sets')}>
          {(input) => (
            <RadioList
              label={w('sets')}
              value={input.value}
              onChange={input.onChange}
              options={([fits, 'nothing'] as const).map((key) => ({
                key,
                label: w(`sets.${key}`),
                hint: w(`setsHint.${key}`),
              }))}
            />
          )}
        </Field>
        <FieldRow>
          <Field form={form} name="validFrom" label={w('validFrom')} hint={w('openEnd')} short>
            {(input) => <DayInput {...input} clearable />}
          </Field>
          <Field form={form} name="validUntil" label={w('validUntil')} hint={w('openEnd')} short>
            {(input) => <DayInput {...input} clearable />}
          </Field>
        </FieldRow>
        <p className="k-quiet k-small">{w('standingHint')}</p>
      </Form>
    </Dialog>
  )
}
