// The door to why sales changed between two periods.
import { z } from 'zod'
import { doors, id, isoDate, money } from '#base/contract.ts'
import { everyone } from '#base/viewer.ts'
import { mixBys } from './mix.ts'

const mixPart = {
  priceMinor: money,
  volumeMinor: money,
  mixMinor: money,
  newMinor: money,
  lostMinor: money,
  baseMinor: money,
  nowMinor: money,
}

const mixQuery = z
  .object({
    from: isoDate,
    to: isoDate,
    baseFrom: isoDate,
    baseTo: isoDate,
    by: z.enum(mixBys).default('product'),
    accountId: id.optional(),
    segmentId: id.optional(),
    convention: z.enum(['newVolume', 'oldVolume']).default('newVolume'),
  })
  .strict()

export const mixDoors = doors({
  'GET /price-volume-mix': {
    summary:
      'Why sales changed between two periods: price, volume, mix, new and lost; the parts make the whole',
    may: everyone,
    query: mixQuery,
    out: z.object({
      currency: z.string().nullable(),
      total: z.object(mixPart),
      rows: z.array(
        z.object({
          key: z.string().nullable(),
          name: z.string().nullable(),
          ...mixPart,
          baseQuantityMilli: z.number().int(),
          nowQuantityMilli: z.number().int(),
        }),
      ),
      more: z.boolean(),
    }),
  },
})
