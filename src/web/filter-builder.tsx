// Filters over any field: choose a field, what is asked of it, and the value; every condition stands as a chip.
import { type ReactNode, useState } from 'react'
import {
  operatorOf,
  operatorsOf,
  type Where,
  type WhereKind,
  type WhereOperator,
  whereFits,
} from '#base/where.ts'
import { Button, IconButton } from './button.tsx'
import { Icon } from './icons.tsx'
import { MoneyInput, NumberInput, RadioList, TextInput } from './inputs.tsx'
import { kitWords } from './kit-words.ts'
import { useLanguage, useWords } from './language.tsx'
import { Popover, useClose } from './overlay.tsx'
import { DayInput, type Option, type Picked, SearchPicker } from './pickers.tsx'
import './view-bar.css'

export type WhereField = {
  key: string
  label: string
  kind: WhereKind
  /** A heading under which it stands. */
  group?: string
  /** What can be chosen, for choices and for texts of which there are few. */
  options?: readonly Option[]
  /** How a thing is looked up, for picks. */
  search?: (text: string, signal: AbortSignal) => Promise<Picked[]>
  /** Names of picks that are known already. */
  names?: Readonly<Record<string, string>>
}

const begun = (field: WhereField, operator: WhereOperator): Where =>
  operator === 'in'
    ? { field: field.key, in: [] }
    : operator === 'contains'
      ? { field: field.key, contains: '' }
      : operator === 'range'
        ? { field: field.key }
        : { field: field.key, empty: operator === 'empty' }

/** Texts without a list of their own are only looked through. */
const operatorsFor = (field: WhereField): WhereOperator[] =>
  operatorsOf(field.kind).filter((one) => one !== 'in' || field.kind !== 'text' || field.options?.length)

type Names = Readonly<Record<string, string>>

/** A condition in one line, for its chip. */
const useWhereText = () => {
  const w = useWords(kitWords)
  const { language } = useLanguage()
  return (field: WhereField, where: Where, names: Names): string => {
    const label = field.label
    if ('empty' in where) return w(where.empty ? 'whereEmpty' : 'whereFilled', { field: label })
    if ('contains' in where) return w('whereContains', { field: label, value: where.contains })
    if ('in' in where) {
      const named = (value: string) => {
        const option = field.options?.find((one) => one.value === value)
        const text = option?.text ?? (typeof option?.label === 'string' ? option.label : undefined)
        return text ?? names[value] ?? field.names?.[value] ?? (field.kind === 'pick' ? '…' : value)
      }
      const values = where.in
        .slice(0, 3)
        .map(named)
        .join(language === 'zh' ? '、' : ', ')
      return w('whereIn', {
        field: label,
        value: where.in.length > 3 ? `${values} +${where.in.length - 3}` : values,
      })
    }
    const shown = (bound: number | string) =>
      typeof bound === 'string'
        ? bound
        : (field.kind === 'money' ? bound / 100 : bound).toLocaleString('en-US', { maximumFractionDigits: 4 })
    const { from, to } = where
    if (from !== undefined && to !== undefined)
      return from === to
        ? w('whereIn', { field: label, value: shown(from) })
        : w('whereRange', { field: label, from: shown(from), to: shown(to) })
    return from !== undefined
      ? w('whereFrom', { field: label, from: shown(from) })
      : w('whereTo', { field: label, to: to === undefined ? '—' : shown(to) })
  }
}

export const FilterBuilder = ({
  fields,
  value,
  onChange,
}: {
  fields: readonly WhereField[]
  value: readonly Where[]
  onChange: (value: Where[]) => void
}) => {
  const w = useWords(kitWords)
  const textOf = useWhereText()
  // Names of what was picked here, until the server tells them.
  const [names, setNames] = useState<Names>({})
  const learn = (picked: readonly Picked[]) =>
    setNames((now) => ({ ...now, ...Object.fromEntries(picked.map((one) => [one.value, one.label])) }))
  return (
    <>
      {value.map((where, place) => {
        const field = fields.find((one) => one.key === where.field)
        const text = field ? textOf(field, where, names) : where.field
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition is known by its place only
          <span key={place} className="k-chip">
            <Popover
              label={text}
              width={300}
              button={({ ref, ...props }) => (
                <button ref={ref} type="button" className="k-chip-text k-cut" title={text} {...props}>
                  {text}
                </button>
              )}
            >
              {field ? (
                <Asked
                  field={field}
                  begin={where}
                  names={names}
                  onLearn={learn}
                  submit={w('whereApply')}
                  onDone={(next) => onChange(value.map((one, at) => (at === place ? next : one)))}
                />
              ) : null}
            </Popover>
            <IconButton
              icon="close"
              size={12}
              label={w('whereRemove', { name: text })}
              onClick={() => onChange(value.filter((_, at) => at !== place))}
            />
          </span>
        )
      })}
      <Popover
        label={w('whereAdd')}
        width={300}
        button={({ ref, ...props }) => (
          <button ref={ref} type="button" className="k-filter" {...props}>
            <Icon name="plus" size={12} />
            {w('whereAdd')}
          </button>
        )}
      >
        <Adding fields={fields} names={names} onLearn={learn} onDone={(next) => onChange([...value, next])} />
      </Popover>
    </>
  )
}

const Adding = ({
  fields,
  names,
  onLearn,
  onDone,
}: {
  fields: readonly WhereField[]
  names: Names
  onLearn: (picked: readonly Picked[]) => void
  onDone: (where: Where) => void
}) => {
  const w = useWords(kitWords)
  const [text, setText] = useState('')
  const [field, setField] = useState<WhereField | null>(null)
  if (field)
    return (
      <Asked
        field={field}
        begin={begun(field, operatorsFor(field)[0] ?? 'filled')}
        names={names}
        onLearn={onLearn}
        submit={w('whereAddIt')}
        onDone={onDone}
        onBack={() => setField(null)}
      />
    )
  const term = text.trim().toLowerCase()
  const found = fields.filter((one) => one.label.toLowerCase().includes(term))
  const groups = [...new Set(found.map((one) => one.group))]
  return (
    <div className="k-where">
      <input
        className="k-input"
        type="search"
        aria-label={w('whereField')}
        placeholder={w('whereField')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && found[0]) setField(found[0])
        }}
      />
      <div className="k-where-fields">
        {groups.map((group) => (
          <Group key={group ?? ''} title={group}>
            {found
              .filter((one) => one.group === group)
              .map((one) => (
                <button key={one.key} type="button" className="k-where-field" onClick={() => setField(one)}>
                  {one.label}
                </button>
              ))}
          </Group>
        ))}
        {found.length ? null : <p className="k-quiet k-small">{w('noMatch')}</p>}
      </div>
    </div>
  )
}

const Group = ({ title, children }: { title: string | undefined; children: ReactNode }) => (
  <>
    {title ? <h3 className="k-where-group">{title}</h3> : null}
    {children}
  </>
)

const searchFrom = 9
const nameOf = (option: Option): string =>
  option.text ?? (typeof option.label === 'string' ? option.label : option.value)

/** Any of several, all in sight; what was chosen once stays, even where nobody has it any more. */
const Ticks = ({
  field,
  value,
  onChange,
}: {
  field: WhereField
  value: readonly string[]
  onChange: (value: string[]) => void
}) => {
  const w = useWords(kitWords)
  const [text, setText] = useState('')
  const known = field.options ?? []
  const gone = value.filter((one) => !known.some((option) => option.value === one))
  const options: readonly Option[] = [...known, ...gone.map((one) => ({ value: one, label: one }))]
  const term = text.trim().toLowerCase()
  return (
    <>
      {options.length >= searchFrom ? (
        <input
          className="k-input"
          type="search"
          aria-label={w('search')}
          placeholder={w('search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      ) : null}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll everywhere */}
      <div className="k-filter-list" role="group" aria-label={field.label}>
        {options
          .filter((option) => nameOf(option).toLowerCase().includes(term))
          .map((option) => (
            <label key={option.value} className="k-check">
              <input
                type="checkbox"
                checked={value.includes(option.value)}
                onChange={(event) => {
                  const rest = value.filter((one) => one !== option.value)
                  onChange(event.target.checked ? [...rest, option.value] : rest)
                }}
              />
              <span>{option.label}</span>
            </label>
          ))}
        {options.length ? null : <p className="k-quiet k-small">{w('noMatch')}</p>}
      </div>
    </>
  )
}

/** What is asked of one field. */
const Asked = ({
  field,
  begin,
  names,
  onLearn,
  submit,
  onDone,
  onBack,
}: {
  field: WhereField
  begin: Where
  names: Names
  onLearn: (picked: readonly Picked[]) => void
  submit: string
  onDone: (where: Where) => void
  onBack?: () => void
}) => {
  const w = useWords(kitWords)
  const close = useClose()
  const [where, setWhere] = useState<Where>(begin)
  const operators = operatorsFor(field)
  const fits = whereFits(field.kind, where)
  return (
    <form
      className="k-where"
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        if (!fits) return
        onDone(where)
        close()
      }}
    >
      <div className="k-row">
        {onBack ? <IconButton icon="left" size={14} label={w('back')} onClick={onBack} /> : null}
        <h2 className="k-filter-title">{field.label}</h2>
      </div>
      {operators.length > 1 ? (
        <RadioList
          label={w('whereOperator')}
          value={operatorOf(where)}
          onChange={(operator) => setWhere(begun(field, operator))}
          options={operators.map((key) => ({ key, label: w(`where.${key}`) }))}
        />
      ) : null}
      <Wanted field={field} where={where} names={names} onLearn={onLearn} onChange={setWhere} />
      <div className="k-row">
        <Button type="submit" kind="primary" small disabled={!fits}>
          {submit}
        </Button>
      </div>
    </form>
  )
}

const Wanted = ({
  field,
  where,
  names,
  onLearn,
  onChange,
}: {
  field: WhereField
  where: Where
  names: Names
  onLearn: (picked: readonly Picked[]) => void
  onChange: (where: Where) => void
}) => {
  const w = useWords(kitWords)
  if ('empty' in where) return null
  if ('contains' in where)
    return (
      <TextInput
        label={field.label}
        maxLength={60}
        value={where.contains}
        onChange={(contains) => onChange({ ...where, contains })}
      />
    )
  if ('in' in where) {
    if (field.search && field.kind === 'pick')
      return (
        <>
          {where.in.map((id) => (
            <span key={id} className="k-chip">
              <span className="k-chip-text k-cut">{names[id] ?? field.names?.[id] ?? '…'}</span>
              <IconButton
                icon="close"
                size={12}
                label={w('whereRemove', { name: names[id] ?? id })}
                onClick={() => onChange({ ...where, in: where.in.filter((one) => one !== id) })}
              />
            </span>
          ))}
          <SearchPicker
            label={field.label}
            value={null}
            search={field.search}
            onChange={(picked) => {
              if (!picked) return
              onLearn([picked])
              onChange({ ...where, in: [...new Set([...where.in, picked.value])] })
            }}
          />
        </>
      )
    return <Ticks field={field} value={where.in} onChange={(chosen) => onChange({ ...where, in: chosen })} />
  }
  const bound = (side: 'from' | 'to') => {
    const value = where[side]
    const set = (next: number | string | null) => onChange({ ...where, [side]: next ?? undefined })
    const label = w(side === 'from' ? 'whereAtLeast' : 'whereAtMost')
    if (field.kind === 'day')
      return <DayInput label={label} value={typeof value === 'string' ? value : null} onChange={set} />
    const Figure = field.kind === 'money' ? MoneyInput : NumberInput
    return (
      <Figure
        label={label}
        placeholder={label}
        digits={4}
        value={typeof value === 'number' ? value : null}
        onChange={set}
      />
    )
  }
  return (
    <div className="k-where-bounds">
      {bound('from')}
      <span aria-hidden="true">–</span>
      {bound('to')}
    </div>
  )
}
