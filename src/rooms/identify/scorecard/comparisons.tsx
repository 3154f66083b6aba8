// Weights by comparing two criteria at a time: judges, their comparisons, and the weights that follow.
import { useState } from 'react'
import { acceptable } from '#numbers/ahp.ts'
import { Button, IconButton } from '#web/button.tsx'
import { TextInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { usePhone } from '#web/media.ts'
import { Choice } from '#web/tabs.tsx'
import { toast } from '#web/toast.tsx'
import type { WeightedScorecard } from '../scoring/scorecard.ts'
import {
  equalMatrix,
  type Judge,
  matrixFrom,
  mostCompared,
  type Pair,
  verdictOf,
  weightsToTake,
  withPair,
} from './comparing.ts'
import { ComparisonMatrix } from './comparison-matrix.tsx'
import { PairEditor, PairList } from './comparison-pairs.tsx'
import { ComparisonResult } from './comparison-result.tsx'
import { nameIn } from './describe.tsx'
import { weighingWords } from './weighing.words.ts'

type Props = {
  definition: WeightedScorecard
  judges: readonly Judge[]
  disabled: boolean
  onChange: (change: (now: WeightedScorecard) => WeightedScorecard) => void
}

const mostJudges = 20

export const Comparisons = ({ definition, judges, disabled, onChange }: Props) => {
  const w = useWords(weighingWords)
  const { language } = useLanguage()
  const phone = usePhone()
  const [view, setView] = useState<'matrix' | 'pairs' | null>(null)
  const [who, setWho] = useState(0)
  const [pair, setPair] = useState<Pair>({ i: 0, j: 1 })
  const { criteria } = definition
  const names = criteria.map((criterion) => nameIn(criterion.name, language) || criterion.key)
  const put = (next: (judges: readonly Judge[]) => Judge[]) =>
    onChange((now) =>
      now.weighing?.by === 'ahp'
        ? { ...now, weighing: { by: 'ahp', judges: next(now.weighing.judges) } }
        : now,
    )
  if (criteria.length > mostCompared)
    return <p className="id-ahp k-warn">{w('tooMany', { most: mostCompared, count: criteria.length })}</p>
  const verdict = verdictOf(judges, criteria.length)
  if (!verdict)
    return (
      <div className="id-ahp">
        <p className="k-warn">{w('doesNotFit')}</p>
        {disabled ? null : (
          <div>
            <Button
              small
              onClick={() =>
                put((now) =>
                  (now.length ? now : [{ name: w('judge', { number: 1 }) }]).map(({ name }) => ({
                    name,
                    matrix: matrixFrom(criteria.map((criterion) => criterion.weight)),
                  })),
                )
              }
            >
              {w('startOver')}
            </Button>
          </div>
        )}
      </div>
    )
  const together = who >= judges.length
  const judge = together ? null : judges[who]
  const matrix = judge?.matrix ?? verdict.matrix
  const judged = judge ? verdict.each[who]! : verdict.together
  const compare = ({ i, j }: Pair, value: number) =>
    put((now) =>
      now.map((one, at) => (at === who ? { ...one, matrix: withPair(one.matrix, i, j, value) } : one)),
    )
  const shown = view ?? (phone ? 'pairs' : 'matrix')
  const open = pair.i < names.length && pair.j < names.length ? pair : { i: 0, j: 1 }
  const shared = { names, matrix, disabled: disabled || together }
  return (
    <div className="id-ahp">
      <p className="k-quiet k-small">{w('aboutAhp')}</p>
      <Judges
        judges={judges}
        who={together ? judges.length : who}
        disabled={disabled}
        onWho={setWho}
        onChange={put}
        fresh={() => matrixFrom(criteria.map((criterion) => criterion.weight))}
      />
      {together && judges.length > 1 ? (
        <p className="k-quiet k-small">{w('togetherHint', { count: judges.length })}</p>
      ) : null}
      {names.length < 2 ? null : (
        <>
          <div className="k-row id-ahp-view">
            <Choice
              label={w('view')}
              value={shown}
              onChange={setView}
              options={[
                { key: 'matrix', label: w('view.matrix') },
                { key: 'pairs', label: w('view.pairs') },
              ]}
            />
            {disabled || together ? null : (
              <Button
                small
                kind="bare"
                onClick={() => {
                  const before = judge
                  put((now) =>
                    now.map((one, at) => (at === who ? { ...one, matrix: equalMatrix(names.length) } : one)),
                  )
                  toast(w('madeEqual'), {
                    undo: () => {
                      if (before) put((now) => now.map((one, at) => (at === who ? before : one)))
                      return undefined
                    },
                  })
                }}
              >
                {w('allEqual')}
              </Button>
            )}
          </div>
          {shown === 'matrix' ? (
            <>
              <PairEditor {...shared} pair={open} onPair={setPair} onCompare={compare} />
              <ComparisonMatrix
                {...shared}
                keys={criteria.map((criterion) => criterion.key)}
                pair={open}
                worst={judged.consistencyRatio > acceptable ? judged.worst : null}
                onPair={setPair}
              />
            </>
          ) : (
            <PairList {...shared} pair={open} onCompare={compare} />
          )}
        </>
      )}
      <ComparisonResult
        names={names}
        title={judge && judges.length > 1 ? w('resultOf', { name: judge.name }) : w('result')}
        matrix={matrix}
        judged={judged}
        weights={criteria.map((criterion) => criterion.weight)}
        verdict={verdict.together}
        disabled={disabled}
        editable={!shared.disabled}
        onPair={(next) => {
          setPair(next)
          if (shown === 'pairs')
            document.getElementById(`pair-${next.i}-${next.j}`)?.scrollIntoView({ block: 'center' })
        }}
        onCompare={compare}
        onTake={() => {
          const weights = weightsToTake(verdict.together.weights)
          onChange((now) => ({
            ...now,
            criteria: now.criteria.map((one, at) => ({ ...one, weight: weights[at] ?? one.weight })),
          }))
          toast(w('taken'))
        }}
      />
    </div>
  )
}

const Judges = ({
  judges,
  who,
  disabled,
  onWho,
  onChange,
  fresh,
}: {
  judges: readonly Judge[]
  who: number
  disabled: boolean
  onWho: (who: number) => void
  onChange: (next: (judges: readonly Judge[]) => Judge[]) => void
  fresh: () => number[][]
}) => {
  const w = useWords(weighingWords)
  const judge = judges[who]
  return (
    <div className="id-judges">
      {judges.length > 1 ? (
        <div className="id-judge-choice">
          <Choice
            label={w('judges')}
            value={String(who)}
            onChange={(key) => onWho(Number(key))}
            options={[
              ...judges.map((one, at) => ({
                key: String(at),
                label: one.name || w('judge', { number: at + 1 }),
              })),
              { key: String(judges.length), label: w('together') },
            ]}
          />
        </div>
      ) : null}
      {disabled ? null : (
        <div className="k-row">
          {judge ? (
            <>
              <span className="id-judge-name">
                <TextInput
                  label={w('judgeName')}
                  maxLength={60}
                  value={judge.name}
                  onChange={(name) =>
                    onChange((now) => now.map((one, at) => (at === who ? { ...one, name } : one)))
                  }
                />
              </span>
              {judges.length > 1 ? (
                <IconButton
                  icon="trash"
                  label={w('judgeRemove', { name: judge.name })}
                  onClick={() => {
                    onChange((now) => now.filter((_, at) => at !== who))
                    onWho(0)
                    toast(w('judgeRemoved', { name: judge.name }), {
                      undo: () => {
                        onChange((now) => now.toSpliced(who, 0, judge))
                        return undefined
                      },
                    })
                  }}
                />
              ) : null}
            </>
          ) : null}
          {judges.length < mostJudges ? (
            <Button
              small
              icon="plus"
              onClick={() => {
                onChange((now) => [...now, { name: w('judge', { number: now.length + 1 }), matrix: fresh() }])
                onWho(judges.length)
              }}
            >
              {w('judgeAdd')}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  )
}
