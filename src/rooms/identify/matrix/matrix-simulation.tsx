// What it would take to move one account: other scores, the quadrant and tier they would give, the points that are missing.
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Button, ButtonLink } from '#web/button.tsx'
import { Slider } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { Select } from '#web/pickers.tsx'
import type { MatrixOut, ScorecardShown } from '../asking.tsx'
import { useName } from '../scorecard/describe.tsx'
import { placeOfScore, tierOfScore } from '../scoring/tier-of-score.ts'
import { signedText } from '../standing/score-text.ts'
import { matrixWords } from './matrix.words.ts'
import { type Bounds, type Point, quadrantAt, type Tried } from './matrix-board.tsx'

export const Simulation = ({
  matrix,
  across,
  bounds,
  chosen,
  tried,
  onTry,
  onChoose,
  inDialog,
}: {
  /** Where the account is chosen already and named above. */
  inDialog: boolean
  matrix: MatrixOut
  across: ScorecardShown
  bounds: Bounds
  chosen: Point | undefined
  tried: Tried | null
  onTry: (tried: Tried | null) => void
  onChoose: (accountId: string | null) => void
}) => {
  const w = useWords(matrixWords)
  const trying = chosen ? (
    <Trying matrix={matrix} across={across} bounds={bounds} point={chosen} tried={tried} onTry={onTry} />
  ) : null
  if (inDialog) return <div className="k-stack im-simulation">{trying}</div>
  return (
    <Section
      id="what-if"
      boxed
      title={w('simulate')}
      actions={
        tried ? (
          <Button small kind="bare" icon="undo" onClick={() => onTry(null)}>
            {w('reset')}
          </Button>
        ) : undefined
      }
    >
      <div className="k-stack im-simulation">
        <Select
          label={w('chooseAccount')}
          placeholder={w('chooseAccount')}
          value={chosen?.accountId ?? null}
          options={matrix.points.map((point) => ({ value: point.accountId, label: point.name }))}
          onChange={onChoose}
          clearable
        />
        {trying ?? <p className="k-small k-quiet">{w('simulateEmpty')}</p>}
      </div>
    </Section>
  )
}

const Trying = ({
  matrix,
  across,
  bounds,
  point,
  tried,
  onTry,
}: {
  matrix: MatrixOut
  across: ScorecardShown
  bounds: Bounds
  point: Point
  tried: Tried | null
  onTry: (tried: Tried) => void
}) => {
  const w = useWords(matrixWords)
  const name = useName()
  const at = tried ?? { across: point.across, up: point.up }
  const was = quadrantAt(point, bounds)
  const is = quadrantAt(at, bounds)
  const names = { across: name(matrix.across.name), up: name(matrix.up.name) }
  const missing = (['across', 'up'] as const).filter((side) => at[side] < bounds[side] - 1e-9)
  return (
    <>
      {(['across', 'up'] as const).map((side) => (
        <div key={side} className="im-side">
          <div className="im-side-head">
            <span className="k-cut">{names[side]}</span>
            <span className="k-number">
              <span className="k-quiet">{point[side].toFixed(1)}</span>
              {tried ? (
                <>
                  {' → '}
                  <strong>{at[side].toFixed(1)}</strong>{' '}
                  <span className={at[side] < point[side] ? 'k-bad' : 'k-good'}>
                    {signedText('weighted', at[side] - point[side])}
                  </span>
                </>
              ) : null}
            </span>
          </div>
          <Slider
            label={names[side]}
            value={at[side]}
            step={0.5}
            text={at[side].toFixed(1)}
            onChange={(value) => onTry({ ...at, [side]: value })}
          />
        </div>
      ))}
      <dl className="im-result" aria-live="polite">
        <div>
          <dt>{w('quadrant')}</dt>
          <dd>
            {was === is ? (
              w(`quadrant.${is}`)
            ) : (
              <>
                <span className="k-quiet">{w(`quadrant.${was}`)}</span> →{' '}
                <strong>{w(`quadrant.${is}`)}</strong>
              </>
            )}
          </dd>
        </div>
        <TierLine matrix={matrix} across={across} point={point} score={at.across} />
        <div>
          <dt>{missing.length ? w('toInvest') : w('inInvest')}</dt>
          <dd className="k-number">
            {missing
              .map((side) =>
                w('needsAcross', { name: names[side], points: (bounds[side] - at[side]).toFixed(1) }),
              )
              .join(' · ')}
          </dd>
        </div>
      </dl>
      <p className="k-small k-quiet">
        {w('notStored')} {w('noChangeByRules')}
      </p>
      <div className="k-row">
        <ButtonLink small to={`/accounts/${point.accountId}`}>
          {w('seeAccount')}
        </ButtonLink>
        <ButtonLink small to={`/accounts/${point.accountId}?tab=ratings`}>
          {w('rateAccount')}
        </ButtonLink>
      </div>
    </>
  )
}

/** By the cuts where these decide; else by the place among those shown. */
const TierLine = ({
  matrix,
  across,
  point,
  score,
}: {
  matrix: MatrixOut
  across: ScorecardShown
  point: Point
  score: number
}) => {
  const w = useWords(matrixWords)
  const { definition } = across
  if (definition.kind !== 'weighted') return null
  const ladder = definition.tiers.map((tier) => tier.key)
  const found = tierOfScore(definition, score)
  const others = matrix.points.filter((other) => other.accountId !== point.accountId)
  const place = placeOfScore(
    others.map((other) => other.across),
    score,
  )
  const byPlace = [...others].sort((a, b) => b.across - a.across)[place - 1] ?? others.at(-1)
  const tier = found?.tier ?? byPlace?.tier ?? null
  return (
    <div>
      <dt>{found ? w('tierByScore') : w('tierByPlace', { place })}</dt>
      <dd>
        <span className="k-row">
          {point.tier && point.tier !== tier ? (
            <>
              <TierMark tier={point.tier} ladder={ladder} terse />
              <span className="k-quiet">→</span>
            </>
          ) : null}
          <TierMark tier={tier} ladder={ladder} terse />
        </span>
        {found ? (
          <small className="k-quiet k-number">
            {found.next
              ? w('toNextTier', { tier: found.next.tier, points: found.next.points.toFixed(1) })
              : w('atTop')}
          </small>
        ) : null}
      </dd>
    </div>
  )
}
