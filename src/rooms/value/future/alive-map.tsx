// Who is still there: accounts by how often they ordered again and how long ago, coloured by how likely they are alive.
import type { CSSProperties } from 'react'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Section } from '#web/page.tsx'
import { Why } from '#web/why.tsx'
import type { FutureOut, Run } from '../asking.tsx'
import { useMoneyText } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { chanceText } from '../worth/chance.ts'
import { type AliveCell, mapOf, type Span } from './alive-cells.ts'
import { futureWords } from './future.words.ts'

export const AliveMap = ({ data, run }: { data: FutureOut; run: Run }) => {
  const w = useWords(futureWords)
  const room = useWords(roomWords)
  const money = useMoneyText(run.currency)
  const { weeks, repeats, at } = mapOf(data.alive)
  if (data.alive.length === 0) return null
  const weeksText = ({ from, below }: Span) =>
    below === null
      ? w('weeksOver', { from })
      : from === 0
        ? w('weeksUnder', { to: below })
        : w('weeksCell', { from, to: below })
  const repeatsText = ({ from, below }: Span) =>
    below === null
      ? w('repeatsOver', { from })
      : below === from + 1
        ? w('repeatsOne', { from })
        : w('repeatsCell', { from, to: below - 1 })
  return (
    <Section
      id="map"
      title={
        <span className="va-head">
          {w('map')}
          <Why title={room('alive')} formula={room('aliveFormula')} asOf={run.asOf} version={run.formula} />
        </span>
      }
      hint={w('mapHint')}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a section would be a landmark too many */}
      <div className="va-map-box" tabIndex={0} role="group" aria-label={w('mapLabel')}>
        <table className="va-map">
          <caption className="k-hidden">{w('mapLabel')}</caption>
          <thead>
            <tr>
              <td className="va-map-corner">
                {w('repeats')} <span aria-hidden="true">↓</span> {w('weeksSince')}{' '}
                <span aria-hidden="true">→</span>
              </td>
              {weeks.map((span) => (
                <th key={span.from} scope="col">
                  {weeksText(span)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {repeats.map((row) => (
              <tr key={row.from}>
                <th scope="row">{repeatsText(row)}</th>
                {weeks.map((column) => {
                  const cell = at(row.from, column.from)
                  return (
                    <td key={column.from}>
                      {cell ? (
                        <Go
                          to={listOf(cell)}
                          className="va-map-cell"
                          style={{ '--weight': `${Math.round(cell.alive * 42)}%` } as CSSProperties}
                          aria-label={w('cellLabel', {
                            repeats: repeatsText(row),
                            weeks: weeksText(column),
                            count: cell.accounts.toLocaleString('en-US'),
                            alive: chanceText(cell.alive),
                            money: money(cell.lifetimeMinor),
                          })}
                          title={`${room('lifetime')} ${money(cell.lifetimeMinor)}`}
                        >
                          <strong>{w('countOf', { count: cell.accounts.toLocaleString('en-US') })}</strong>
                          <small>{chanceText(cell.alive)}</small>
                        </Go>
                      ) : (
                        <span className="va-map-none">
                          <span aria-hidden="true">·</span>
                          <span className="k-hidden">{w('cellNone')}</span>
                        </span>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="va-map-legend" aria-hidden="true">
        {w('legendLow')} <span className="va-map-scale" /> {w('legendHigh')}
      </p>
    </Section>
  )
}

/** The list of exactly the accounts of a cell. */
const listOf = ({ weeksFrom, weeksBelow, repeatsFrom, repeatsBelow }: AliveCell): string => {
  const query = new URLSearchParams({
    sort: 'atRisk',
    weeksFrom: String(weeksFrom),
    ...(weeksBelow === null ? {} : { weeksBelow: String(weeksBelow) }),
    repeatsFrom: String(repeatsFrom),
    ...(repeatsBelow === null ? {} : { repeatsBelow: String(repeatsBelow) }),
  })
  return `/value/accounts?${query}`
}
