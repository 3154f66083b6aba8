// Rating an account on a topic: the level whose description fits, and the evidence for it.
import { useId } from 'react'
import type { Problem } from '#base/refusal.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { type InputProps, TextArea, TextInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import './account.css'
import { whyWords } from './account.words.ts'
import { ask } from './asking.tsx'
import { nameIn } from './describe.tsx'

export type Ratings = Awaited<ReturnType<typeof ask<'GET /accounts/:accountId/ratings'>>>
export type Topic = Ratings['topics'][number]

type Typed = { level: number | null; evidence: string; link: string }

const check = ({ level, evidence, link }: Typed): Problem[] => [
  ...(level === null ? [{ field: 'level', code: 'identify.levelMissing' }] : []),
  ...(evidence.trim().length < 5 ? [{ field: 'evidence', code: 'identify.evidenceShort' }] : []),
  ...(link.trim() && !/^https?:\/\/\S+\.\S+/.test(link.trim())
    ? [{ field: 'link', code: 'identify.badLink' }]
    : []),
]

export const RatingForm = ({
  accountId,
  topic,
  next,
  onClose,
}: {
  accountId: string
  topic: Topic
  /** The topic that still waits for its first rating, offered when this one is saved. */
  next: Topic | undefined
  onClose: () => void
}) => {
  const w = useWords(whyWords)
  const { language } = useLanguage()
  const renew = useRenew()
  const form = useForm<Typed>({
    initial: { level: null, evidence: '', link: '' },
    required: ['evidence'],
    draft: `rating-${accountId}-${topic.key}`,
    check,
    submit: async ({ level, evidence, link }, intent) => {
      await ask('POST /accounts/:accountId/ratings', {
        path: { accountId },
        body: { topic: topic.key, level: level ?? 0, evidence: evidence.trim(), link: link.trim() || null },
        intent,
      })
      onClose()
      toast(w('rated'), {
        to: next
          ? {
              href: `/accounts/${accountId}?tab=ratings&rate=${encodeURIComponent(next.key)}`,
              label: w('nextTopic', { topic: nameIn(next.name, language) }),
            }
          : undefined,
      })
      await renew(['account', accountId, 'ratings'])
    },
  })
  return (
    <Dialog
      title={w('rateTitle', { topic: nameIn(topic.name, language) })}
      width={560}
      easy={!form.touched}
      onClose={onClose}
    >
      <Form form={form} submit={w('saveRating')} onCancel={onClose} words={whyWords}>
        <Field form={form} name="level" label={w('level')} words={whyWords}>
          {(input) => <Levels {...input} topic={topic} />}
        </Field>
        <Field form={form} name="evidence" label={w('evidence')} hint={w('evidenceHint')} words={whyWords}>
          {(input) => <TextArea {...input} rows={3} maxLength={1000} placeholder={w('evidencePlace')} />}
        </Field>
        <Field form={form} name="link" label={w('link')} hint={w('linkHint')} words={whyWords}>
          {(input) => <TextInput {...input} type="url" maxLength={500} />}
        </Field>
      </Form>
    </Dialog>
  )
}

/** Five to one, each with what it means; big enough for a thumb. */
const Levels = ({ topic, ...input }: InputProps<number | null> & { topic: Topic }) => {
  const { language } = useLanguage()
  const name = useId()
  return (
    <div
      id={input.id}
      role="radiogroup"
      aria-label={nameIn(topic.name, language)}
      aria-describedby={input.describedBy}
      className="iw-levels"
      data-invalid={input.invalid || undefined}
    >
      {[5, 4, 3, 2, 1].map((level) => (
        <label key={level}>
          <input
            type="radio"
            name={name}
            checked={input.value === level}
            onChange={() => input.onChange(level)}
          />
          <b>{level}</b>
          <span>{nameIn(topic.levels[level - 1], language)}</span>
        </label>
      ))}
    </div>
  )
}
