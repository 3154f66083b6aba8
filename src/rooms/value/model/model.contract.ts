// A model as doors tell it: what was fitted, why it was chosen, and how it did on orders it had not seen.
import { z } from 'zod'
import { isoDate } from '#base/contract.ts'

/** A fitted model as it is shown: parameters by name, and how sure they are. */
const fitted = z.object({
  model: z.string(),
  parameters: z.array(z.object({ name: z.string(), value: z.number(), error: z.number().nullable() })),
  logLikelihood: z.number(),
  converged: z.boolean(),
  identified: z.boolean(),
  /** Mean absolute error of orders per account in the holdout, where one was checked. */
  holdoutError: z.number().nullable(),
  /** Orders expected over orders that came in the holdout, 1 when they meet. */
  holdoutRatio: z.number().nullable(),
})

export const model = z.object({
  chosen: z.enum(['bgNbd', 'mbgNbd', 'paretoNbd', 'simple']),
  /** Why: `bestFit`, `asSet`, `tooFew`, `notIdentified`, `notConverged`. */
  because: z.string(),
  histories: z.object({
    accounts: z.number().int(),
    repeats: z.number().int(),
    withoutRepeat: z.number().int(),
    distinct: z.number().int(),
  }),
  candidates: z.array(fitted),
  spend: z
    .object({
      p: z.number(),
      q: z.number(),
      gamma: z.number(),
      logLikelihood: z.number(),
      /** Mean order value over all, in minor units. */
      meanMinor: z.number(),
      /** Correlation of frequency and order value; above 0.3 the model is strained. */
      correlation: z.number(),
    })
    .nullable(),
  renewal: z
    .object({
      alpha: z.number(),
      beta: z.number(),
      logLikelihood: z.number(),
      agreements: z.number().int(),
      /** Share that is still there after 0, 1, 2 … terms, as seen and as the model says. */
      survival: z.array(
        z.object({ term: z.number().int(), seen: z.number().nullable(), expected: z.number() }),
      ),
    })
    .nullable(),
  check: z
    .object({
      calibrationEnd: isoDate,
      holdoutEnd: isoDate,
      /** By how often accounts had ordered again before: 0 to 6 times, and 7 or more. */
      bins: z.array(
        z.object({
          repeats: z.number().int(),
          accounts: z.number().int(),
          seen: z.number(),
          expected: z.number(),
        }),
      ),
      /** Orders of all accounts added up, week by week. */
      weeks: z.array(z.object({ day: isoDate, seen: z.number(), expected: z.number() })),
    })
    .nullable(),
})
