// Which accounts may be one customer: found by index reads of what names, numbers and addresses come down to, judged by
// the rules beside.
import { type Kysely, sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import { tell } from '#records/staff/notice.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { matches } from '../search.store.ts'
import { askFor } from '../search.ts'
import { on as accounts } from '../tables.store.ts'
import { visibleAccounts } from '../visible.store.ts'
import { groupsOf, type Likeness, likenessOf, type Signs, sameNameInGroup } from './likeness.ts'
import { domainOf, matchName, phoneEnd, phoneKey, plainName, publicDomains } from './naming.ts'

const on = (
  db: Db,
): Kysely<{
  account_distinct: { account_id: string; other_id: string; person_id: string | null; decided_at: Date }
}> => db

/** Whoever is asked about: a new account, one that is changed, or a row of a file. */
export type Asked = Partial<Signs>
export type Duplicate = {
  accountId: string
  name: string
  code: string
  ownerId: string | null
  ownerName: string | null
  departmentName: string | null
  tier: string | null
  createdAt: Date
  why: Likeness[]
}

const everything: Viewer = { personId: '', name: '', roles: [], all: true, departmentIds: [] }
// Of one sign; whoever has more of the like has a sign that tells nothing.
const mostOfOne = 20
// Names with a slip of the pen are looked for one by one.
const mostSimilar = 20

const signsOf = (asked: Asked): Signs => ({
  name: asked.name ?? '',
  taxNumber: asked.taxNumber ?? null,
  website: asked.website ?? null,
  phones: asked.phones ?? [],
  emails: asked.emails ?? [],
})

/**
 * For each of a list the accounts that may be the same customer, seen by anybody or not, the surest first. Any number
 * at once, by a few statements; slips of the pen in names are looked for where the list is short.
 */
export const findDuplicates = async (db: Db, list: readonly Asked[]): Promise<Duplicate[][]> => {
  if (list.length === 0) return []
  const asked = list.map(signsOf)
  const found = await candidatesOf(db, asked)
  const known = await knownSigns(db, [...new Set(found.flatMap((ids) => [...ids]))])
  const order = (why: Likeness[]) =>
    ['taxNumber', 'name', 'phone', 'domain', 'similarName'].indexOf(why[0] ?? '')
  return asked.map((signs, at) =>
    [...(found[at] ?? [])]
      .flatMap((id): Duplicate[] => {
        const one = known.get(id)
        if (!one) return []
        const why = likenessOf(signs, one.signs)
        return why.length ? [{ ...one.shown, why }] : []
      })
      .sort(
        (a, b) => order(a.why) - order(b.why) || b.why.length - a.why.length || (a.name < b.name ? -1 : 1),
      ),
  )
}

const candidatesOf = async (db: Db, asked: readonly Signs[]): Promise<Set<string>[]> => {
  const signs = asked.flatMap((one, at) => {
    const domains = [one.website, ...one.emails].flatMap((text) => domainOf(text) ?? [])
    const phones = one.phones.filter((phone) => phoneKey(phone)).map(phoneEnd)
    const tax = one.taxNumber?.normalize('NFKC').replace(/[\s-]/g, '') ?? ''
    const name = matchName(one.name)
    return [
      ...(name ? [{ at, kind: 'name', value: name }] : []),
      ...(tax ? [...new Set([tax, tax.toUpperCase()])].map((value) => ({ at, kind: 'tax', value })) : []),
      ...domains.map((value) => ({ at, kind: 'domain', value })),
      ...phones.map((value) => ({ at, kind: 'phone', value })),
    ]
  })
  const found = asked.map(() => new Set<string>())
  const some = (kind: string, select: ReturnType<typeof sql>) => sql`select sign.at, one.id from sign
    cross join lateral (${select} limit ${sql.lit(mostOfOne)}) as one where sign.kind = ${sql.lit(kind)}`
  const { rows } = await sql<{ at: number; id: string }>`with sign as materialized (
      select at, kind, value from jsonb_to_recordset(${JSON.stringify(signs)}::jsonb) as given(at int, kind text, value text)
    )
    ${sql.join(
      [
        some('name', sql`select id from account where match_name = sign.value`),
        some('tax', sql`select account_id as id from account_tax_number where tax_number = sign.value`),
        some('domain', sql`select id from account where match_domain = sign.value`),
        some(
          'domain',
          sql`select account_id as id from contact where email is not null
            and lower(split_part(email, '@', 2)) = sign.value and archived_at is null`,
        ),
        some(
          'phone',
          sql`select account_id as id from contact where mobile is not null
            and right(regexp_replace(mobile, '[^0-9]', '', 'g'), 8) = sign.value and archived_at is null`,
        ),
        some(
          'phone',
          sql`select account_id as id from contact where phone is not null
            and right(regexp_replace(phone, '[^0-9]', '', 'g'), 8) = sign.value and archived_at is null`,
        ),
      ],
      sql` union `,
    )}`.execute(db)
  for (const { at, id } of rows) found[at]?.add(id)
  if (asked.length <= mostSimilar)
    for (const [at, one] of asked.entries()) for (const id of await similar(db, one.name)) found[at]?.add(id)
  return found
}

/** Whoever shares one half of a name: one slip leaves the other half as it is. */
const similar = async (db: Db, name: string): Promise<string[]> => {
  const core = [...plainName(name).core]
  if (core.length < 4) return []
  const middle = Math.floor(core.length / 2)
  const halves = [core.slice(0, middle), core.slice(middle)].map((half) => askFor(half.join('')))
  const each = halves.map(
    (half) => sql`(select account.id from account where ${matches(half, everything)} limit 100)`,
  )
  const { rows } = await sql<{ id: string }>`${sql.join(each, sql` union `)}`.execute(db)
  return rows.map((row) => row.id)
}

type Known = { signs: Signs; headId: string; shown: Omit<Duplicate, 'why'> }

const knownSigns = async (db: Db, ids: readonly string[]): Promise<Map<string, Known>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<
    Omit<Duplicate, 'why'> & Omit<Signs, 'name'> & { headId: string }
  >`select account.id as "accountId", account.name, account.code, account.tax_number as "taxNumber", account.website,
      account.owner_id as "ownerId", person.name as "ownerName", department.name as "departmentName", standing.tier,
      account.created_at as "createdAt", coalesce(reached.phones, '{}') as phones, coalesce(reached.emails, '{}') as emails,
      (select ancestor_id from account_path where account_path.account_id = account.id order by depth desc limit 1) as "headId"
    from account
      left join person on person.id = account.owner_id
      left join department on department.id = account.department_id
      left join account_tier as standing on standing.account_id = account.id
      left join lateral (
        select array_remove(array_agg(phone) || array_agg(mobile), null) as phones,
          array_remove(array_agg(email), null) as emails
        from contact where contact.account_id = account.id and archived_at is null
      ) as reached on true
    where account.id = any(${ids}::uuid[])`.execute(db)
  return new Map(
    rows.map(({ taxNumber, website, phones, emails, headId, ...shown }) => [
      shown.accountId,
      { signs: { name: shown.name, taxNumber, website, phones, emails }, headId, shown },
    ]),
  )
}

/** What one may know of duplicates: those in sight by name, of others only why and whose department has them. */
export const duplicatesFor = async (db: Db, viewer: Viewer, asked: Asked, exceptId: string | null) => {
  const [all = []] = await findDuplicates(db, [asked])
  const others = all.filter((one) => one.accountId !== exceptId)
  const seen = new Set(
    others.length === 0
      ? []
      : (
          await visibleAccounts(db, viewer)
            .select('account.id')
            .where(sql<boolean>`account.id = any(${others.map((one) => one.accountId)}::uuid[])`)
            .execute()
        ).map((row) => row.id),
  )
  return {
    seen: others.filter((one) => seen.has(one.accountId)).slice(0, 8),
    // A slip of the pen is too little to tell of what one may not see.
    hidden: others
      .filter((one) => !seen.has(one.accountId) && one.why.some((sign) => sign !== 'similarName'))
      .slice(0, 5),
  }
}

/** Asks whoever is responsible for accounts out of sight: their owners, or else directors. Gives how many were asked. */
export const askOwners = (
  db: Db,
  actor: Actor,
  viewer: Viewer,
  name: string,
  hidden: readonly Duplicate[],
): Promise<number> =>
  atomically(db, async (transaction) => {
    if (hidden.length === 0) return 0
    const { rows: directors } = await sql<{ id: string }>`select id from person where left_at is null
      and roles && '{salesDirector,administrator}'::text[]
      order by 'salesDirector' = any(roles) desc, id limit 2`.execute(transaction)
    const told = hidden.flatMap((one) =>
      (one.ownerId ? [one.ownerId] : directors.map((row) => row.id)).map((personId) => ({
        personId,
        kind: 'accounts.duplicateAsked',
        path: `/accounts/${one.accountId}`,
        params: { text: name, person: viewer.name },
        accountId: one.accountId,
        sourceId: null,
        at: actor.now,
      })),
    )
    await tell(transaction, told)
    await writeAudit(transaction, actor, {
      action: 'accounts.duplicateAsked',
      subject: { kind: 'account', id: hidden[0]?.accountId ?? '' },
      after: { name, accounts: hidden.map((one) => one.accountId) },
    })
    return new Set(told.map((one) => one.personId)).size
  })

export type GroupSign = 'name' | 'domain' | 'phone'

const keyed = (db: Db, viewer: Viewer, by: GroupSign) => {
  const seen = visibleAccounts(db, viewer).select(['account.id as id'])
  const contacts = visibleAccounts<{
    contact: { account_id: string; archived_at: Date | null; phone: string; mobile: string; email: string }
  }>(db, viewer)
    .innerJoin('contact', 'contact.account_id', 'account.id')
    .select('account.id as id')
    .where('contact.archived_at', 'is', null)
  const none = [...publicDomains]
  if (by === 'name')
    return sql`${seen.select('account.match_name as key').where('account.match_name', '<>', '')}`
  if (by === 'domain')
    return sql`${seen.select('account.match_domain as key').where('account.match_domain', 'is not', null)}
      union ${contacts
        .select(sql<string>`lower(split_part(contact.email, '@', 2))`.as('key'))
        .where('contact.email', 'is not', null)
        .where(sql<boolean>`lower(split_part(contact.email, '@', 2)) <> all(${none}::text[])`)}`
  const ends = (column: 'mobile' | 'phone') =>
    contacts
      .select(
        sql<string>`right(regexp_replace(${sql.ref(`contact.${column}`)}, '[^0-9]', '', 'g'), 8)`.as('key'),
      )
      .where(`contact.${column}`, 'is not', null)
      .where(sql<boolean>`length(regexp_replace(${sql.ref(`contact.${column}`)}, '[^0-9]', '', 'g')) >= 7`)
  return sql`${ends('mobile')} union ${ends('phone')}`
}

export type Member = Duplicate
export type DuplicateGroup = { key: string; members: Member[] }

/** Accounts in sight that share a sign and that nobody has told apart, group by group, by their key. */
export const duplicateGroups = async (
  db: Db,
  viewer: Viewer,
  by: GroupSign,
  after: string | null,
  limit: number,
): Promise<{ groups: DuplicateGroup[]; next: string | null }> => {
  const { rows } = await sql<{
    key: string
    ids: string[]
  }>`select key, (array_agg(distinct id))[1:${sql.lit(mostOfOne)}] as ids
    from (${keyed(db, viewer, by)}) as one where ${after === null ? sql`true` : sql`key > ${after}`}
    group by key having count(distinct id) > 1 order by key limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const ids = page.flatMap((row) => row.ids)
  const known = await knownSigns(db, ids)
  const apart = await toldApart(db, ids)
  const groups = page.flatMap(({ key, ids: members }) => {
    const why = new Map<string, Set<Likeness>>()
    const pairs = members.flatMap((a, at) =>
      members.slice(at + 1).flatMap((b): [string, string][] => {
        const [one, other] = [known.get(a), known.get(b)]
        if (!one || !other || apart.has(pairOf(a, b))) return []
        const signs = likenessOf(one.signs, other.signs).filter((sign) => sign !== 'similarName')
        // Companies of one group share their name, their mail and their switchboard.
        const within =
          one.headId === other.headId &&
          !signs.includes('taxNumber') &&
          !sameNameInGroup(one.signs.name, other.signs.name)
        if (signs.length === 0 || within) return []
        for (const id of [a, b]) why.set(id, new Set([...(why.get(id) ?? []), ...signs]))
        return [[a, b]]
      }),
    )
    return groupsOf(pairs).map((group) => ({
      key,
      members: group
        .flatMap((id) => {
          const one = known.get(id)
          return one ? [{ ...one.shown, why: [...(why.get(id) ?? [])] }] : []
        })
        .sort(
          (a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.accountId < b.accountId ? -1 : 1),
        ),
    }))
  })
  return { groups, next: rows.length > limit ? (page.at(-1)?.key ?? null) : null }
}

const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

const toldApart = async (db: Db, ids: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await on(db)
        .selectFrom('account_distinct')
        .select(['account_id', 'other_id'])
        .where(sql<boolean>`account_id = any(${ids}::uuid[])`)
        .execute()
    ).map((row) => pairOf(row.account_id, row.other_id)),
  )

/** Remembers that two accounts are not one, or that they may be after all. */
export const tellApart = (
  db: Db,
  actor: Actor,
  accountId: string,
  otherId: string,
  apart: boolean,
): Promise<void> =>
  atomically(db, async (transaction) => {
    const [first, second] = [accountId, otherId].sort() as [string, string]
    if (apart)
      await on(transaction)
        .insertInto('account_distinct')
        .values({ account_id: first, other_id: second, person_id: actor.personId, decided_at: actor.now })
        .onConflict((conflict) => conflict.columns(['account_id', 'other_id']).doNothing())
        .execute()
    else
      await on(transaction)
        .deleteFrom('account_distinct')
        .where('account_id', '=', first)
        .where('other_id', '=', second)
        .execute()
    await writeAudit(transaction, actor, {
      action: apart ? 'accounts.toldApart' : 'accounts.notToldApart',
      subject: { kind: 'account', id: accountId },
      accountId,
      after: { otherId },
    })
  })

const atOnce = 2000

/** Works out what accounts of before are found by; those that have it already are left alone. */
export const fillMatchNames = async (db: Db): Promise<void> => {
  for (;;) {
    const rows = await accounts(db)
      .selectFrom('account')
      .select(['id', 'name', 'website'])
      .where('match_name', 'is', null)
      .limit(atOnce)
      .execute()
    if (rows.length === 0) return
    const made = rows.map((row) => ({ id: row.id, name: matchName(row.name), domain: domainOf(row.website) }))
    await sql`update account set match_name = made.name, match_domain = made.domain
      from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as made(id uuid, name text, domain text)
      where account.id = made.id`.execute(db)
  }
}
