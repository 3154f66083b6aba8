// What a cell of the grid shows, and how strongly it is tinted.
import { type Figures, growthOf } from './grid.ts'

export const measures = ['net', 'accounts', 'growth', 'potential'] as const
export type GridMeasure = (typeof measures)[number]

export const shownOf = (measure: GridMeasure, figures: Figures): number | null => {
  switch (measure) {
    case 'net':
      return figures.netMinor
    case 'accounts':
      return figures.accounts
    case 'growth':
      return growthOf(figures)
    case 'potential':
      return figures.potentialMinor
  }
}

/** Growth beyond this looks the same: one small cell would else take all the colour. */
const mostGrowth = 0.5

/**
 * From −1 to 1: how far a value stands out. `most` is the largest of all cells. Small cells are lifted, since one
 * cell often holds nearly everything.
 */
export const weightOf = (measure: GridMeasure, value: number | null, most: number): number => {
  if (value === null) return 0
  if (measure === 'growth') return Math.max(-1, Math.min(1, value / mostGrowth))
  return most > 0 && value > 0 ? Math.min(1, value / most) ** 0.5 : 0
}
