// The quadrants as a list: what to do there, how many accounts, and the largest of them.
import { useState } from 'react'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Button } from '#web/button.tsx'
import { Money } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { percentText } from '#web/number-text.ts'
import { Section } from '#web/page.tsx'
import type { MatrixOut } from '../asking.tsx'
import type { Quadrant } from '../scoring/matrix.ts'
import { matrixWords } from './matrix.words.ts'
import { type Bounds, quadrantAt, quadrants } from './matrix-board.tsx'

const shownAtFirst = 5

export const MatrixQuadrants = ({
  matrix,
  bounds,
  ladder,
  onChoose,
}: {
  matrix: MatrixOut
  bounds: Bounds
  ladder: readonly string[] | undefined
  /** On a phone an account opens the what-if; null on a desk, where only totals are told. */
  onChoose: ((accountId: string) => void) | null
}) => {
  const w = useWords(matrixWords)
  const net = matrix.points.reduce((sum, point) => sum + point.netMinor, 0)
  return (
    <>
      {quadrants.map((quadrant) => {
        const members = matrix.points.filter((point) => quadrantAt(point, bounds) === quadrant)
        const share = members.reduce((sum, point) => sum + point.netMinor, 0) / (net || 1)
        return (
          <Section
            key={quadrant}
            title={
              <span className="im-title">
                <i className={`im-key im-${quadrant}`} /> {w(`quadrant.${quadrant}`)}
              </span>
            }
            hint={
              <span className="k-number">
                {w('quadrantCount', { count: members.length })} ·{' '}
                {w('quadrantShare', { share: percentText(share) })}
              </span>
            }
          >
            <p className="k-small im-advice">{w(`advice.${quadrant}`)}</p>
            {onChoose ? (
              <Members
                quadrant={quadrant}
                members={members}
                currency={matrix.currency}
                ladder={ladder}
                onChoose={onChoose}
              />
            ) : null}
          </Section>
        )
      })}
    </>
  )
}

const Members = ({
  quadrant,
  members,
  currency,
  ladder,
  onChoose,
}: {
  quadrant: Quadrant
  members: MatrixOut['points']
  currency: string | null
  ladder: readonly string[] | undefined
  onChoose: (accountId: string) => void
}) => {
  const w = useWords(matrixWords)
  const [all, setAll] = useState(false)
  if (members.length === 0) return <p className="k-small k-quiet">{w('nobodyHere')}</p>
  return (
    <>
      <ul className="im-members" aria-label={w(`quadrant.${quadrant}`)}>
        {(all ? members : members.slice(0, shownAtFirst)).map((point) => (
          <li key={point.accountId}>
            <span className="k-grow">
              <Go to={`/accounts/${point.accountId}`} className="k-cut">
                {point.name}
              </Go>
              <small className="k-number k-quiet">
                <TierMark tier={point.tier} ladder={ladder} terse /> {point.across.toFixed(1)} /{' '}
                {point.up.toFixed(1)} ·{' '}
                <Money amountMinor={point.netMinor} currency={currency ?? undefined} />
              </small>
            </span>
            <Button small onClick={() => onChoose(point.accountId)}>
              {w('simulate')}
            </Button>
          </li>
        ))}
      </ul>
      {members.length > shownAtFirst && !all ? (
        <Button small kind="bare" onClick={() => setAll(true)}>
          {w('moreMoves')}
        </Button>
      ) : null}
    </>
  )
}
