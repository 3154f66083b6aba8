// The criteria of a scorecard, grouped by dimension, each with its weight.
import { useCallback, useRef, useState } from 'react'
import { Button } from '#web/button.tsx'
import { percentText } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { Choice } from '#web/tabs.tsx'
import { toast } from '#web/toast.tsx'
import { useMe } from '../asking.tsx'
import type { Criterion, Problem, WeightedScorecard } from '../scoring/scorecard.ts'
import type { Pool } from '../scoring/what-if.ts'
import { type Dimension, dimensionsOf } from '../standing/contribution.tsx'
import { AddCriterion } from './add-criterion.tsx'
import { matrixFrom, withCriteria } from './comparing.ts'
import { Comparisons } from './comparisons.tsx'
import { CriterionRow } from './criterion-row.tsx'
import { nameIn } from './describe.tsx'
import { newCriterion } from './drafting.ts'
import { Problems } from './problems.tsx'
import { scorecardWords } from './scorecard.words.ts'
import { useTopics } from './scorecard-asking.tsx'
import { weighingWords } from './weighing.words.ts'

/** A dimension of one criterion needs no line of its own. */
const isAlone = (dimension: Dimension): boolean => dimension.criteria.length === 1

type Change = (change: (now: WeightedScorecard) => WeightedScorecard) => void

export const CriteriaEditor = ({
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
  onChange: Change
}) => {
  const w = useWords(scorecardWords)
  const { language } = useLanguage()
  const [adding, setAdding] = useState(false)
  const [added, setAdded] = useState<string | null>(null)
  const weighingSay = useWords(weighingWords)
  const topics = useTopics()
  const me = useMe()
  const { criteria } = definition
  const weighing = definition.weighing ?? { by: 'hand' as const }
  const weigh = (by: 'hand' | 'ahp') =>
    onChange((now) =>
      (now.weighing?.by ?? 'hand') === by
        ? now
        : {
            ...now,
            weighing:
              by === 'hand'
                ? { by }
                : {
                    by,
                    judges: [
                      {
                        name: me.data?.name || weighingSay('judge', { number: 1 }),
                        matrix: matrixFrom(now.criteria.map((criterion) => criterion.weight)),
                      },
                    ],
                  },
          },
    )
  const whole = criteria.reduce((sum, criterion) => sum + criterion.weight, 0)
  const put = useCallback(
    (next: Criterion) =>
      onChange((now) => ({
        ...now,
        criteria: now.criteria.map((one) => (one.key === next.key ? next : one)),
      })),
    [onChange],
  )
  const latest = useRef(criteria)
  latest.current = criteria
  const remove = useCallback(
    (key: string) => {
      const place = latest.current.findIndex((one) => one.key === key)
      const gone = latest.current[place]
      if (!gone) return
      onChange((now) =>
        withCriteria(
          now,
          now.criteria.filter((one) => one.key !== key),
        ),
      )
      toast(w('removed', { name: nameIn(gone.name, language) }), {
        undo: () => {
          onChange((now) =>
            now.criteria.some((one) => one.key === key)
              ? now
              : withCriteria(now, now.criteria.toSpliced(place, 0, gone)),
          )
          return undefined
        },
      })
    },
    [language, onChange, w],
  )
  return (
    <Section
      id="criteria"
      title={w('criteria')}
      hint={weighing.by === 'ahp' ? weighingSay('weightsFollow') : w('criteriaHint')}
      actions={
        disabled ? undefined : (
          <>
            <Choice
              label={weighingSay('weighing')}
              value={weighing.by}
              onChange={weigh}
              options={(['hand', 'ahp'] as const).map((key) => ({
                key,
                label: weighingSay(`weighing.${key}`),
              }))}
            />
            <Button small icon="plus" onClick={() => setAdding(true)}>
              {w('criterionAdd')}
            </Button>
          </>
        )
      }
    >
      {weighing.by === 'ahp' ? (
        <>
          <Problems of={problems} at="weighing" below />
          <Comparisons
            definition={definition}
            judges={weighing.judges}
            disabled={disabled}
            onChange={onChange}
          />
        </>
      ) : null}
      <Problems of={problems} at="criteria" />
      <div className="id-dimensions">
        {dimensionsOf(criteria, language).map((dimension) => (
          <section key={dimension.key} className="id-dimension" aria-label={dimension.name}>
            <h3 className={isAlone(dimension) ? 'k-hidden' : undefined}>
              <span className="id-dot" style={{ background: dimension.colour }} />
              <span className="k-grow">{dimension.name}</span>
              <span className="k-number k-quiet">{whole ? percentText(dimension.weight / whole) : '—'}</span>
            </h3>
            <ul>
              {dimension.criteria.map((index) => {
                const criterion = criteria[index]
                return criterion ? (
                  <CriterionRow
                    key={criterion.key}
                    criterion={criterion}
                    index={index}
                    whole={whole}
                    colour={dimension.colour}
                    dot={isAlone(dimension)}
                    pool={pool}
                    problems={problems}
                    disabled={disabled}
                    fixed={weighing.by === 'ahp'}
                    fresh={criterion.key === added}
                    onChange={put}
                    onRemove={remove}
                  />
                ) : null
              })}
            </ul>
          </section>
        ))}
      </div>
      {adding ? (
        <AddCriterion
          taken={criteria}
          onClose={() => setAdding(false)}
          onAdd={(source) => {
            setAdding(false)
            const next = newCriterion(source, criteria, topics.data?.rows)
            setAdded(next.key)
            onChange((now) => withCriteria(now, [...now.criteria, next]))
          }}
        />
      ) : null}
    </Section>
  )
}
