// One rule that gives points: told in a line, changed when opened.

import { useState } from 'react'
import { metricName } from '#base/metric.ts'
import { Button, IconButton } from '#web/button.tsx'
import { NumberInput, TextInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Select } from '#web/pickers.tsx'
import { Choice } from '#web/tabs.tsx'
import type { PointsRule } from '../scoring/points.ts'
import type { Problem } from '../scoring/scorecard.ts'
import { nameIn } from './describe.tsx'
import { pointsWords } from './points.words.ts'
import { CategoryFields, MultiplierFields } from './points-rule-limits.tsx'
import { hasProblem, Problems } from './problems.tsx'
import { useChoices } from './scorecard-asking.tsx'

const events = ['sales', 'profit', 'orders', 'signal'] as const
type EventKey = (typeof events)[number]

const eventKey = ({ event }: PointsRule): EventKey => (event.from === 'signal' ? 'signal' : event.metric)
export const isMoney = (rule: PointsRule): boolean =>
  rule.event.from === 'ledger' && rule.event.metric !== 'orders'

/** A rule in a line: 10,000 of money, so many points, at most so many. */
export const useRuleLine = () => {
  const w = useWords(pointsWords)
  const { language } = useLanguage()
  return (rule: PointsRule): string => {
    const points = rule.pointsPerUnit.toLocaleString('en-US')
    const unit = rule.unit.toLocaleString('en-US')
    return [
      rule.event.from === 'signal'
        ? metricName(rule.event.metric, language) || '—'
        : w(`event.${rule.event.metric}`),
      isMoney(rule)
        ? w('perLineMoney', { unit, points })
        : rule.unit === 1
          ? w('perLineCount', { points })
          : w('perLine', { unit, points }),
      rule.rounding === 'floorUnit' && rule.unit !== 1 ? w('floorLine') : '',
      rule.cap === undefined ? '' : w('capLine', { cap: rule.cap.toLocaleString('en-US') }),
    ]
      .filter(Boolean)
      .join(' · ')
  }
}

export const PointsRuleCard = ({
  rule,
  at,
  fresh,
  problems,
  disabled,
  onChange,
  onRemove,
}: {
  rule: PointsRule
  /** Its path in the definition. */
  at: string
  fresh: boolean
  problems: readonly Problem[]
  disabled: boolean
  onChange: (rule: PointsRule) => void
  onRemove: () => void
}) => {
  const w = useWords(pointsWords)
  const { language } = useLanguage()
  const line = useRuleLine()
  const [open, setOpen] = useState(fresh)
  const name = nameIn(rule.name, language) || w('ruleNew')
  return (
    <li className="id-rule" data-problem={hasProblem(problems, at) || undefined}>
      <div className="id-rule-head">
        <div className="k-grow id-rule-text">
          <strong className="k-cut">{name}</strong>
          <span className="k-small k-quiet">{line(rule)}</span>
        </div>
        <IconButton
          icon={open ? 'close' : disabled ? 'eye' : 'edit'}
          label={open ? w('fold') : w('ruleEdit', { name })}
          aria-expanded={open}
          onClick={() => setOpen((now) => !now)}
        />
      </div>
      {open ? null : <Problems of={problems} at={at} below />}
      {open ? (
        <RuleFields
          rule={rule}
          at={at}
          problems={problems}
          disabled={disabled}
          onChange={onChange}
          onRemove={onRemove}
        />
      ) : null}
    </li>
  )
}

const RuleFields = ({
  rule,
  at,
  problems,
  disabled,
  onChange,
  onRemove,
}: Omit<Parameters<typeof PointsRuleCard>[0], 'fresh'>) => {
  const w = useWords(pointsWords)
  const { language } = useLanguage()
  const choices = useChoices()
  const key = eventKey(rule)
  const chooseEvent = (next: EventKey) => {
    const { categories: _, ...rest } = rule
    onChange(
      next === 'signal'
        ? { ...rest, event: { from: 'signal', metric: '' }, unit: 1 }
        : next === 'orders'
          ? { ...rest, event: { from: 'ledger', metric: next }, unit: 1 }
          : { ...rule, event: { from: 'ledger', metric: next }, unit: isMoney(rule) ? rule.unit : 10_000 },
    )
  }
  const metric = rule.event.from === 'signal' ? rule.event.metric : ''
  const metrics = choices.data?.metrics ?? []
  return (
    <fieldset className="id-criterion-fields" disabled={disabled}>
      <legend className="k-hidden">{nameIn(rule.name, language) || w('ruleNew')}</legend>
      <div className="k-field-row">
        {(['zh', 'en'] as const).map((part) => (
          <div key={part} className="k-field">
            <span className="k-field-label">{w(part === 'zh' ? 'nameZh' : 'nameEn')}</span>
            <TextInput
              label={w(part === 'zh' ? 'nameZh' : 'nameEn')}
              maxLength={60}
              value={rule.name[part]}
              onChange={(text) => onChange({ ...rule, name: { ...rule.name, [part]: text } })}
            />
          </div>
        ))}
      </div>
      <Problems of={problems} at={`${at}.name`} />
      <div className="k-field-row">
        <div className="k-field">
          <span className="k-field-label">{w('event')}</span>
          <Select<EventKey>
            label={w('event')}
            disabled={disabled}
            value={key}
            options={events.map((one) => ({ value: one, label: w(`event.${one}`) }))}
            onChange={(next) => next && next !== key && chooseEvent(next)}
          />
        </div>
        {key === 'signal' ? (
          <div className="k-field">
            <span className="k-field-label">{w('metric')}</span>
            <TextInput
              label={w('metric')}
              maxLength={60}
              placeholder={w('metricPlace')}
              value={metric}
              onChange={(text) => onChange({ ...rule, event: { from: 'signal', metric: text } })}
            />
          </div>
        ) : null}
      </div>
      {key === 'signal' && metric.trim() && choices.data && !metrics.includes(metric.trim()) ? (
        <p className="k-field-hint">{w('metricUnknown')}</p>
      ) : null}
      <Problems of={problems} at={`${at}.event`} below />
      {isMoney(rule) ? <CategoryFields rule={rule} disabled={disabled} onChange={onChange} /> : null}
      <Problems of={problems} at={`${at}.categories`} />
      <div className="id-three">
        <div className="k-field">
          <span className="k-field-label">{w('unit')}</span>
          <NumberInput
            label={w('unit')}
            unit={isMoney(rule) ? w('unitMoney') : undefined}
            digits={2}
            value={rule.unit}
            onChange={(unit) => onChange({ ...rule, unit: unit ?? 0 })}
          />
          <Problems of={problems} at={`${at}.unit`} />
        </div>
        <div className="k-field">
          <span className="k-field-label">{w('perUnit')}</span>
          <NumberInput
            label={w('perUnit')}
            unit={w('pointsUnit')}
            digits={2}
            value={rule.pointsPerUnit}
            onChange={(points) => onChange({ ...rule, pointsPerUnit: points ?? 0 })}
          />
          <Problems of={problems} at={`${at}.pointsPerUnit`} />
        </div>
        <div className="k-field">
          <span className="k-field-label">{w('cap')}</span>
          <NumberInput
            label={w('cap')}
            unit={w('pointsUnit')}
            digits={2}
            placeholder={w('capNone')}
            value={rule.cap ?? null}
            onChange={(cap) => {
              const { cap: _, ...rest } = rule
              onChange(cap === null ? rest : { ...rest, cap })
            }}
          />
          <Problems of={problems} at={`${at}.cap`} />
        </div>
      </div>
      <div className="k-field">
        <span className="k-field-label">{w('rounding')}</span>
        <span>
          {disabled ? (
            w(`rounding.${rule.rounding}`)
          ) : (
            <Choice
              label={w('rounding')}
              value={rule.rounding}
              onChange={(rounding) => onChange({ ...rule, rounding })}
              options={(['none', 'floorUnit'] as const).map((one) => ({
                key: one,
                label: w(`rounding.${one}`),
              }))}
            />
          )}
        </span>
      </div>
      <MultiplierFields
        rule={rule}
        at={at}
        tags={choices.data?.tags ?? []}
        problems={problems}
        disabled={disabled}
        onChange={onChange}
      />
      {disabled ? null : (
        <div>
          <Button small kind="danger" icon="trash" onClick={onRemove}>
            {w('ruleRemove', { name: nameIn(rule.name, language) || w('ruleNew') })}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
