// Who is measured against whom, and how many accounts each pool has now.
import { useMemo } from 'react'
import { valueText } from '#records/accounts/condition-text.ts'
import { IconButton } from '#web/button.tsx'
import { RadioList } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Section } from '#web/page.tsx'
import { Select } from '#web/pickers.tsx'
import { poolsOf, rest, type SegmentRule } from '../scoring/pools.ts'
import { factsFrom, factsRead } from '../scoring/rule-facts.ts'
import type { PoolChoice, Problem, WeightedScorecard } from '../scoring/scorecard.ts'
import type { Pool } from '../scoring/what-if.ts'
import { Problems } from './problems.tsx'
import { useSegments } from './scorecard-asking.tsx'
import { tierRuleWords } from './tier-rules.words.ts'

const fields = ['sizeClass', 'industrySection', 'region', 'ownership', 'organisationLevel'] as const
type Field = (typeof fields)[number]

/** Under this many, ranks and places say little. */
const least = 20

export const PoolEditor = ({
  definition,
  pool,
  problems,
  disabled,
  onChange,
}: {
  definition: WeightedScorecard
  pool: Pool | undefined
  problems: readonly Problem[]
  disabled: boolean
  onChange: (change: (now: WeightedScorecard) => WeightedScorecard) => void
}) => {
  const w = useWords(tierRuleWords)
  const { segments } = useSegments()
  const choice: PoolChoice = definition.pool ?? { by: 'all' }
  const put = (next: PoolChoice) => onChange((now) => ({ ...now, pool: next }))
  return (
    <Section id="pools" title={w('pools')} hint={w('poolsHint')}>
      <fieldset className="id-bounds k-stack" disabled={disabled}>
        <legend className="k-hidden">{w('pools')}</legend>
        <RadioList
          label={w('pools')}
          value={choice.by}
          options={(['all', 'attribute', 'segments'] as const).map((key) => ({
            key,
            label: w(`pool.${key}`),
            hint: w(`poolAbout.${key}`),
          }))}
          onChange={(by) =>
            put(
              by === 'attribute'
                ? { by, field: 'sizeClass' }
                : by === 'segments'
                  ? { by, segmentIds: [] }
                  : { by },
            )
          }
        />
        {choice.by === 'attribute' ? (
          <div className="k-field id-short">
            <span className="k-field-label">{w('poolField')}</span>
            <Select<Field>
              label={w('poolField')}
              disabled={disabled}
              value={choice.field}
              options={fields.map((field) => ({ value: field, label: w(`field.${field}`) }))}
              onChange={(field) => field && put({ by: 'attribute', field })}
            />
          </div>
        ) : null}
        {choice.by === 'segments' ? (
          <SegmentOrder
            ids={choice.segmentIds}
            segments={segments}
            disabled={disabled}
            onChange={(segmentIds) => put({ by: 'segments', segmentIds })}
          />
        ) : null}
        <Problems of={problems} at="pool" below />
        {choice.by === 'all' || !pool ? null : (
          <PoolSizes definition={definition} pool={pool} segments={segments} />
        )}
      </fieldset>
    </Section>
  )
}

/** The chosen segments in the order in which they are tried. */
const SegmentOrder = ({
  ids,
  segments,
  disabled,
  onChange,
}: {
  ids: readonly string[]
  segments: readonly SegmentRule[]
  disabled: boolean
  onChange: (ids: string[]) => void
}) => {
  const w = useWords(tierRuleWords)
  const free = segments.filter((segment) => !ids.includes(segment.id))
  const swap = (at: number, by: 1 | -1) => {
    const next = [...ids]
    const [one, other] = [next[at], next[at + by]]
    if (one === undefined || other === undefined) return
    next[at] = other
    next[at + by] = one
    onChange(next)
  }
  return (
    <div className="k-field">
      <ol className="id-order">
        {ids.map((id, at) => {
          const name = segments.find((segment) => segment.id === id)?.name ?? w('poolGone')
          return (
            <li key={id}>
              <span className="k-number k-quiet">{at + 1}</span>
              <span className="k-grow k-cut">{name}</span>
              {disabled ? null : (
                <>
                  <IconButton
                    icon="up"
                    label={w('up', { name })}
                    disabled={at === 0}
                    onClick={() => swap(at, -1)}
                  />
                  <IconButton
                    icon="down"
                    label={w('down', { name })}
                    disabled={at === ids.length - 1}
                    onClick={() => swap(at, 1)}
                  />
                  <IconButton
                    icon="close"
                    label={w('remove', { name })}
                    onClick={() => onChange(ids.filter((one) => one !== id))}
                  />
                </>
              )}
            </li>
          )
        })}
      </ol>
      {disabled ? null : segments.length === 0 ? (
        <p className="k-small k-quiet">
          {w('poolNone')} <Go to="/segments">{w('poolNoneLink')}</Go>
        </p>
      ) : free.length ? (
        <span className="id-short">
          <Select
            key={ids.length}
            label={w('poolAdd')}
            placeholder={w('poolAdd')}
            value={null}
            options={free.map((segment) => ({ value: segment.id, label: segment.name }))}
            onChange={(id) => id && onChange([...ids, id])}
          />
        </span>
      ) : null}
    </div>
  )
}

/** What a pool of an attribute is called; the code of a section has a name of its own. */
const usePoolName = (choice: PoolChoice | undefined) => {
  const w = useWords(tierRuleWords)
  const { language } = useLanguage()
  return (key: string): string => {
    if (key === rest) return w('poolRest')
    if (choice?.by !== 'attribute') return key
    return valueText(choice.field === 'industrySection' ? 'industry' : choice.field, key, language)
  }
}

const PoolSizes = ({
  definition,
  pool,
  segments,
}: {
  definition: WeightedScorecard
  pool: Pool
  segments: readonly SegmentRule[]
}) => {
  const w = useWords(tierRuleWords)
  const name = usePoolName(definition.pool)
  const choice = definition.pool
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the definition only the pools count here
  const sizes = useMemo(() => {
    const facts = factsFrom(
      factsRead({ ...definition, rules: undefined, pool: choice }, segments),
      pool.columns,
      pool.ids.length,
    )
    const pools = facts && poolsOf(choice, facts, segments)
    if (!pools) return null
    const counts = new Map<string, number>()
    for (const one of pools) counts.set(one, (counts.get(one) ?? 0) + 1)
    return [...counts].sort((a, b) => Number(a[0] === rest) - Number(b[0] === rest) || b[1] - a[1])
  }, [choice, pool, segments])
  if (!sizes) return null
  const small = sizes.filter(([, count]) => count < least).length
  return (
    <div className="k-field">
      <span className="k-field-label">{w('poolSizes')}</span>
      <ul className="id-pool-sizes">
        {sizes.map(([key, count]) => (
          <li key={key} className={count < least ? 'k-warn' : undefined}>
            <span className="k-cut">{name(key)}</span>{' '}
            <span className="k-number">{count.toLocaleString('en-US')}</span>
          </li>
        ))}
      </ul>
      {small ? <p className="k-small k-warn">{w('poolSmall', { count: small, least })}</p> : null}
    </div>
  )
}
