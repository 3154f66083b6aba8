// One veto or one list: its name, when it holds, and the tier it caps or gives.
import { useState } from 'react'
import { conditionsText } from '#records/accounts/condition-text.ts'
import { ConditionsEditor } from '#records/accounts/conditions-editor.tsx'
import { useFields } from '#records/accounts/fields/use-fields.tsx'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Button, IconButton } from '#web/button.tsx'
import { RadioList, TextInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Select } from '#web/pickers.tsx'
import type { ListRule, Problem, Veto } from '../scoring/scorecard.ts'
import { hasProblem, Problems } from './problems.tsx'
import { tierRuleWords } from './tier-rules.words.ts'

type Rule = Veto | ListRule

export const RuleCard = ({
  rule,
  at,
  tiers,
  fresh,
  problems,
  disabled,
  isFirst,
  isLast,
  onChange,
  onMove,
  onRemove,
}: {
  rule: Rule
  /** Its path in the definition. */
  at: string
  tiers: readonly string[]
  /** Just added: open. */
  fresh: boolean
  problems: readonly Problem[]
  disabled: boolean
  isFirst: boolean
  isLast: boolean
  onChange: (rule: Rule) => void
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}) => {
  const w = useWords(tierRuleWords)
  const { language } = useLanguage()
  const fields = useFields()
  const [open, setOpen] = useState(fresh)
  const name = rule.name || w('ruleUnnamed')
  const isList = 'atLeast' in rule
  const line = !isList ? 'vetoLine' : rule.atLeast ? 'listLineLeast' : 'listLine'
  return (
    <li className="id-rule" data-problem={hasProblem(problems, at) || undefined}>
      <div className="id-rule-head">
        <div className="k-grow id-rule-text">
          <strong className="k-cut">{name}</strong>
          <span className="k-small k-quiet">
            {rule.when.length ? conditionsText(rule.when, language, fields) : '—'} →{' '}
            {w(line, { tier: rule.tier })}
          </span>
        </div>
        <TierMark tier={rule.tier} ladder={tiers} />
        {disabled ? null : (
          <>
            {isFirst && isLast ? null : (
              <>
                <IconButton
                  icon="up"
                  label={w('up', { name })}
                  disabled={isFirst}
                  onClick={() => onMove(-1)}
                />
                <IconButton
                  icon="down"
                  label={w('down', { name })}
                  disabled={isLast}
                  onClick={() => onMove(1)}
                />
              </>
            )}
            <IconButton
              icon={open ? 'close' : 'edit'}
              label={open ? w('fold') : w('ruleEdit', { name })}
              aria-expanded={open}
              onClick={() => setOpen((now) => !now)}
            />
          </>
        )}
      </div>
      {open || disabled ? null : <Problems of={problems} at={at} below />}
      {open && !disabled ? (
        <div className="id-criterion-fields">
          <div className="k-field">
            <span className="k-field-label">{w('ruleName')}</span>
            <TextInput
              label={w('ruleName')}
              maxLength={80}
              autoFocus={fresh}
              placeholder={w(isList ? 'ruleNamePlaceList' : 'ruleNamePlaceVeto')}
              value={rule.name}
              onChange={(text) => onChange({ ...rule, name: text })}
            />
            <Problems of={problems} at={`${at}.name`} />
          </div>
          <div className="k-field">
            <span className="k-field-label">{w('when')}</span>
            <ConditionsEditor value={rule.when} onChange={(when) => onChange({ ...rule, when })} />
            <p className="k-field-hint">{w('whenHint')}</p>
            <Problems of={problems} at={`${at}.when`} below />
          </div>
          <div className="k-field id-short">
            <span className="k-field-label">{w(isList ? 'gives' : 'atBest')}</span>
            <Select
              label={w(isList ? 'gives' : 'atBest')}
              value={rule.tier}
              options={[...new Set([...tiers, rule.tier])].map((key) => ({ value: key, label: key }))}
              onChange={(tier) => tier && onChange({ ...rule, tier })}
            />
            <Problems of={problems} at={`${at}.tier`} />
          </div>
          {isList ? (
            <RadioList
              label={w('gives')}
              value={rule.atLeast ? 'atLeast' : 'exactly'}
              options={(['atLeast', 'exactly'] as const).map((key) => ({
                key,
                label: w(key),
                hint: w(`${key}About`),
              }))}
              onChange={(key) => onChange({ ...rule, atLeast: key === 'atLeast' })}
            />
          ) : null}
          <div>
            <Button small kind="danger" icon="trash" onClick={onRemove}>
              {w('remove', { name })}
            </Button>
          </div>
        </div>
      ) : null}
    </li>
  )
}
