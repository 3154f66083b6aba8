// What earns points, rule by rule, and over how many months they are summed.
import { useState } from 'react'
import { Button } from '#web/button.tsx'
import { NumberInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { toast } from '#web/toast.tsx'
import type { PointsRule, PointsScorecard } from '../scoring/points.ts'
import { nameIn } from './describe.tsx'
import { pointsWords } from './points.words.ts'
import type { PointsProps } from './points-editor.tsx'
import { PointsRuleCard } from './points-rule-card.tsx'
import { Problems } from './problems.tsx'

const mostRules = 30

const freshRule = (rules: readonly PointsRule[]): PointsRule => {
  let number = rules.length + 1
  while (rules.some((rule) => rule.key === `rule${number}`)) number += 1
  return {
    key: `rule${number}`,
    name: { zh: '', en: '' },
    event: { from: 'ledger', metric: 'sales' },
    unit: 10_000,
    pointsPerUnit: 100,
    rounding: 'none',
  }
}

export const PointsRules = ({ definition, problems, disabled, onChange }: PointsProps) => {
  const w = useWords(pointsWords)
  const { language } = useLanguage()
  const [fresh, setFresh] = useState<string | null>(null)
  const put = (next: (rules: readonly PointsRule[]) => PointsRule[]) =>
    onChange((now): PointsScorecard => ({ ...now, rules: next(now.rules) }))
  return (
    <Section
      id="points"
      title={w('rules')}
      hint={w('rulesHint')}
      actions={
        disabled || definition.rules.length >= mostRules ? undefined : (
          <Button
            small
            icon="plus"
            onClick={() => {
              const rule = freshRule(definition.rules)
              setFresh(rule.key)
              put((now) => [...now, rule])
            }}
          >
            {w('ruleAdd')}
          </Button>
        )
      }
    >
      <div className="k-field id-short">
        <span className="k-field-label">{w('months')}</span>
        <NumberInput
          label={w('months')}
          unit={w('monthsUnit')}
          disabled={disabled}
          max={60}
          value={definition.months}
          onChange={(months) => onChange((now) => ({ ...now, months: months ?? 0 }))}
        />
        <Problems of={problems} at="months" />
      </div>
      <Problems of={problems} at="rules" />
      <ul className="id-rule-list">
        {definition.rules.map((rule, at) => (
          <PointsRuleCard
            key={rule.key}
            rule={rule}
            at={`rules.${at}`}
            fresh={rule.key === fresh}
            problems={problems}
            disabled={disabled}
            onChange={(next) => put((now) => now.map((one) => (one.key === rule.key ? next : one)))}
            onRemove={() => {
              put((now) => now.filter((one) => one.key !== rule.key))
              toast(w('ruleRemoved', { name: nameIn(rule.name, language) || w('ruleNew') }), {
                undo: () => {
                  put((now) =>
                    now.some((one) => one.key === rule.key) ? [...now] : now.toSpliced(at, 0, rule),
                  )
                  return undefined
                },
              })
            }}
          />
        ))}
      </ul>
    </Section>
  )
}
