// Settling what two raters see differently: both side by side, one level, and the reason for it.
import { Field, Form, useForm } from '#web/form.tsx'
import { TextArea, TextInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import '../standing/account.css'
import { ask } from '../asking.tsx'
import { nameIn } from '../scorecard/describe.tsx'
import { LevelsChoice } from './levels-choice.tsx'
import { ratingWords } from './rating.words.ts'
import { blankRating, checkRating, ratingBody, type TypedRating } from './rating-form.tsx'
import { type Rating, type Topic, twoLatest } from './rating-reads.tsx'
import { OneOfTwo } from './topic-card.tsx'

export const SettleForm = ({
  accountId,
  topic,
  ratings,
  today,
  onClose,
}: {
  accountId: string
  topic: Pick<Topic, 'key' | 'name' | 'levels'>
  /** Of this topic, newest first. */
  ratings: readonly Rating[]
  today: string
  onClose: () => void
}) => {
  const w = useWords(ratingWords)
  const { language } = useLanguage()
  const renew = useRenew()
  const two = twoLatest(ratings)
  const form = useForm<TypedRating>({
    initial: blankRating,
    required: ['evidence'],
    draft: `settle-${accountId}-${topic.key}`,
    check: checkRating,
    submit: async (typed, intent) => {
      const { level } = await ask('POST /accounts/:accountId/moderations', {
        path: { accountId },
        body: ratingBody(topic.key, typed),
        intent,
      })
      onClose()
      toast(w('settled', { level }))
      await renew(['account', accountId, 'ratings'], ['identify', 'moderations'])
    },
  })
  return (
    <Dialog
      title={w('settleTitle', { topic: nameIn(topic.name, language) })}
      width={600}
      easy={!form.touched}
      onClose={onClose}
    >
      <div className="iw-two iw-form-about">
        {two.map((rating) => (
          <OneOfTwo key={rating.id} topic={topic} rating={rating} today={today} />
        ))}
      </div>
      <Form form={form} submit={w('settleSave')} onCancel={onClose} words={ratingWords}>
        <Field form={form} name="level" label={w('settleLevel')}>
          {(input) => (
            <LevelsChoice
              {...input}
              topic={topic}
              said={two.map((one) => ({ level: one.level, name: one.personName ?? '—' }))}
            />
          )}
        </Field>
        <Field form={form} name="evidence" label={w('settleReason')} hint={w('settleAbout')}>
          {(input) => <TextArea {...input} rows={3} maxLength={1000} placeholder={w('settleReasonPlace')} />}
        </Field>
        <Field form={form} name="link" label={w('link')} hint={w('linkHint')}>
          {(input) => <TextInput {...input} type="url" maxLength={500} />}
        </Field>
      </Form>
    </Dialog>
  )
}
