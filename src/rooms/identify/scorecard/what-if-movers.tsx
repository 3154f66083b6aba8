// Who would move, the largest first.
import { useState } from 'react'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Money } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Choice } from '#web/tabs.tsx'
import type { MoveKind } from '../scoring/movement.ts'
import type { Foreseen, Pool } from '../scoring/what-if.ts'
import { identifyWords } from '../words.ts'
import { scorecardWords } from './scorecard.words.ts'

const shownAtMost = 40

export const Movers = ({
  foreseen,
  pool,
  names,
  currency,
}: {
  foreseen: Foreseen
  pool: Pool
  names: readonly string[]
  currency: string
}) => {
  const w = useWords(scorecardWords)
  const words = useWords(identifyWords)
  const [kind, setKind] = useState<MoveKind | 'all'>('all')
  const ladder = foreseen.tiers.map((one) => one.tier)
  const moves = foreseen.moves.filter((move) => kind === 'all' || move.kind === kind)
  if (foreseen.moves.length === 0) return null
  const shown = moves.slice(0, shownAtMost)
  // Only those in sight are looked up by name; a map of all would be made anew on every step.
  const nameOf = (id: string) => names[pool.ids.indexOf(id)] ?? id
  return (
    <div className="id-movers">
      <div className="k-row">
        <h3 className="k-grow">{w('whoMoves')}</h3>
        <Choice
          label={w('whoMoves')}
          value={kind}
          onChange={setKind}
          options={[
            { key: 'all', label: w('all') },
            { key: 'up', label: words('up') },
            { key: 'down', label: words('down') },
          ]}
        />
      </div>
      {shown.length ? (
        <ul>
          {shown.map((move) => (
            <li key={move.id} className="id-mover">
              <Go to={`/accounts/${move.id}`} className="k-cut k-grow">
                {nameOf(move.id)}
              </Go>
              <span className="id-step">
                <TierMark tier={move.from} ladder={ladder} terse />
                <span aria-hidden="true" className={move.kind === 'down' ? 'k-bad' : 'k-good'}>
                  →
                </span>
                <TierMark tier={move.to} ladder={ladder} terse />
                <span className="k-hidden">{words(move.kind)}</span>
              </span>
              <Money amountMinor={move.amountMinor} currency={currency} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="k-quiet k-small">{w('whatIfNone')}</p>
      )}
      {moves.length > shown.length ? (
        <p className="k-small k-quiet">
          {w('moreMoves', {
            count: (moves.length - shown.length).toLocaleString('en-US'),
            shown: shown.length,
          })}
        </p>
      ) : null}
    </div>
  )
}
