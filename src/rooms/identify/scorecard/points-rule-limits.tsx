// What narrows or multiplies a points rule: product categories, and tags of the account.
import { useState } from 'react'
import { IconButton } from '#web/button.tsx'
import { NumberInput, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Select } from '#web/pickers.tsx'
import type { PointsRule } from '../scoring/points.ts'
import type { Problem } from '../scoring/scorecard.ts'
import { pointsWords } from './points.words.ts'
import { Problems } from './problems.tsx'

const split = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、;；\n]/)
      .map((one) => one.trim())
      .filter(Boolean),
  ),
]

/** Categories are typed as a list; what is typed stays as it is until the field is left. */
const CategoryField = ({
  label,
  value,
  onChange,
}: {
  label: string
  value: readonly string[]
  onChange: (value: string[]) => void
}) => {
  const w = useWords(pointsWords)
  const shown = value.join('、')
  const [text, setText] = useState(shown)
  return (
    <div className="k-field">
      <span className="k-field-label">{label}</span>
      <TextInput
        label={label}
        placeholder={w('categoriesPlace')}
        value={split(text).join('、') === shown ? text : shown}
        onChange={(next) => {
          setText(next)
          onChange(split(next))
        }}
      />
    </div>
  )
}

type Props = { rule: PointsRule; disabled: boolean; onChange: (rule: PointsRule) => void }

export const CategoryFields = ({ rule, onChange }: Props) => {
  const w = useWords(pointsWords)
  const put = (part: 'include' | 'exclude', names: string[]) => {
    const { [part]: _, ...others } = rule.categories ?? {}
    const next = names.length ? { ...others, [part]: names } : others
    const { categories: __, ...rest } = rule
    onChange(Object.keys(next).length ? { ...rest, categories: next } : rest)
  }
  return (
    <div className="k-field-row">
      {(['include', 'exclude'] as const).map((part) => (
        <CategoryField
          key={part}
          label={w(part)}
          value={rule.categories?.[part] ?? []}
          onChange={(names) => put(part, names)}
        />
      ))}
    </div>
  )
}

export const MultiplierFields = ({
  rule,
  at,
  tags,
  problems,
  disabled,
  onChange,
}: Props & { at: string; tags: readonly string[]; problems: readonly Problem[] }) => {
  const w = useWords(pointsWords)
  const multipliers = rule.multiplierByTag ?? {}
  const put = (next: Record<string, number>) => {
    const { multiplierByTag: _, ...rest } = rule
    onChange(Object.keys(next).length ? { ...rest, multiplierByTag: next } : rest)
  }
  const free = tags.filter((tag) => !(tag in multipliers))
  return (
    <div className="k-field">
      <span className="k-field-label">{w('multipliers')}</span>
      {Object.entries(multipliers).map(([tag, times]) => (
        <div key={tag} className="id-multiplier">
          <span className="k-cut">{tag}</span>
          <NumberInput
            label={tag}
            unit={w('times')}
            digits={2}
            disabled={disabled}
            value={times}
            onChange={(value) => put({ ...multipliers, [tag]: value ?? 0 })}
          />
          {disabled ? null : (
            <IconButton
              icon="close"
              label={w('tagRemove', { tag })}
              onClick={() => {
                const { [tag]: _, ...others } = multipliers
                put(others)
              }}
            />
          )}
        </div>
      ))}
      <Problems of={problems} at={`${at}.multiplierByTag`} below />
      {disabled || free.length === 0 ? null : (
        <span className="id-short">
          <Select
            key={Object.keys(multipliers).length}
            label={w('tagAdd')}
            placeholder={w('tagAdd')}
            value={null}
            options={free.map((tag) => ({ value: tag, label: tag }))}
            onChange={(tag) => tag && put({ ...multipliers, [tag]: 2 })}
          />
        </span>
      )}
      <p className="k-field-hint">{w('multipliersHint')}</p>
    </div>
  )
}
