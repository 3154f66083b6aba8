// All doors of the house, one line per room.
import type { Doors } from '#base/contract.ts'
import { contactDoors } from '#records/accounts/contacts/contact.contract.ts'
import { accountDoors } from '#records/accounts/contract.ts'
import { duplicateDoors } from '#records/accounts/duplicates/duplicate.contract.ts'
import { fieldDoors } from '#records/accounts/fields/contract.ts'
import { mergeDoors } from '#records/accounts/merging/merge.contract.ts'
import { teamDoors } from '#records/accounts/team/team.contract.ts'
import { deskDoors } from '#records/desk/contract.ts'
import { noticeDoors } from '#records/desk/notice.contract.ts'
import { viewDoors } from '#records/desk/views/contract.ts'
import { exchangeDoors } from '#records/exchange/contract.ts'
import { agreementDoors } from '#records/ledger/agreement.contract.ts'
import { chargeDoors } from '#records/ledger/charge.contract.ts'
import { ledgerDoors } from '#records/ledger/contract.ts'
import { receivableDoors } from '#records/ledger/receivable.contract.ts'
import { auditDoors } from '#records/staff/audit.contract.ts'
import { companyDoors } from '#records/staff/company.contract.ts'
import { staffDoors } from '#records/staff/contract.ts'
import { hookDoors } from '#records/staff/hooks/contract.ts'
import { rightsDoors } from '#records/staff/rights.contract.ts'
import { signInDoors } from '#records/staff/sign-in.contract.ts'
import { attachmentDoors } from '#records/timeline/attachment.contract.ts'
import { timelineDoors } from '#records/timeline/contract.ts'
import { interactionDoors } from '#records/timeline/interaction.contract.ts'
import { upkeepDoors } from '#records/upkeep/contract.ts'
import { demoDoors } from '#records/upkeep/demo.contract.ts'
import { identifyDoors } from '#rooms/identify/contract.ts'
import { segmentDoors } from '#rooms/segment/contract.ts'
import { valueDoors } from '#rooms/value/contract.ts'
import { accountListDoors } from '#views/account/contract.ts'
import { treeDoors } from '#views/account/group/tree.contract.ts'
import { searchDoors } from '#views/search/contract.ts'
import { todayDoors } from '#views/today/contract.ts'

export const contracts: readonly { room: string; doors: Doors }[] = [
  { room: 'today', doors: todayDoors },
  { room: 'search', doors: searchDoors },
  { room: 'accounts', doors: { ...accountListDoors, ...accountDoors, ...fieldDoors } },
  { room: 'ledger', doors: ledgerDoors },
  { room: 'exchange', doors: exchangeDoors },
  { room: 'accounts', doors: { ...contactDoors, ...teamDoors } },
  { room: 'ledger', doors: { ...receivableDoors, ...chargeDoors, ...agreementDoors } },
  { room: 'accounts', doors: { ...duplicateDoors, ...mergeDoors, ...treeDoors } },
  { room: 'timeline', doors: { ...timelineDoors, ...interactionDoors, ...attachmentDoors } },
  { room: 'desk', doors: noticeDoors },
  { room: 'identify', doors: identifyDoors },
  { room: 'segment', doors: segmentDoors },
  { room: 'value', doors: valueDoors },
  { room: 'desk', doors: { ...deskDoors, ...viewDoors } },
  {
    room: 'staff',
    doors: { ...staffDoors, ...companyDoors, ...hookDoors, ...signInDoors, ...rightsDoors, ...auditDoors },
  },
  { room: 'upkeep', doors: { ...upkeepDoors, ...demoDoors } },
]
