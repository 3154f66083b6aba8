// Vetoes and lists: conditions that cap a tier, or give one.

import { useState } from 'react'
import { Button } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { toast } from '#web/toast.tsx'
import {
  type ListRule,
  noRules,
  type Problem,
  type TierRules,
  type Veto,
  type WeightedScorecard,
} from '../scoring/scorecard.ts'
import { RuleCard } from './tier-rule-card.tsx'
import { tierRuleWords } from './tier-rules.words.ts'

export const mostRules = 20

export const TierRulesEditor = ({
  definition,
  problems,
  disabled,
  onChange,
}: {
  definition: WeightedScorecard
  problems: readonly Problem[]
  disabled: boolean
  onChange: (change: (now: WeightedScorecard) => WeightedScorecard) => void
}) => {
  const w = useWords(tierRuleWords)
  const [fresh, setFresh] = useState<string | null>(null)
  const rules = definition.rules ?? noRules
  const keys = definition.tiers.map((tier) => tier.key)
  const put = (change: (now: TierRules) => TierRules) =>
    onChange((now) => ({ ...now, rules: change(now.rules ?? noRules) }))
  const kinds = [
    { kind: 'vetoes', none: 'vetoNone', add: 'vetoAdd', hint: 'vetoesHint' },
    { kind: 'lists', none: 'listNone', add: 'listAdd', hint: 'listsHint' },
  ] as const
  return (
    <>
      <p className="k-small k-quiet">
        {w('order')}
        {w('orderText')}
      </p>
      {kinds.map(({ kind, none, add, hint }) => {
        const list: readonly (Veto | ListRule)[] = rules[kind]
        const change = (next: (list: readonly (Veto | ListRule)[]) => (Veto | ListRule)[]) =>
          put((now) => ({ ...now, [kind]: next(now[kind]) }))
        return (
          <Section
            key={kind}
            id={kind}
            title={w(kind)}
            hint={w(hint)}
            actions={
              disabled || list.length >= mostRules ? undefined : (
                <Button
                  small
                  icon="plus"
                  onClick={() => {
                    setFresh(`${kind}.${list.length}`)
                    const tier = (kind === 'vetoes' ? keys.at(-1) : keys[0]) ?? ''
                    change((now) => [
                      ...now,
                      { name: '', when: [], tier, ...(kind === 'lists' ? { atLeast: true } : {}) },
                    ])
                  }}
                >
                  {w(add)}
                </Button>
              )
            }
          >
            {list.length === 0 ? (
              <p className="k-quiet">{w(none)}</p>
            ) : (
              <ul className="id-rule-list">
                {list.map((rule, at) => (
                  <RuleCard
                    // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place; its name is being typed
                    key={`${at} of ${list.length}`}
                    rule={rule}
                    at={`rules.${kind}.${at}`}
                    tiers={keys}
                    fresh={fresh === `${kind}.${at}`}
                    problems={problems}
                    disabled={disabled}
                    isFirst={at === 0}
                    isLast={at === list.length - 1}
                    onChange={(next) => change((now) => now.map((one, index) => (index === at ? next : one)))}
                    onMove={(by) =>
                      change((now) => {
                        const moved = now.toSpliced(at, 1)
                        return moved.toSpliced(at + by, 0, rule)
                      })
                    }
                    onRemove={() => {
                      change((now) => now.filter((_, index) => index !== at))
                      toast(w('removed', { name: rule.name || w('ruleUnnamed') }), {
                        undo: () => {
                          change((now) => now.toSpliced(at, 0, rule))
                          return undefined
                        },
                      })
                    }}
                  />
                ))}
              </ul>
            )}
          </Section>
        )
      })}
    </>
  )
}
