// A measure of the grid as it is read.
import { Change, Count, Money } from '#web/figure.tsx'
import type { Figures } from './grid.ts'
import { type GridMeasure, shownOf } from './measure.ts'

export const MeasureText = ({
  measure,
  figures,
  currency,
}: {
  measure: GridMeasure
  figures: Figures
  currency: string | undefined
}) => {
  const value = shownOf(measure, figures)
  if (measure === 'accounts') return <Count value={value} />
  if (measure === 'growth') return <Change share={value} />
  return <Money amountMinor={value} currency={currency} />
}
