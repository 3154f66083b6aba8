// What was found, as places to go: the same for the box and for the page.
import type { Received } from '#base/contract.ts'
import { client } from '#web/client.ts'
import type { IconName } from '#web/icons.tsx'
import type { foundKinds as kinds, searchDoors } from './contract.ts'

export const find = client<typeof searchDoors>()
export type Found = Received<(typeof searchDoors)['GET /find']>
export type FoundKind = (typeof kinds)[number]

/** In the order they are shown. */
export const foundKinds: readonly FoundKind[] = [
  'accounts',
  'contacts',
  'products',
  'documents',
  'notes',
  'files',
]

export type Hit = { key: string; title: string; hint: string; to: string; icon: IconName; near?: boolean }

const joined = (parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(' · ')

const hitsOf: { [Kind in FoundKind]: (rows: Found[Kind]) => Hit[] } = {
  accounts: (rows) =>
    rows.map((row) => ({
      key: `account-${row.id}`,
      title: row.name,
      hint: joined([row.tier, row.ownerName, row.code]),
      to: `/accounts/${row.id}`,
      icon: 'building',
      near: row.near,
    })),
  contacts: (rows) =>
    rows.map((row) => ({
      key: `contact-${row.id}`,
      title: row.name,
      hint: joined([row.title, row.accountName]),
      to: `/accounts/${row.accountId}?tab=contacts`,
      icon: 'person',
    })),
  products: (rows) =>
    rows.map((row) => ({
      key: `product-${row.id}`,
      title: row.name,
      hint: joined([row.code, row.category]),
      to: `/products?search=${encodeURIComponent(row.code)}`,
      icon: 'box',
    })),
  documents: (rows) =>
    rows.map((row) => ({
      key: `document-${row.accountId}-${row.document}`,
      title: row.document,
      hint: joined([row.day, row.accountName]),
      to: `/accounts/${row.accountId}`,
      icon: 'document',
    })),
  notes: (rows) =>
    rows.map((row) => ({
      key: `note-${row.id}`,
      title: row.excerpt,
      hint: joined([row.happenedAt.slice(0, 10), row.accountName]),
      to: `/accounts/${row.accountId}?tab=timeline`,
      icon: 'message',
    })),
  files: (rows) =>
    rows.map((row) => ({
      key: `file-${row.id}`,
      title: row.name,
      hint: row.accountName,
      to: `/accounts/${row.accountId}?tab=files`,
      icon: 'document',
    })),
}

export const hitsIn = <Kind extends FoundKind>(kind: Kind, found: Found): Hit[] => hitsOf[kind](found[kind])
