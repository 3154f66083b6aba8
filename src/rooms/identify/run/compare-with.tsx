// Another evaluation to compare with, and a warning where the two were not made alike.
import { IconButton } from '#web/button.tsx'
import { Icon } from '#web/icons.tsx'
import { useWords } from '#web/language.tsx'
import { Select } from '#web/pickers.tsx'
import { useUrl } from '#web/url.ts'
import { type Evaluation, useRecentRuns } from '../asking.tsx'
import { useName, windowText } from '../scorecard/describe.tsx'
import { runWords } from './run.words.ts'

/** Tiers compare with tiers, segments with segments. */
export const comparable = (one: Pick<Evaluation, 'kind'>, other: Pick<Evaluation, 'kind'>): boolean =>
  (one.kind === 'rfm') === (other.kind === 'rfm')

const before = 'before'

export const CompareWith = ({
  evaluation,
  other,
}: {
  evaluation: Evaluation
  other: Evaluation | undefined
}) => {
  const w = useWords(runWords)
  const name = useName()
  const [url, setUrl] = useUrl()
  const runs = useRecentRuns().data ?? []
  const isOwn = (run: Evaluation) => run.scorecardId === evaluation.scorecardId
  const options = runs
    .filter((run) => run.id !== evaluation.id && comparable(run, evaluation))
    .sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)))
    .map((run) => ({
      value: run.id,
      label: run.reason,
      text: `${run.reason} ${run.asOf}`,
      hint: w('compareOption', {
        day: run.asOf,
        scorecard: name(run.scorecardName),
        version: run.version,
      }),
    }))
  return (
    <div className="ir-compare">
      <span className="ir-compare-label">{w('compareWith')}</span>
      <Select
        label={w('compareWith')}
        placeholder={w('comparePlace')}
        value={url.against ?? before}
        options={[{ value: before, label: w('compareBefore') }, ...options]}
        onChange={(id) => setUrl({ against: id === before ? null : id, kind: null, verdict: null })}
      />
      {other ? (
        <IconButton
          icon="close"
          label={w('compareEnd')}
          onClick={() => setUrl({ against: null, compare: null })}
        />
      ) : null}
    </div>
  )
}

export const UnlikeWarning = ({ one, other }: { one: Evaluation; other: Evaluation }) => {
  const w = useWords(runWords)
  const warnings = [
    one.scorecardId !== other.scorecardId ? w('warnScorecard') : null,
    one.scorecardId === other.scorecardId && one.version !== other.version
      ? w('warnVersion', { one: one.version, other: other.version })
      : null,
    one.windowMonths !== other.windowMonths
      ? w('warnWindow', {
          one: windowText(w, one.asOf, one.windowMonths),
          other: windowText(w, other.asOf, other.windowMonths),
        })
      : null,
    one.state === 'effective' && other.state === 'effective' ? null : w('warnState'),
  ].filter((line) => line !== null)
  if (warnings.length === 0) return null
  return (
    <div className="k-banner" role="note">
      <Icon name="warning" />
      <div className="k-grow">
        {warnings.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  )
}
