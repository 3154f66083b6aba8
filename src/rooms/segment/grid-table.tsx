// The grid as a quiet heat table; on a phone as a list, row by row. Every figure opens what lies behind it.
import type { CSSProperties } from 'react'
import { Count } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { usePhone } from '#web/media.ts'
import type { CellOut, GridOut, LineOut } from './asking.tsx'
import type { Dimension } from './dimensions.ts'
import { MeasureText } from './figure-text.tsx'
import type { Figures } from './grid.ts'
import { dimensionName, lineName } from './line-name.ts'
import { type GridMeasure, shownOf, weightOf } from './measure.ts'
import './segment.css'
import { roomWords } from './words.ts'

/** A row, a column or where both meet; the others line leads nowhere. */
export type Picked = { row?: LineOut; column?: LineOut }

type Props = {
  grid: GridOut
  rows: Dimension
  columns: Dimension
  measure: GridMeasure
  onPick: (picked: Picked) => void
}

/**
 * Strength and side of the tint; the colours themselves are in the style sheet. Growth is written in a colour of its
 * own, which must stay readable on it.
 */
const tint = (measure: GridMeasure, weight: number) => {
  const most = measure === 'growth' ? 15 : 34
  return {
    '--weight': `${Math.round(Math.abs(weight) * most)}%`,
    '--tint': measure === 'growth' ? (weight < 0 ? 'var(--bad)' : 'var(--good)') : undefined,
  } as CSSProperties
}

const mostOf = (measure: GridMeasure, cells: readonly Figures[]) =>
  Math.max(0, ...cells.map((cell) => shownOf(measure, cell) ?? 0))

export const GridTable = (props: Props) => (usePhone() ? <PhoneGrid {...props} /> : <WideGrid {...props} />)

const WideGrid = ({ grid, rows, columns, measure, onPick }: Props) => {
  const w = useWords(roomWords)
  const { language } = useLanguage()
  const currency = grid.currency ?? undefined
  const most = mostOf(measure, grid.cells)
  const cellAt = new Map(grid.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]))
  const name = (dimension: Dimension, line: LineOut) => lineName(dimension, line, language)
  const label = w('gridLabel', {
    rows: dimensionName(rows, language),
    columns: dimensionName(columns, language),
    measure: w(`measure.${measure}`),
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a section would be a landmark too many
    <div className="sg-grid-box" tabIndex={0} role="group" aria-label={label}>
      <table className="sg-grid">
        <caption className="k-hidden">{label}</caption>
        <thead>
          <tr>
            <td className="sg-corner">
              {dimensionName(rows, language)} <span aria-hidden="true">↓</span>
            </td>
            {grid.columns.map((column) => (
              <th key={`${column.kind}${column.key}`} scope="col" data-kind={column.kind}>
                <Head line={column} name={name(columns, column)} onPick={() => onPick({ column })} />
              </th>
            ))}
            <th scope="col" className="sg-total">
              {w('total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row, rowIndex) => (
            <tr key={`${row.kind}${row.key}`}>
              <th scope="row" data-kind={row.kind}>
                <Head line={row} name={name(rows, row)} onPick={() => onPick({ row })} />
              </th>
              {grid.columns.map((column, columnIndex) => {
                const cell = cellAt.get(`${rowIndex} ${columnIndex}`)
                return (
                  <td key={`${column.kind}${column.key}`}>
                    {cell ? (
                      <CellButton
                        cell={cell}
                        measure={measure}
                        currency={currency}
                        most={most}
                        label={w('cellOf', { row: name(rows, row), column: name(columns, column) })}
                        onPick={
                          row.kind === 'others' || column.kind === 'others'
                            ? undefined
                            : () => onPick({ row, column })
                        }
                      />
                    ) : (
                      <span className="sg-none">
                        <span aria-hidden="true">·</span>
                        <span className="k-hidden">{w('emptyCell')}</span>
                      </span>
                    )}
                  </td>
                )
              })}
              <td className="sg-total">
                <Total figures={row} measure={measure} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{w('total')}</th>
            {grid.columns.map((column) => (
              <td key={`${column.kind}${column.key}`}>
                <Total figures={column} measure={measure} currency={currency} />
              </td>
            ))}
            <td className="sg-total">
              <Total figures={grid.total} measure={measure} currency={currency} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

const Head = ({ line, name, onPick }: { line: LineOut; name: string; onPick: () => void }) => {
  const w = useWords(roomWords)
  return line.kind === 'others' ? (
    <span className="sg-head" title={w('othersHint')}>
      {name}
    </span>
  ) : (
    <button type="button" className="sg-head" title={name} onClick={onPick}>
      {name}
    </button>
  )
}

const CellButton = ({
  cell,
  measure,
  currency,
  most,
  label,
  onPick,
}: {
  cell: CellOut
  measure: GridMeasure
  currency: string | undefined
  most: number
  label: string
  onPick: (() => void) | undefined
}) => {
  const w = useWords(roomWords)
  const weight = weightOf(measure, shownOf(measure, cell), most)
  const inside = (
    <>
      <span className="k-hidden">{label} </span>
      <strong>
        <MeasureText measure={measure} figures={cell} currency={currency} />
      </strong>
      {measure === 'accounts' ? null : (
        <small className="k-number">
          {w('countOf', { count: cell.accounts.toLocaleString('en-US') })}
          <span className="k-hidden">{w('accounts')}</span>
        </small>
      )}
    </>
  )
  return onPick ? (
    <button type="button" className="sg-cell" style={tint(measure, weight)} onClick={onPick}>
      {inside}
    </button>
  ) : (
    <span className="sg-cell" style={tint(measure, weight)}>
      {inside}
    </span>
  )
}

const Total = ({
  figures,
  measure,
  currency,
}: {
  figures: Figures
  measure: GridMeasure
  currency: string | undefined
}) => {
  const w = useWords(roomWords)
  return (
    <span className="sg-sum">
      <MeasureText measure={measure} figures={figures} currency={currency} />
      {measure === 'accounts' ? null : (
        <small className="k-number">
          {w('countOf', { count: figures.accounts.toLocaleString('en-US') })}
        </small>
      )}
    </span>
  )
}

const PhoneGrid = ({ grid, rows, columns, measure, onPick }: Props) => {
  const w = useWords(roomWords)
  const { language } = useLanguage()
  const currency = grid.currency ?? undefined
  const most = mostOf(measure, grid.cells)
  return (
    <div className="sg-phone">
      {grid.rows.map((row, rowIndex) => (
        <section key={`${row.kind}${row.key}`} className="sg-phone-row">
          <h2>
            {row.kind === 'others' ? (
              <span>{lineName(rows, row, language)}</span>
            ) : (
              <button type="button" onClick={() => onPick({ row })}>
                {lineName(rows, row, language)}
              </button>
            )}
            <span>
              <MeasureText measure={measure} figures={row} currency={currency} />
              {measure === 'accounts' ? null : <Count value={row.accounts} unit={w('accountsUnit')} />}
            </span>
          </h2>
          <ul>
            {grid.cells
              .filter((cell) => cell.row === rowIndex)
              .map((cell) => {
                const column = grid.columns[cell.column]
                if (!column) return null
                const inside = (
                  <>
                    <span className="k-cut">{lineName(columns, column, language)}</span>
                    <span className="sg-phone-figures">
                      <strong>
                        <MeasureText measure={measure} figures={cell} currency={currency} />
                      </strong>
                      {measure === 'accounts' ? null : (
                        <small className="k-number">
                          {w('countOf', { count: cell.accounts.toLocaleString('en-US') })}
                        </small>
                      )}
                    </span>
                  </>
                )
                const style = tint(measure, weightOf(measure, shownOf(measure, cell), most))
                return (
                  <li key={cell.column}>
                    {row.kind === 'others' || column.kind === 'others' ? (
                      <span className="sg-phone-cell" style={style}>
                        {inside}
                      </span>
                    ) : (
                      <button
                        type="button"
                        className="sg-phone-cell"
                        style={style}
                        onClick={() => onPick({ row, column })}
                      >
                        {inside}
                      </button>
                    )}
                  </li>
                )
              })}
          </ul>
        </section>
      ))}
    </div>
  )
}
