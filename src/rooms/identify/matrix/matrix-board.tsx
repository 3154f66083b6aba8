// The matrix with its quadrants: on a desk as a picture one can try things on, on a phone as lists.
import { useMemo, useState } from 'react'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Button, ButtonLink } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { usePhone } from '#web/media.ts'
import { Dialog } from '#web/overlay.tsx'
import { Section, Split } from '#web/page.tsx'
import { Choice } from '#web/tabs.tsx'
import { useUrl } from '#web/url.ts'
import type { MatrixOut, ScorecardShown } from '../asking.tsx'
import { useName } from '../scorecard/describe.tsx'
import { type Quadrant, quadrantOf } from '../scoring/matrix.ts'
import { matrixWords } from './matrix.words.ts'
import { Nobody } from './matrix-empty.tsx'
import { MatrixPicture } from './matrix-picture.tsx'
import { MatrixQuadrants } from './matrix-quadrants.tsx'
import { Simulation } from './matrix-simulation.tsx'
import { MatrixTable } from './matrix-table.tsx'

export type Point = MatrixOut['points'][number]
export type Bounds = { across: number; up: number }
export type Tried = { across: number; up: number }
/** In the order they are told: best first. */
export const quadrants: readonly Quadrant[] = ['invest', 'investSelectively', 'maintain', 'manageForCash']

const drawnAtMost = 200
const middle = 50

const boundsOf = (text: string | undefined): Bounds => {
  const [across, up] = (text ?? '').split(',').map(Number)
  const fits = (value: number | undefined) => value !== undefined && value > 0 && value < 100
  return { across: fits(across) ? (across ?? middle) : middle, up: fits(up) ? (up ?? middle) : middle }
}

export const quadrantAt = ({ across, up }: Tried, bounds: Bounds): Quadrant =>
  quadrantOf(across, up, { attractiveness: bounds.across, strength: bounds.up })

export const MatrixBoard = ({ matrix, across }: { matrix: MatrixOut; across: ScorecardShown }) => {
  const w = useWords(matrixWords)
  const name = useName()
  const phone = usePhone()
  const [url, setUrl] = useUrl()
  const [moving, setMoving] = useState<Bounds | null>(null)
  const [tried, setTried] = useState<Tried | null>(null)
  const bounds = moving ?? boundsOf(url.bounds)
  const { points } = matrix
  const chosen = points.find((point) => point.accountId === url.account)
  const choose = (accountId: string | null) => {
    setTried(null)
    setUrl({ account: accountId })
  }
  const definition = across.definition
  const ladder = useMemo(
    () => (definition.kind === 'rfm' ? undefined : definition.tiers.map((tier) => tier.key)),
    [definition],
  )
  if (points.length === 0) return <Nobody />
  const simulation = (
    <Simulation
      matrix={matrix}
      across={across}
      bounds={bounds}
      chosen={chosen}
      tried={tried}
      onTry={setTried}
      onChoose={choose}
      inDialog={phone}
    />
  )
  const quadrantLists = (
    <MatrixQuadrants matrix={matrix} bounds={bounds} ladder={ladder} onChoose={phone ? choose : null} />
  )
  const notes = (
    <p className="k-small k-quiet im-notes">
      {w('asOfBoth', { name: name(matrix.across.name), day: matrix.across.asOf ?? '—' })} ·{' '}
      {w('asOfBoth', { name: name(matrix.up.name), day: matrix.up.asOf ?? '—' })}
      {points.length >= drawnAtMost ? ` · ${w('onlyLargest', { count: drawnAtMost })}` : ''}
      {matrix.withoutUp ? (
        <>
          {' · '}
          {w('without', { count: matrix.withoutUp.toLocaleString('en-US'), name: name(matrix.up.name) })}{' '}
          <ButtonLink small kind="bare" to="/accounts?lacks=unrated&sort=-net">
            {w('rateThem')}
          </ButtonLink>
        </>
      ) : null}
    </p>
  )
  if (phone)
    return (
      <>
        {quadrantLists}
        {notes}
        {chosen ? (
          <Dialog title={chosen.name} onClose={() => choose(null)}>
            {simulation}
          </Dialog>
        ) : null}
      </>
    )
  const view = url.view === 'table' ? 'table' : 'picture'
  return (
    <Split
      width={340}
      side={
        <>
          {simulation}
          {quadrantLists}
        </>
      }
    >
      <Section
        id="matrix"
        boxed
        title={w('title')}
        hint={w('bubble')}
        actions={
          <>
            {bounds.across !== middle || bounds.up !== middle ? (
              <Button small kind="bare" onClick={() => setUrl({ bounds: null })}>
                {w('resetBounds')}
              </Button>
            ) : null}
            <Choice
              label={w('view')}
              value={view}
              onChange={(next) => setUrl({ view: next === 'picture' ? null : next })}
              options={[
                { key: 'picture', label: w('view.picture') },
                { key: 'table', label: w('view.table') },
              ]}
            />
          </>
        }
      >
        {view === 'picture' ? (
          <>
            <MatrixPicture
              matrix={matrix}
              bounds={bounds}
              ladder={ladder}
              chosenId={chosen?.accountId ?? null}
              tried={tried}
              onChoose={choose}
              onTry={setTried}
              onBounds={setMoving}
              onBoundsSet={(next) => {
                setMoving(null)
                setUrl({
                  bounds:
                    next.across === middle && next.up === middle
                      ? null
                      : `${Math.round(next.across)},${Math.round(next.up)}`,
                })
              }}
            />
            {ladder ? (
              <ul className="im-legend" aria-label={w('colour')}>
                {ladder.map((tier) => (
                  <li key={tier}>
                    <TierMark tier={tier} ladder={ladder} />
                  </li>
                ))}
              </ul>
            ) : null}
            <p className="k-small k-quiet">{w('dragHint')}</p>
          </>
        ) : (
          <MatrixTable matrix={matrix} bounds={bounds} ladder={ladder} onChoose={choose} />
        )}
        {notes}
      </Section>
    </Split>
  )
}
