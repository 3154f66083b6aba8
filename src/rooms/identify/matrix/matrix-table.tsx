// The matrix as a table: for the keyboard, for the ear, and for whoever wants the figures.
import { useMemo } from 'react'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Button } from '#web/button.tsx'
import { Money } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { MatrixOut } from '../asking.tsx'
import { useName } from '../scorecard/describe.tsx'
import { matrixWords } from './matrix.words.ts'
import { type Bounds, type Point, quadrantAt } from './matrix-board.tsx'

export const MatrixTable = ({
  matrix,
  bounds,
  ladder,
  onChoose,
}: {
  matrix: MatrixOut
  bounds: Bounds
  ladder: readonly string[] | undefined
  onChoose: (accountId: string) => void
}) => {
  const w = useWords(matrixWords)
  const name = useName()
  // biome-ignore lint/correctness/useExhaustiveDependencies: name follows the language, as w does
  const columns = useMemo(
    (): Column<Point>[] => [
      { key: 'name', title: w('account'), minWidth: 180, grow: 2, render: (row) => row.name },
      {
        key: 'tier',
        title: w('tier'),
        width: 84,
        render: (row) => <TierMark tier={row.tier} ladder={ladder} terse />,
      },
      {
        key: 'quadrant',
        title: w('quadrant'),
        minWidth: 120,
        render: (row) => w(`quadrant.${quadrantAt(row, bounds)}`),
      },
      {
        key: 'across',
        title: name(matrix.across.name),
        width: 110,
        align: 'right',
        render: (row) => <span className="k-number">{row.across.toFixed(1)}</span>,
      },
      {
        key: 'up',
        title: name(matrix.up.name),
        width: 110,
        align: 'right',
        render: (row) => <span className="k-number">{row.up.toFixed(1)}</span>,
      },
      {
        key: 'net',
        title: w('net'),
        width: 110,
        align: 'right',
        render: (row) => <Money amountMinor={row.netMinor} currency={matrix.currency ?? undefined} />,
      },
      {
        key: 'try',
        title: '',
        width: 72,
        render: (row) => (
          <Button
            small
            kind="bare"
            aria-label={`${w('simulate')} ${row.name}`}
            onClick={() => onChoose(row.accountId)}
          >
            {w('simulate')}
          </Button>
        ),
      },
    ],
    [matrix, bounds, ladder, onChoose, w],
  )
  return (
    <DataTable
      label={w('tableLabel')}
      rows={matrix.points}
      columns={columns}
      rowKey={(row) => row.accountId}
      rowHref={(row) => `/accounts/${row.accountId}`}
      height={560}
    />
  )
}
