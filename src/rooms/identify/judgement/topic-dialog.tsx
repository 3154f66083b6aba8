// A topic in two languages: its name, and what one would see at each of five levels.
import { Field, FieldRow, Form, useForm } from '#web/form.tsx'
import { TextArea, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import { ask } from '../asking.tsx'
import { useName } from '../scorecard/describe.tsx'
import type { TopicShown } from '../scorecard/scorecard-asking.tsx'
import type { Bilingual } from '../scoring/scorecard.ts'
import { topicWords } from './topic.words.ts'

const levels = [5, 4, 3, 2, 1] as const
type LevelField = `${'zh' | 'en'}${(typeof levels)[number]}`
type Values = { nameZh: string; nameEn: string } & Record<LevelField, string>

const initialOf = (topic: TopicShown | null): Values => ({
  nameZh: topic?.name.zh ?? '',
  nameEn: topic?.name.en ?? '',
  ...(Object.fromEntries(
    levels.flatMap((level) => [
      [`zh${level}`, topic?.levels[level - 1]?.zh ?? ''],
      [`en${level}`, topic?.levels[level - 1]?.en ?? ''],
    ]),
  ) as Record<LevelField, string>),
})

/** One language is enough; a blank one takes the words of the other. */
const pairOf = (zh: string, en: string): Bilingual => ({
  zh: zh.trim() || en.trim(),
  en: en.trim() || zh.trim(),
})

export const TopicDialog = ({ topic, onClose }: { topic: TopicShown | null; onClose: () => void }) => {
  const w = useWords(topicWords)
  const name = useName()
  const renew = useRenew()
  const form = useForm<Values>({
    initial: initialOf(topic),
    draft: `topic-${topic?.key ?? 'new'}`,
    check: (values) => [
      ...(pairOf(values.nameZh, values.nameEn).zh ? [] : [{ field: 'nameZh', code: 'topic.nameMissing' }]),
      ...levels
        .filter((level) => !pairOf(values[`zh${level}`], values[`en${level}`]).zh)
        .map((level) => ({ field: `zh${level}`, code: 'topic.levelMissing' })),
    ],
    submit: async (values, intent) => {
      const body = {
        name: pairOf(values.nameZh, values.nameEn),
        levels: [...levels].reverse().map((level) => pairOf(values[`zh${level}`], values[`en${level}`])),
      }
      const saved = topic
        ? await ask('PUT /identify/topics/:topic', {
            path: { topic: topic.key },
            body,
            ifMatch: topic.revision,
          })
        : await ask('POST /identify/topics', { body, intent })
      await renew(['identify'])
      toast(w('saved', { name: name(saved.name) }), {
        to: topic ? undefined : { href: '/identify/scorecards', label: w('scorecards') },
      })
      onClose()
    },
  })
  return (
    <Dialog
      title={topic ? w('editTitle', { name: name(topic.name) }) : w('addTitle')}
      onClose={onClose}
      width={820}
      easy={false}
    >
      <Form form={form} submit={w(topic ? 'save' : 'create')} onCancel={onClose} words={topicWords}>
        <p className="k-quiet k-small">
          {topic ? w('editHint') : w('useIt')} {w('oneEnough')}
        </p>
        <FieldRow>
          <Field form={form} name="nameZh" label={w('nameZh')}>
            {(input) => <TextInput {...input} maxLength={60} placeholder={w('namePlaceZh')} autoFocus />}
          </Field>
          <Field form={form} name="nameEn" label={w('nameEn')}>
            {(input) => <TextInput {...input} maxLength={60} placeholder={w('namePlaceEn')} />}
          </Field>
        </FieldRow>
        <div className="k-field">
          <span className="k-field-label">{w('levels')}</span>
          <p className="k-field-hint">{w('levelsHint')}</p>
        </div>
        <div className="id-topic-levels">
          {levels.map((level) => (
            <FieldRow key={level}>
              {(['zh', 'en'] as const).map((language) => (
                <Field
                  key={language}
                  form={form}
                  name={`${language}${level}`}
                  label={
                    <>
                      {w(language === 'zh' ? 'levelZh' : 'levelEn', { level })}
                      {level === 5 || level === 1 ? (
                        <small className="k-quiet"> · {w(level === 5 ? 'highest' : 'lowest')}</small>
                      ) : null}
                    </>
                  }
                >
                  {(input) => <TextArea {...input} rows={2} maxLength={200} />}
                </Field>
              ))}
            </FieldRow>
          ))}
        </div>
      </Form>
    </Dialog>
  )
}
