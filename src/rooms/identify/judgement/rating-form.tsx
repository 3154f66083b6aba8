// Rating an account on a topic: the level whose description fits, the evidence for it, and on to the next topic.
import type { Problem } from '#base/refusal.ts'
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
import type { Topic } from './rating-reads.tsx'

export type TypedRating = { level: number | null; evidence: string; link: string }
export const blankRating: TypedRating = { level: null, evidence: '', link: '' }

export const checkRating = ({ level, evidence, link }: TypedRating): Problem[] => [
  ...(level === null ? [{ field: 'level', code: 'identify.levelMissing' }] : []),
  ...(evidence.trim().length < 5 ? [{ field: 'evidence', code: 'identify.evidenceShort' }] : []),
  ...(link.trim() && !/^https?:\/\/\S+\.\S+/.test(link.trim())
    ? [{ field: 'link', code: 'identify.badLink' }]
    : []),
]

/** As a door takes it. */
export const ratingBody = (topic: string, { level, evidence, link }: TypedRating) => ({
  topic,
  level: level ?? 0,
  evidence: evidence.trim(),
  link: link.trim() || null,
})

export const RatingForm = ({
  accountId,
  topic,
  place,
  next,
  onClose,
  onNext,
}: {
  accountId: string
  topic: Topic
  /** Where one is among the topics that lack a rating; null when this one has one. */
  place: { at: number; of: number } | null
  /** The topic that still waits for its first rating. */
  next: Topic | undefined
  onClose: () => void
  /** To the next topic, or to the end when there is none. */
  onNext: (topic: Topic | undefined) => void
}) => {
  const w = useWords(ratingWords)
  const { language } = useLanguage()
  const renew = useRenew()
  const form = useForm<TypedRating>({
    initial: blankRating,
    required: ['evidence'],
    draft: `rating-${accountId}-${topic.key}`,
    check: checkRating,
    submit: async (typed, intent) => {
      await ask('POST /accounts/:accountId/ratings', {
        path: { accountId },
        body: ratingBody(topic.key, typed),
        intent,
      })
      // From topic to topic the progress says enough; a note would lie over the form.
      if (place) onNext(next)
      else {
        onClose()
        toast(w('rated'))
      }
      await renew(['account', accountId, 'ratings'], ['accounts'], ['identify', 'moderations'])
    },
  })
  return (
    <Dialog
      title={w('rateTitle', { topic: nameIn(topic.name, language) })}
      width={560}
      easy={!form.touched}
      onClose={onClose}
    >
      {place ? (
        <div className="iw-steps-done">
          <progress max={place.of} value={place.at - 1} aria-label={w('rateStep', place)} />
          <small>{w('rateStep', place)}</small>
        </div>
      ) : null}
      <Form
        form={form}
        submit={place && next ? w('saveNext', { topic: nameIn(next.name, language) }) : w('saveRating')}
        onCancel={onClose}
        words={ratingWords}
      >
        <Field form={form} name="level" label={w('level')}>
          {(input) => <LevelsChoice {...input} topic={topic} />}
        </Field>
        <Field form={form} name="evidence" label={w('evidence')} hint={w('evidenceHint')}>
          {(input) => <TextArea {...input} rows={3} maxLength={1000} placeholder={w('evidencePlace')} />}
        </Field>
        <Field form={form} name="link" label={w('link')} hint={w('linkHint')}>
          {(input) => <TextInput {...input} type="url" maxLength={500} />}
        </Field>
      </Form>
    </Dialog>
  )
}
