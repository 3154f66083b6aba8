// A part of the sheet: a question and its answer, close together; and the small tables that answer.
import type { ReactNode } from 'react'

export const Part = ({
  title,
  why,
  note,
  children,
}: {
  title: ReactNode
  why?: ReactNode
  note?: ReactNode
  children: ReactNode
}) => (
  <section className="vp-part">
    <h2>
      {title}
      {why}
    </h2>
    {children}
    {note ? <p className="vp-note">{note}</p> : null}
  </section>
)

export type SheetColumn<Row> = {
  key: string
  title: ReactNode
  left?: boolean
  /** Left out on a phone. */
  wide?: boolean
  render: (row: Row) => ReactNode
}

/** A table of few rows that paper can hold. */
export const SheetTable = <Row,>({
  label,
  columns,
  rows,
  rowKey,
}: {
  label: string
  columns: readonly SheetColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}) => {
  const classOf = ({ left, wide }: SheetColumn<Row>) =>
    [left ? 'vp-left' : 'k-number', wide ? 'vp-wide' : ''].filter(Boolean).join(' ')
  return (
    <table className="vp-table" aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={classOf(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.key} scope="row" className={classOf(column)}>
                  {column.render(row)}
                </th>
              ) : (
                <td key={column.key} className={classOf(column)}>
                  {column.render(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
