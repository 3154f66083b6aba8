// What giving way on the price costs, and how far one can go.
import { Money, Percent, percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Why } from '#web/why.tsx'
import type { Pack } from '../account/account-asking.tsx'
import { Weighed } from '../value-text.tsx'
import { packWords } from './pack.words.ts'
import { Part, SheetTable } from './pack-part.tsx'
import { pointsLeft } from './pocket-falls.ts'

export const Concessions = ({ pack, years }: { pack: Pack; years: string }) => {
  const w = useWords(packWords)
  const currency = pack.currency ?? undefined
  const { pocket, margins } = pack
  const netMinor = pocket.invoicedMinor - pocket.discountMinor - pocket.rebateMinor - pocket.returnedMinor
  const points = pointsLeft(pocket.leftMinor, netMinor)
  return (
    <Part
      title={w('concessions')}
      why={
        <Why
          title={w('concessions')}
          formula={w('concessionsFormula')}
          inputs={[
            { label: w('net'), value: <Money amountMinor={netMinor} currency={currency} exact /> },
            { label: w('margin'), value: <Percent share={margins.own} loss /> },
          ]}
          asOf={pack.asOf}
        />
      }
      note={
        <>
          {w('overYears')} {margins.own === null ? null : w('atMargin', { margin: percentText(margins.own) })}
        </>
      }
    >
      <SheetTable
        label={w('concessions')}
        rows={pack.concessions}
        rowKey={(row) => String(row.points)}
        columns={[
          {
            key: 'points',
            title: w('points'),
            left: true,
            render: (row) => w('pointsOf', { points: row.points }),
          },
          {
            key: 'year',
            title: w('year'),
            render: (row) => <Money amountMinor={row.yearMinor} currency={currency} />,
          },
          {
            key: 'horizon',
            title: w('horizon', { years }),
            render: (row) => <Money amountMinor={row.horizonMinor} currency={currency} />,
          },
          {
            key: 'makeUp',
            title: w('makeUp'),
            render: (row) =>
              margins.own === null ? (
                <span className="k-quiet">—</span>
              ) : row.breakEvenVolume === null ? (
                <span className="k-bad">{w('never')}</span>
              ) : (
                w('more', { share: percentText(row.breakEvenVolume - 1) })
              ),
          },
        ]}
      />
      {pocket.leftMinor === null ? null : (
        <p className="vp-floor">
          <Weighed>{points === null ? w('noFloor') : w('floor', { points: points.toFixed(1) })}</Weighed>
        </p>
      )}
    </Part>
  )
}
