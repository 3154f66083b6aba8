// How a criterion becomes 0 to 1: its scale with what it means, a target, bands, points of each value.
import { accountWords } from '#records/accounts/words.ts'
import { Button, IconButton } from '#web/button.tsx'
import { Check, NumberInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Select } from '#web/pickers.tsx'
import type { Criterion, Normaliser, Problem, Source } from '../scoring/scorecard.ts'
import { newNormaliser, normalisersFor } from './drafting.ts'
import { Problems } from './problems.tsx'
import { RawInput } from './raw-input.tsx'
import { scaleAbout, scaleWords, scorecardWords } from './scorecard.words.ts'

export const ScaleFields = ({
  criterion,
  at,
  problems,
  disabled,
  onChange,
}: {
  criterion: Criterion
  at: string
  problems: readonly Problem[]
  disabled: boolean
  onChange: (normaliser: Normaliser) => void
}) => {
  const w = useWords(scorecardWords)
  const scale = useWords(scaleWords)
  const about = useWords(scaleAbout)
  const { normaliser } = criterion
  return (
    <div className="k-field">
      <span className="k-field-label">{w('scale')}</span>
      <Select
        label={w('scale')}
        disabled={disabled}
        value={normaliser.by}
        options={normalisersFor(criterion.source).map((by) => ({ value: by, label: scale(by) }))}
        onChange={(by) => by && by !== normaliser.by && onChange(newNormaliser(by))}
      />
      <p className="k-field-hint">{about(normaliser.by)}</p>
      {normaliser.by === 'minmax' ? (
        <Check
          value={normaliser.winsorise ?? false}
          onChange={(winsorise) => onChange({ by: 'minmax', winsorise })}
        >
          {w('winsorise')}
        </Check>
      ) : null}
      {normaliser.by === 'target' ? (
        <span className="id-short">
          <RawInput
            source={criterion.source}
            label={w('target')}
            value={normaliser.target}
            onChange={(target) => onChange({ by: 'target', target: target ?? 0 })}
          />
        </span>
      ) : null}
      {normaliser.by === 'bands' ? (
        <Bands
          source={criterion.source}
          bands={normaliser.bands}
          onChange={(bands) => onChange({ by: 'bands', bands })}
        />
      ) : null}
      <Problems of={problems} at={`${at}.normaliser`} below />
    </div>
  )
}

type Band = { from: number | null; points: number }

const Bands = ({
  source,
  bands,
  onChange,
}: {
  source: Source
  bands: readonly Band[]
  onChange: (bands: Band[]) => void
}) => {
  const w = useWords(scorecardWords)
  const put = (index: number, part: Partial<Band>) =>
    onChange(bands.map((band, at) => (at === index ? { ...band, ...part } : band)))
  const last = bands.at(-1)
  return (
    <div className="id-bands">
      {bands.map((band, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place
        <div key={index} className="id-band">
          {index === 0 ? (
            <span className="k-quiet k-small">{w('bandOpen')}</span>
          ) : (
            <RawInput
              source={source}
              label={w('bandFrom')}
              placeholder={w('bandFrom')}
              value={band.from}
              onChange={(from) => put(index, { from: from ?? 0 })}
            />
          )}
          <NumberInput
            label={w('bandPoints')}
            unit={w('pointsUnit')}
            digits={1}
            value={band.points}
            onChange={(points) => put(index, { points: points ?? 0 })}
          />
          {index > 0 ? (
            <IconButton
              icon="close"
              size={14}
              label={w('bandRemove')}
              onClick={() => onChange(bands.filter((_, at) => at !== index))}
            />
          ) : (
            <span />
          )}
        </div>
      ))}
      <Button
        small
        icon="plus"
        onClick={() => onChange([...bands, { from: (last?.from ?? 0) + 50, points: last?.points ?? 0 }])}
      >
        {w('bandAdd')}
      </Button>
    </div>
  )
}

type Attribute = Extract<Source, { from: 'attribute' }>
const listWords: Record<string, string> = {
  sizeClass: 'size',
  organisationLevel: 'level',
  ownership: 'ownership',
  attitude: 'attitude',
  status: 'status',
}

/** Points of each value of an attribute; `texts` are the values that accounts have now. */
export const PointsFields = ({
  source,
  at,
  texts,
  problems,
  onChange,
}: {
  source: Attribute
  at: string
  texts: readonly string[]
  problems: readonly Problem[]
  onChange: (source: Attribute) => void
}) => {
  const w = useWords(scorecardWords)
  const named = useWords(accountWords)
  const points = source.points ?? {}
  const values = [...new Set([...Object.keys(points), ...texts])]
  const nameOf = (text: string) => {
    const key = `${listWords[source.field]}.${text}` as keyof typeof accountWords
    return key in accountWords ? named(key) : text
  }
  return (
    <div className="k-field">
      <span className="k-field-label">{w('points')}</span>
      <div className="id-points">
        {values.map((text) => (
          <div key={text} className="id-point">
            <span className="k-cut">{nameOf(text)}</span>
            <NumberInput
              label={w('pointsOf', { text: nameOf(text) })}
              unit={w('pointsUnit')}
              value={points[text] ?? null}
              onChange={(value) => {
                const { [text]: _, ...rest } = points
                onChange({ ...source, points: value === null ? rest : { ...rest, [text]: value } })
              }}
            />
          </div>
        ))}
      </div>
      <Problems of={problems} at={`${at}.source`} below />
    </div>
  )
}
