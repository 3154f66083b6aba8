// Doors to who is key: scorecards, evaluations, the standing of an account, ratings.
import { doors } from '#base/contract.ts'
import { ratingDoors } from './judgement/rating.contract.ts'
import { runDoors } from './run/run.contract.ts'
import { scorecardDoors } from './scorecard/scorecard.contract.ts'
import { standingDoors } from './standing/standing.contract.ts'

export const identifyDoors = doors({ ...scorecardDoors, ...runDoors, ...standingDoors, ...ratingDoors })
