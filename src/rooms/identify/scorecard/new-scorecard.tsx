// A new scorecard: from a template, each with what it is for and where its idea comes from, or as a copy.
import { useState } from 'react'
import { Field, Form, useForm } from '#web/form.tsx'
import { TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { useGo } from '#web/link.tsx'
import { Dialog } from '#web/overlay.tsx'
import { useRenew } from '#web/query.ts'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { Choice } from '#web/tabs.tsx'
import { ask, useScorecards } from '../asking.tsx'
import { identifyWords } from '../words.ts'
import { useName } from './describe.tsx'
import { problemWords } from './problem.words.ts'
import { scorecardWords } from './scorecard.words.ts'
import { usePresets } from './scorecard-asking.tsx'

type Card = { key: string; title: string; kind: string; about: string; idea?: string }

/** `copyOf` is a scorecard to begin from. */
export const NewScorecard = ({ copyOf, onClose }: { copyOf?: string; onClose: () => void }) => {
  const w = useWords(scorecardWords)
  const go = useGo()
  const renew = useRenew()
  const { presets, copies, error, retry } = useCards()
  const [from, setFrom] = useState<'preset' | 'copy'>(copyOf ? 'copy' : 'preset')
  const cards = from === 'preset' ? presets : copies
  const proposed = (card: Card) => (from === 'preset' ? card.title : w('copyOf', { name: card.title }))
  const form = useForm({
    initial: { name: '', preset: null as string | null, copy: copyOf ?? null },
    submit: async ({ name, preset, copy }, intent) => {
      const begin =
        from === 'preset' ? { preset: preset ?? cards?.[0]?.key } : { copyOf: copy ?? cards?.[0]?.key }
      const added = await ask('POST /identify/scorecards', {
        body: { name: name.trim() || fallback, ...begin },
        intent,
      })
      await renew(['identify', 'scorecards'])
      onClose()
      go(`/identify/scorecards/${added.id}`)
    },
  })
  const field = from === 'preset' ? 'preset' : 'copy'
  const chosen = form.values[field] ?? cards?.[0]?.key ?? null
  const start = cards?.find((card) => card.key === chosen)
  const fallback = start ? proposed(start) : ''
  return (
    <Dialog title={w('newTitle')} onClose={onClose} width={760} easy={false}>
      <Form form={form} submit={w('create')} onCancel={onClose} words={problemWords}>
        <p className="k-quiet k-small">{w('newHint')}</p>
        <Field form={form} name="name" label={w('newName')} hint={w('newNameHint')}>
          {(input) => <TextInput {...input} maxLength={80} placeholder={fallback} />}
        </Field>
        <div>
          <Choice
            label={w('startFromWhat')}
            value={from}
            onChange={setFrom}
            options={[
              { key: 'preset', label: w('fromPreset') },
              { key: 'copy', label: w('fromCopy') },
            ]}
          />
        </div>
        {error ? (
          <Failure error={error} onRetry={retry} words={identifyWords} />
        ) : cards ? (
          <div className="id-gallery" role="radiogroup" aria-label={w('startFromWhat')}>
            {cards.map((card) => (
              <label key={card.key} className="id-card" data-chosen={card.key === chosen || undefined}>
                <input
                  type="radio"
                  name="start"
                  checked={card.key === chosen}
                  onChange={() => form.change({ [field]: card.key })}
                />
                <strong>
                  {card.title} <small className="k-quiet">{card.kind}</small>
                </strong>
                <span>{card.about}</span>
                {card.idea ? (
                  <small className="k-quiet">
                    {w('sourceIdea')}
                    {card.idea}
                  </small>
                ) : null}
              </label>
            ))}
          </div>
        ) : (
          <SkeletonLines lines={5} />
        )}
      </Form>
    </Dialog>
  )
}

const useCards = () => {
  const w = useWords(scorecardWords)
  const name = useName()
  const read = usePresets()
  const list = useScorecards()
  const presets = read.data?.rows.map((preset): Card => {
    const idea = `idea.${preset.key}` as keyof typeof scorecardWords
    return {
      key: preset.key,
      title: name(preset.name),
      kind: w(`kind.${preset.definition.kind}`),
      about: name(preset.about),
      idea: idea in scorecardWords ? w(idea) : undefined,
    }
  })
  const copies = list.data?.rows.map(
    (row): Card => ({
      key: row.id,
      title: name(row.name),
      kind: w(`kind.${row.definition.kind}`),
      about: row.note ?? w(`setsHint.${row.sets}`),
    }),
  )
  return {
    presets,
    copies,
    error: read.error ?? list.error,
    retry: () => void Promise.all([read.refetch(), list.refetch()]),
  }
}
