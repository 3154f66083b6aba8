// The doors of the demo company.
import { Refusal } from '#base/refusal.ts'
import { type Desk, serve } from '#server/call.ts'
import { demoDoors } from './demo.contract.ts'
import { type DemoRooms, demoLoss, demoRemoval } from './demo.store.ts'

export const demoDesk = (rooms: DemoRooms): Desk =>
  serve(demoDoors, {
    'GET /demo': async ({ db }) => ({ loss: await demoLoss(db, rooms) }),

    'POST /demo/removal': async ({ db, jobs, viewer }) => {
      const loss = await demoLoss(db, rooms)
      if (!loss) throw new Refusal('conflict', 'upkeep.noDemo')
      if (loss.blockedBy.length)
        throw new Refusal('conflict', 'upkeep.demoHoldsOrders', {
          files: loss.blockedBy.map((one) => one.fileName).join('、'),
        })
      return { jobId: await jobs.start(demoRemoval(rooms), {}, viewer.personId) }
    },
  })
