// Writes what hangs around the demo's customers, by the stores of any other company.
import type { Day } from '#base/calendar.ts'
import { insertContacts } from '#records/accounts/contacts/contact.store.ts'
import { noContactFacts } from '#records/accounts/contacts/contact.ts'
import { insertMembers } from '#records/accounts/team/team.store.ts'
import { insertAgreements } from '#records/ledger/agreement.store.ts'
import { insertCharges } from '#records/ledger/charge.store.ts'
import { figureOf } from '#records/ledger/charge.ts'
import { insertCredits, insertReceivables } from '#records/ledger/receivable.store.ts'
import { insertInteractions } from '#records/timeline/interaction.store.ts'
import type { Actor } from '#server/call.ts'
import type { Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { aroundOf } from './around.ts'
import type { DemoCompany } from './company.ts'

type Ids = { accountId: (code: string) => string; personId: (key: string) => string }

export const loadAround = async (
  db: Db,
  actor: Actor,
  demo: DemoCompany,
  ids: Ids,
  { today, seed }: { today: Day; seed: number },
): Promise<void> => {
  const { currency } = demo.company
  const list = aroundOf(demo.bySales, today, seed).map((one) => ({
    ...one,
    accountId: ids.accountId(one.accountCode),
    ownerId: ids.personId(one.ownerKey),
    contacts: one.contacts.map((contact) => ({ ...contact, id: newId(actor.now) })),
  }))
  await insertContacts(
    db,
    actor,
    list.flatMap(({ accountId, ownerId, contacts }) =>
      contacts.map((contact) => ({ ...noContactFacts, ...contact, accountId, personId: ownerId })),
    ),
  )
  await insertMembers(
    db,
    actor,
    list.flatMap(({ accountId, team }) =>
      team.map(({ personKey, role }) => ({ accountId, personId: ids.personId(personKey), role })),
    ),
  )
  await insertInteractions(
    db,
    actor,
    list.flatMap(({ accountId, ownerId, contacts, interactions }) =>
      interactions.map((one) => {
        const happenedAt = new Date(Date.parse(`${one.on}T01:00:00Z`) + one.minute * 60_000)
        return {
          accountId,
          kind: one.kind,
          happenedAt,
          body: one.body,
          contactIds: one.contacts.flatMap((place) => contacts[place]?.id ?? []),
          followUpOn: one.followUpOn,
          mentions: [],
          personId: ownerId,
          createdAt: happenedAt,
        }
      }),
    ),
  )
  await insertCredits(
    db,
    actor,
    list.flatMap(({ accountId, credit }) => (credit ? [{ accountId, currency, ...credit }] : [])),
  )
  await insertReceivables(
    db,
    actor,
    list.flatMap(({ accountId, receivables }) =>
      receivables.map((one) => ({ ...one, accountId, currency, asOf: today })),
    ),
  )
  await insertCharges(
    db,
    actor,
    demo.beside().charges.map(({ accountCode, kind, month, value, note }) => ({
      accountId: ids.accountId(accountCode),
      kind,
      month,
      ...figureOf(kind, value),
      note,
    })),
  )
  await insertAgreements(
    db,
    actor,
    demo.agreements.map(({ accountCode, ...one }) => ({
      ...one,
      accountId: ids.accountId(accountCode),
      currency,
    })),
  )
}
