// One criterion: its weight to drag or type, how much is known of it, and its fields when opened.
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { ButtonLink, IconButton } from '#web/button.tsx'
import { percentText } from '#web/figure.tsx'
import { NumberInput, Slider } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { type Criterion, type Problem, type Source, sourceName } from '../scoring/scorecard.ts'
import type { Pool } from '../scoring/what-if.ts'
import { knownShare } from '../scoring/what-if.ts'
import { CriterionFields } from './criterion-fields.tsx'
import { nameIn } from './describe.tsx'
import { hasProblem, Problems } from './problems.tsx'
import { metricAbout, metricWords, scaleWords, scorecardWords } from './scorecard.words.ts'

const usualMost = 40

/** Where a value comes from, and what fills it while there is none. */
const useSourceWords = () => {
  const w = useWords(scorecardWords)
  const metric = useWords(metricWords)
  const about = useWords(metricAbout)
  return {
    /** The figure is told where the criterion is called otherwise. */
    name: (source: Source, called: string): string =>
      source.from === 'ledger' && metric(source.metric) !== called
        ? `${w('from.ledger')} · ${metric(source.metric)}`
        : source.from === 'signal'
          ? `${w('from.signal')} · ${source.metric}`
          : w(`from.${source.from}`),
    about: (source: Source): string =>
      source.from === 'ledger'
        ? about(source.metric)
        : w(`${source.from}About` as 'ratingAbout' | 'signalAbout' | 'attributeAbout'),
    fill: (source: Source): string => {
      if (source.from !== 'ledger') return w(`fill.${source.from}`)
      if (source.metric === 'profit' || source.metric === 'margin') return w('fill.cost')
      if (source.metric === 'growth') return w('fill.before')
      return w(source.metric === 'stability' ? 'fill.half' : 'fill.orders')
    },
  }
}

/** Until some value has points nothing is known for want of points, not for want of data. */
const hasNoPoints = (source: Source): boolean =>
  source.from === 'attribute' && source.field !== 'employees' && Object.keys(source.points ?? {}).length === 0

const textsOf = (source: Source, pool: Pool | undefined): string[] => {
  const column = pool?.columns.get(sourceName(source)) ?? []
  return [...new Set(column.filter((value): value is string => typeof value === 'string'))].sort()
}

const Row = ({
  criterion,
  index,
  whole,
  colour,
  dot,
  pool,
  problems,
  disabled,
  fixed,
  fresh,
  onChange,
  onRemove,
}: {
  criterion: Criterion
  index: number
  /** The sum of all weights. */
  whole: number
  colour: string
  /** Shows the colour here, where no heading of the dimension does. */
  dot: boolean
  pool: Pool | undefined
  problems: readonly Problem[]
  disabled: boolean
  /** The weight comes from elsewhere. */
  fixed: boolean
  /** Just added: open, and in sight. */
  fresh: boolean
  onChange: (criterion: Criterion) => void
  onRemove: (key: string) => void
}) => {
  const w = useWords(scorecardWords)
  const scale = useWords(scaleWords)
  const { language } = useLanguage()
  const at = `criteria.${index}`
  const [open, setOpen] = useState(fresh)
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (fresh) item.current?.scrollIntoView({ block: 'center' })
  }, [fresh])
  const words = useSourceWords()
  const name = nameIn(criterion.name, language) || criterion.key
  const { source } = criterion
  const known = useMemo(() => (hasNoPoints(source) ? null : knownShare(source, pool)), [source, pool])
  const fieldProblem = problems.some((one) => one.field.startsWith(`${at}.`) && one.field !== `${at}.weight`)
  return (
    <li
      ref={item}
      className="id-criterion"
      data-alone={dot || undefined}
      data-problem={hasProblem(problems, at) || undefined}
    >
      <div className="id-criterion-line">
        <div className="id-criterion-name">
          <strong>
            {dot ? <span className="id-dot" style={{ background: colour }} /> : null}
            {name}
          </strong>
          <small>
            {words.name(source, name)} · {scale(criterion.normaliser.by)}
            {criterion.direction === 'lower' ? ` · ${w('direction.lower')}` : ''}
          </small>
        </div>
        <span className="id-weight" style={{ '--accent': colour } as never}>
          <Slider
            label={w('weightOf', { name })}
            min={0}
            max={Math.max(usualMost, Math.ceil(criterion.weight))}
            step={1}
            value={criterion.weight}
            text={<span className="k-hidden">{criterion.weight}</span>}
            disabled={disabled || fixed}
            onChange={(weight) => onChange({ ...criterion, weight })}
          />
        </span>
        <span className="id-weight-number">
          <NumberInput
            label={w('weightOf', { name })}
            digits={2}
            min={0}
            max={1000}
            value={criterion.weight}
            disabled={disabled || fixed}
            onChange={(weight) => onChange({ ...criterion, weight: weight ?? 0 })}
          />
        </span>
        <span className="id-share k-number">{whole ? percentText(criterion.weight / whole) : '—'}</span>
        <IconButton
          icon={open ? 'up' : disabled ? 'eye' : 'edit'}
          label={open ? w('fold') : w('edit', { name })}
          aria-expanded={open}
          onClick={() => setOpen((now) => !now)}
        />
      </div>
      {known === null ? null : known === 0 ? (
        <p className="id-nodata">
          <span className="k-state k-state-warn">{w('noData')}</span> {words.fill(criterion.source)}{' '}
          <ButtonLink
            small
            kind="bare"
            to={criterion.source.from === 'ledger' ? '/imports/new' : '/accounts'}
          >
            {w(criterion.source.from === 'ledger' ? 'fillCost' : 'fillAccounts')}
          </ButtonLink>
        </p>
      ) : known < 1 ? (
        <p className="id-known">{w('known', { share: `${Math.floor(known * 100)}%` })}</p>
      ) : null}
      <Problems of={problems} at={`${at}.weight`} />
      {fieldProblem && !open ? <Problems of={problems} at={at} below /> : null}
      {open ? (
        <CriterionFields
          criterion={criterion}
          at={at}
          about={words.about(source)}
          texts={textsOf(source, pool)}
          problems={problems}
          disabled={disabled}
          onChange={onChange}
          onRemove={onRemove}
        />
      ) : null}
    </li>
  )
}

/** While one weight is dragged the other rows stay as they are. */
export const CriterionRow = memo(Row)
