// Every scorecard a company can start from.
import { businessPoints, starPoints } from './points-presets.ts'
import { dimensionNames as firstNames, fiveDimensions, type Preset, rfmSegments } from './presets.ts'
import type { Bilingual, Scorecard } from './scorecard.ts'
import {
  contributionAttributeInfluence,
  moreDimensionNames,
  relativeStrength,
  sixQuestions,
} from './weighing-presets.ts'

export const allPresets: readonly Preset<Scorecard>[] = [
  fiveDimensions,
  contributionAttributeInfluence,
  sixQuestions,
  starPoints,
  businessPoints,
  relativeStrength,
  rfmSegments,
]

export const dimensionNames: Record<string, Bilingual> = { ...firstNames, ...moreDimensionNames }
