// What a score is made of: one colour per dimension, everywhere the same.
import { Percent } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { nameIn } from '../scorecard/describe.tsx'
import { dimensionNames } from '../scoring/all-presets.ts'
import { type Criteria, criteriaOf } from '../scoring/explain.ts'
import type { Scorecard } from '../scoring/scorecard.ts'
import { identifyWords } from '../words.ts'

const known: Record<string, string> = {
  volume: 'var(--hue-1)',
  profit: 'var(--hue-2)',
  potential: 'var(--hue-3)',
  influence: 'var(--hue-4)',
  fit: 'var(--hue-5)',
  relationship: 'var(--line-strong)',
  loss: 'var(--ink-2)',
  recency: 'var(--hue-1)',
  frequency: 'var(--hue-2)',
  monetary: 'var(--hue-3)',
}
const spare = ['var(--hue-3)', 'var(--hue-1)', 'var(--hue-4)', 'var(--hue-5)', 'var(--hue-2)']

export type Dimension = { key: string; name: string; colour: string; criteria: number[]; weight: number }

/** The dimensions of a scorecard in the order of their criteria, each with the places of its criteria. */
export const dimensionsOf = (criteria: Criteria, language: 'zh' | 'en'): Dimension[] => {
  const found = new Map<string, Dimension>()
  for (const [index, criterion] of criteria.entries()) {
    const { dimension } = criterion
    const there = found.get(dimension)
    if (there) {
      there.criteria.push(index)
      there.weight += criterion.weight
      continue
    }
    found.set(dimension, {
      key: dimension,
      // A dimension of one criterion, and one without a name of its own, is called as its criterion is.
      name: nameIn(dimensionNames[dimension] ?? criterion.name, language),
      colour: known[dimension] ?? spare[found.size % spare.length] ?? 'var(--accent)',
      criteria: [index],
      weight: criterion.weight,
    })
  }
  return [...found.values()]
}

export const useDimensions = (definition: Scorecard | undefined): Dimension[] => {
  const { language } = useLanguage()
  if (!definition) return []
  const criteria = criteriaOf(definition)
  // Rules of a points scorecard add up without weights, and each is a dimension of its own.
  const apart =
    definition.kind === 'points'
      ? criteria.map((one) => ({ ...one, dimension: one.key, weight: 0 }))
      : criteria
  return dimensionsOf(apart, language)
}

/** A bar of 100 points, or of `most`, filled with what each dimension adds. */
export const ContributionBar = ({
  dimensions,
  contributions,
  most = 100,
}: {
  dimensions: readonly Dimension[]
  contributions: readonly (number | null)[]
  most?: number
}) => {
  const w = useWords(identifyWords)
  const parts = dimensions.map((dimension) => ({
    ...dimension,
    points: dimension.criteria.reduce((sum, at) => sum + (contributions[at] ?? 0), 0),
  }))
  const said = w('contributions', {
    parts: parts.map((part) => `${part.name} ${part.points.toFixed(1)}`).join(w('listSeparator')),
  })
  return (
    <span className="id-bar" role="img" aria-label={said} title={said}>
      {parts.map((part) => (
        <span
          key={part.key}
          style={{ width: `${(Math.max(0, part.points) / most) * 100}%`, background: part.colour }}
        />
      ))}
    </span>
  )
}

/** Which colour is which dimension, with its share of the weight. */
export const DimensionLegend = ({ dimensions }: { dimensions: readonly Dimension[] }) => {
  const w = useWords(identifyWords)
  const whole = dimensions.reduce((sum, dimension) => sum + dimension.weight, 0)
  return (
    <ul className="id-legend" aria-label={w('colours')}>
      {dimensions.map((dimension) => (
        <li key={dimension.key}>
          <span className="id-dot" style={{ background: dimension.colour }} />
          {dimension.name} {whole ? <Percent share={dimension.weight / whole} digits={0} /> : null}
        </li>
      ))}
    </ul>
  )
}
