// Doors to the demo company: what it holds, and taking it out.
import { z } from 'zod'
import { doors, id } from '#base/contract.ts'
import { administrators } from '#base/viewer.ts'

const count = z.number().int()

const loss = z.object({
  accounts: count,
  orderLines: count,
  products: count,
  people: count,
  evaluations: count,
  ownChanges: count,
  ownAccounts: count,
  blockedBy: z.array(z.object({ id, fileName: z.string(), lines: count })),
})

export const demoDoors = doors({
  'GET /demo': {
    summary: 'What would go with the demo company, and what stands in its way; null when there is none',
    may: administrators,
    out: z.object({ loss: loss.nullable() }),
  },
  'POST /demo/removal': {
    summary: 'Take the demo company out, with all that hangs on its accounts; what people added stays',
    may: administrators,
    body: z.object({}).strict(),
    out: z.object({ jobId: id }),
  },
})
