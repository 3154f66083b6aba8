// Commands that bring records in and list them: demo, user add, import orders, accounts.
import { createReadStream, existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { exactMoney } from '#base/money.ts'
import { roles, scopes } from '#base/viewer.ts'
import { receiveFile, runImport } from '#records/ledger/importing.store.ts'
import { makeLink } from '#records/staff/link.store.ts'
import { findPersonByEmail, savePerson } from '#records/staff/store.ts'
import { operator } from '#records/staff/viewer.store.ts'
import { removeDemo } from '#records/upkeep/demo.store.ts'
import { accountPage } from '#views/account/store.ts'
import { leaveAfterImport } from '../after-import.ts'
import { loadDemo } from '../demo.ts'
import { demoRooms } from '../demo-rooms.ts'
import { withHouse } from './data.ts'
import { importFile, recordKinds } from './exchange.ts'
import { type Command, type Given, Mistake, progressLine, required } from './line.ts'

export const demoCommand: Command = {
  name: 'demo',
  about: 'Load the demo company into an empty installation and evaluate it, or take it out again',
  help: `Usage: mainstay demo [--remove] [--json]

Loads an invented manufacturer with its people, customers and three years of orders, and evaluates it.
Refused when the installation holds accounts already.
  --remove   take it out: its accounts with all that hangs on them, its products, its people who cannot sign in.
             What people added stays. Refused while orders they imported are booked on its accounts.

Answer: accounts, products, people, orderLines; with --remove accounts, rows, kept`,
  options: { remove: { type: 'boolean' } },
  run: (given) =>
    withHouse('demo', async (house, actor) => {
      if (given.flag('remove')) {
        const { files, ...removed } = await removeDemo(house.database.db, actor, demoRooms)
        for (const name of files) house.files.drop(name)
        given.answer(removed, [
          `The demo is gone: ${removed.accounts} accounts and ${removed.rows} rows in all.${removed.kept ? ` ${removed.kept} rows stay, since your own records need them.` : ''}`,
        ])
        return
      }
      const loaded = await loadDemo(house, {
        onlyWhenEmpty: false,
        onProgress: progressLine('Loading the demo company', given.json),
      })
      if (!loaded)
        throw new Mistake(
          'This installation holds accounts already; the demo company goes into an empty one only.',
        )
      given.answer(loaded, [
        `${loaded.accounts} accounts, ${loaded.products} products, ${loaded.people} people, ${loaded.orderLines} order lines.`,
      ])
    }),
}

export const userCommand: Command = {
  name: 'user',
  about: 'Add a person, and print the one-time link to set the password',
  help: `Usage: mainstay user add --name NAME --email EMAIL [--role ROLE]… [--scope SCOPE] [--json]

  --role    ${roles.join(', ')}; several separated by commas (default reader)
  --scope   ${scopes.join(', ')} (default own)
An e-mail that is known already gets a new link and keeps its roles.

Answer: personId, path (of the one-time link), expiresAt`,
  words: [1, 1],
  options: {
    name: { type: 'string' },
    email: { type: 'string' },
    role: { type: 'string' },
    scope: { type: 'string' },
  },
  run: (given) =>
    withHouse('user add', async (house, actor) => {
      if (given.words[0] !== 'add') throw new Mistake('The only thing to do with a user here is: user add')
      const { db } = house.database
      const email = required(given, 'email').toLowerCase()
      if (!/^\S+@\S+$/.test(email)) throw new Mistake(`--email ${email} is no e-mail address`)
      const chosen = (given.option('role') ?? 'reader')
        .split(',')
        .map((text) => oneOf(text.trim(), roles, '--role'))
      const scope = oneOf(given.option('scope') ?? 'own', scopes, '--scope')
      const known = await findPersonByEmail(db, email)
      const facts = {
        name: known?.name ?? required(given, 'name'),
        email,
        title: null,
        departmentId: null,
        roles: chosen,
        scope,
        chosenDepartmentIds: [],
      }
      const personId = known?.id ?? (await savePerson(db, actor, null, facts))
      const link = await makeLink(db, personId, house.now())
      given.answer({ personId, ...link }, [
        `Open this path of the program's address once, before ${link.expiresAt.slice(0, 10)}:`,
        link.path,
      ])
    }),
}

const oneOf = <T extends string>(text: string, list: readonly T[], option: string): T => {
  const found = list.find((one) => one === text)
  if (!found) throw new Mistake(`${option} ${text} is unknown; choose from ${list.join(', ')}`)
  return found
}

export const importCommand: Command = {
  name: 'import',
  about:
    'Import orders, accounts, contacts, products, costs, receivables, charges, agreements or interactions from a file',
  help: `Usage: mainstay import orders FILE [--currency XXX] [--accounts create|refuse] [--products create|refuse] [--json]
       mainstay import KIND FILE [--key FIELD] [--mode both|add|update] [--sheet NAME] [--map FIELD=COLUMN,…]
                                 [--owners refuse|blank] [--delimiter SIGN] [--check] [--json]

FILE is CSV in any usual encoding, plain or gzip, or xlsx. KIND is ${recordKinds.join(', ')}, or auto, which goes by the header.

Columns are recognised by their headers. The same lines again change nothing.
  --currency   of a file that names none (default: the company's, else CNY; the well-known retail file is GBP)
  --accounts   what to do with customers that are unknown (default create)
  --products   the same for products (default create)

Answer: importId, state, currency and the totals
  linesRead, linesAdded, linesKnown, linesRefused, linesUnassigned   counts of lines
  documents, accounts, accountsCreated, productsCreated              counts; documents include those of unassigned lines
  netMinor, grossMinor, unassignedMinor                              in minor units; net over all lines, unassigned ones included,
                                                                     gross over lines with an account, quantity and amount above zero
  grossAccounts                                                      accounts with such lines
  firstDay, lastDay, refusedByCode, refusedFile

Of the other kinds:
  --key        the field that tells which record a row means (default: the surest that has a column)
  --mode       add what is not here, update what is, or both (default both)
  --map        which column is which field, where the header does not tell
  --owners     a person who is not known: refuse the row, or leave the field blank (default refuse)
  --check      say what would become of every row, and import nothing
Answer: importId, kind, recognised, foreign, key, mapping, checkedOnly, totals (rows, added, changed, unchanged, refused, warned,
  problems, byCode), refusedFile`,
  words: [2, 2],
  options: {
    currency: { type: 'string' },
    accounts: { type: 'string' },
    products: { type: 'string' },
    key: { type: 'string' },
    mode: { type: 'string' },
    sheet: { type: 'string' },
    map: { type: 'string' },
    owners: { type: 'string' },
    delimiter: { type: 'string' },
    check: { type: 'boolean' },
  },
  run: (given) => {
    const [what, file] = given.words as [string, string]
    return what === 'orders' ? importOrderFile(given, file) : importFile(given, what, file)
  },
}

const importOrderFile = (given: Given, file: string): Promise<void> =>
  withHouse('import orders', async (house, actor) => {
    if (!existsSync(file) || !statSync(file).isFile()) throw new Mistake(`There is no file ${file}`)
    const received = await receiveFile(house, actor, basename(file), createReadStream(file), {
      sheet: given.option('sheet'),
      delimiter: given.option('delimiter'),
    })
    const currency = given.option('currency')
    const done = await runImport(
      house,
      actor,
      received.id,
      {
        mapping: received.mapping,
        ...(currency
          ? { currency }
          : received.suggestedCurrency
            ? { currency: received.suggestedCurrency }
            : {}),
        unknownAccounts: oneOf(given.option('accounts') ?? 'create', ['create', 'refuse'], '--accounts'),
        unknownProducts: oneOf(given.option('products') ?? 'create', ['create', 'refuse'], '--products'),
      },
      progressLine(`Importing ${basename(file)}`, given.json),
    )
    await leaveAfterImport(house.database.db, received.id, null, house.now())
    const { totals } = done
    given.answer(done, [
      `${totals.linesRead} lines read: ${totals.linesAdded} added, ${totals.linesKnown} known already, ${totals.linesRefused} refused.`,
      `${totals.documents} documents of ${totals.accounts} accounts (${totals.accountsCreated} new), ${totals.productsCreated} new products.`,
      `Net ${exactMoney(totals.netMinor, done.currency)}; ${totals.linesUnassigned} lines without an account hold ${exactMoney(totals.unassignedMinor, done.currency)}.`,
      ...(done.refusedFile ? [`Refused rows with reasons: ${done.refusedFile}`] : []),
    ])
  })

export const accountsCommand: Command = {
  name: 'accounts',
  about: 'List accounts with tier, score and net sales of the last twelve months',
  help: `Usage: mainstay accounts [--sort score|net|name|created] [--tier A1,A2] [--limit 50] [--json]

Answer: rows of name, code, tier, tierReason, score, segment, netMinor, previousNetMinor, profitMinor, lastOrderedOn, ownerName`,
  options: { sort: { type: 'string' }, tier: { type: 'string' }, limit: { type: 'string' } },
  run: (given) =>
    withHouse('accounts', async (house) => {
      const sort = oneOf(given.option('sort') ?? 'score', ['score', 'net', 'name', 'created'], '--sort')
      const limit = Number(given.option('limit') ?? 50)
      if (!Number.isInteger(limit) || limit < 1)
        throw new Mistake('--limit must be a whole number above zero')
      const tiers =
        given
          .option('tier')
          ?.split(',')
          .map((tier) => tier.trim()) ?? []
      const rows = (
        await accountPage(house.database.db, operator, {
          tiers,
          sort,
          up: sort === 'name',
          after: null,
          limit,
        })
      ).slice(0, limit)
      given.answer(
        { rows: rows.map(({ createdAt: _, ...row }) => row) },
        rows.map(
          (row, index) =>
            `${String(index + 1).padStart(4)}  ${(row.tier ?? '—').padEnd(3)} ${(row.score?.toFixed(1) ?? '—').padStart(5)}  ${row.code.padEnd(12)} ${row.name}`,
        ),
      )
    }),
}
