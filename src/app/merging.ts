// How every table that hangs on an account is merged, one line per room.
import type { MergePart } from '#records/accounts/merging/part.store.ts'
import { accountMerging } from '#records/accounts/merging/parts.store.ts'
import { deskMerging } from '#records/desk/merging.store.ts'
import { exchangeMerging } from '#records/exchange/merging.store.ts'
import { ledgerMerging } from '#records/ledger/merging.store.ts'
import { timelineMerging } from '#records/timeline/merging.store.ts'
import { identifyMerging } from '#rooms/identify/merging.store.ts'
import { segmentMerging } from '#rooms/segment/merging.store.ts'
import { valueMerging } from '#rooms/value/merging.store.ts'

export const mergeParts: readonly MergePart[] = [
  ...accountMerging,
  ...ledgerMerging,
  ...timelineMerging,
  ...deskMerging,
  ...exchangeMerging,
  ...identifyMerging,
  ...segmentMerging,
  ...valueMerging,
]
