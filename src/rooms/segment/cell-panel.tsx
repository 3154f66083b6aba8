// What lies behind a cell of the grid: its size, money, growth and potential, its largest accounts, and what to do with it.
import { useState } from 'react'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Button, ButtonLink } from '#web/button.tsx'
import { Change, Count, Fact, Money, percentText } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { SidePanel } from '#web/overlay.tsx'
import { useRead } from '#web/query.ts'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { ask, type GridOut } from './asking.tsx'
import { conditionsAt, type Dimension, listAddress, type Place, placeText } from './dimensions.ts'
import { type Figures, growthOf } from './grid.ts'
import type { Picked } from './grid-table.tsx'
import { lineName } from './line-name.ts'
import { NominateDialog } from './nominate-dialog.tsx'
import { roomWords } from './words.ts'

type Chosen = { places: Place[]; title: string; figures: Figures }

/** The places a picked row, column or cell stands for, with its name and figures. */
export const chosenOf = (
  grid: GridOut,
  sides: { rows: Dimension; columns: Dimension },
  { row, column }: Picked,
  language: 'zh' | 'en',
): Chosen | null => {
  const lines = [
    ...(row ? [{ dimension: sides.rows, line: row }] : []),
    ...(column ? [{ dimension: sides.columns, line: column }] : []),
  ]
  const figures =
    row && column
      ? grid.cells.find((cell) => grid.rows[cell.row] === row && grid.columns[cell.column] === column)
      : (row ?? column)
  if (!figures || lines.some(({ line }) => line.kind === 'others')) return null
  return {
    places: lines.map(({ dimension, line }) => ({ dimension, key: line.key })),
    title: lines.map(({ dimension, line }) => lineName(dimension, line, language)).join(' × '),
    figures,
  }
}

export const CellPanel = ({
  chosen,
  grid,
  maySave,
  mayNominate,
  onSave,
  onClose,
}: {
  chosen: Chosen
  grid: GridOut
  maySave: boolean
  mayNominate: boolean
  onSave: (from: { name: string; conditions: NonNullable<ReturnType<typeof conditionsAt>> }) => void
  onClose: () => void
}) => {
  const w = useWords(roomWords)
  const { language } = useLanguage()
  const { places, title, figures } = chosen
  const conditions = conditionsAt(places)
  const address = listAddress(places)
  const [nominating, setNominating] = useState<{ value: string; label: string } | true | null>(null)
  const list = useRead(['segmentation', 'accounts', places], (signal) =>
    ask('GET /segmentation/accounts', { query: { at: places.map(placeText) }, signal }),
  )
  if (nominating)
    return (
      <NominateDialog
        account={nominating === true ? undefined : nominating}
        onClose={() => setNominating(null)}
      />
    )
  return (
    <SidePanel
      title={title}
      onClose={onClose}
      actions={
        <div className="sg-panel-acts">
          <ButtonLink kind="primary" icon={conditions ? 'list' : 'edit'} to={address}>
            {w(places.some((place) => place.key === null) ? 'fillIn' : 'inList')}
          </ButtonLink>
          {conditions && maySave ? (
            <Button icon="save" onClick={() => onSave({ name: title.replaceAll(' × ', ' '), conditions })}>
              {w('saveAsSegment')}
            </Button>
          ) : null}
          {mayNominate ? (
            <Button icon="flag" onClick={() => setNominating(true)}>
              {w('nominate')}
            </Button>
          ) : null}
        </div>
      }
    >
      <div className="sg-facts sg-panel-facts">
        <PanelFigures figures={figures} whole={grid.total} currency={grid.currency ?? undefined} />
      </div>
      <h3 className="sg-panel-title">{w('biggest')}</h3>
      {list.error ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} words={roomWords} />
      ) : list.data ? (
        <ul className="sg-biggest">
          {list.data.rows.map((row) => (
            <li key={row.accountId}>
              <div className="k-grow">
                <Go to={`/accounts/${row.accountId}`}>{row.name}</Go>
                <span className="sg-biggest-line">
                  <TierMark tier={row.tier} terse />
                  {row.ownerName ? <span>{row.ownerName}</span> : null}
                  <Change
                    share={
                      row.netMinor !== null && row.previousNetMinor !== null && row.previousNetMinor > 0
                        ? row.netMinor / row.previousNetMinor - 1
                        : null
                    }
                  />
                </span>
              </div>
              <Money amountMinor={row.netMinor} currency={grid.currency ?? undefined} />
              {mayNominate && row.layer !== 'key' ? (
                <Button
                  small
                  kind="bare"
                  icon="flag"
                  aria-label={`${w('nominateLong')} ${row.name}`}
                  title={`${w('nominateLong')}${language === 'en' ? ': ' : '：'}${row.name}`}
                  onClick={() => setNominating({ value: row.accountId, label: row.name })}
                />
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <SkeletonLines lines={6} />
      )}
    </SidePanel>
  )
}

const PanelFigures = ({
  figures,
  whole,
  currency,
}: {
  figures: Figures
  whole: Figures
  currency: string | undefined
}) => {
  const w = useWords(roomWords)
  const { netMinor, profitMinor } = figures
  return (
    <>
      <Fact
        label={w('accounts')}
        note={
          whole.accounts ? w('shareOfAll', { share: percentText(figures.accounts / whole.accounts) }) : null
        }
      >
        <Count value={figures.accounts} unit={w('accountsUnit')} />
      </Fact>
      <Fact
        label={w('net')}
        note={whole.netMinor > 0 ? w('shareOfAll', { share: percentText(netMinor / whole.netMinor) }) : null}
      >
        <Money amountMinor={netMinor} currency={currency} />
      </Fact>
      <Fact label={w('growth')} note={w('growthThan')}>
        <Change share={growthOf(figures)} />
      </Fact>
      <Fact
        label={w('profit')}
        note={
          profitMinor !== null && netMinor > 0
            ? w('margin', { share: percentText(profitMinor / netMinor) })
            : null
        }
      >
        <Money amountMinor={profitMinor} currency={currency} />
      </Fact>
      <Fact
        label={w('potential')}
        note={
          figures.estimated
            ? w('potentialOf', { count: figures.estimated.toLocaleString('en-US') })
            : w('potentialNone')
        }
      >
        <Money amountMinor={figures.potentialMinor} currency={currency} />
      </Fact>
    </>
  )
}
