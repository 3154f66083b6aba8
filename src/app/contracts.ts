// All doors of the house, one line per room.
import type { Doors } from '#base/contract.ts'
import { accountDoors } from '#records/accounts/contract.ts'
import { deskDoors } from '#records/desk/contract.ts'
import { ledgerDoors } from '#records/ledger/contract.ts'
import { staffDoors } from '#records/staff/contract.ts'
import { timelineDoors } from '#records/timeline/contract.ts'
import { identifyDoors } from '#rooms/identify/contract.ts'
import { segmentDoors } from '#rooms/segment/contract.ts'
import { accountListDoors } from '#views/account/contract.ts'
import { todayDoors } from '#views/today/contract.ts'

export const contracts: readonly { room: string; doors: Doors }[] = [
  { room: 'today', doors: todayDoors },
  { room: 'accounts', doors: { ...accountListDoors, ...accountDoors } },
  { room: 'ledger', doors: ledgerDoors },
  { room: 'timeline', doors: timelineDoors },
  { room: 'identify', doors: identifyDoors },
  { room: 'segment', doors: segmentDoors },
  { room: 'desk', doors: deskDoors },
  { room: 'staff', doors: staffDoors },
]
