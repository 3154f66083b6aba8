// Doors to what was bought: products, imports of orders, and one account's months and products.
import { z } from 'zod'
import { doors, id, isoDate, money, page, path } from '#base/contract.ts'
import { everyone, importers } from '#base/viewer.ts'

const product = z.object({
  id,
  code: z.string(),
  name: z.string(),
  category: z.string().nullable(),
  standardCostMinor: money.nullable(),
  /** What a unit is priced at before anybody bargains. */
  listPriceMinor: money.nullable(),
  revision: z.number().int(),
})

export const orderTotals = z.object({
  linesRead: z.number().int(),
  linesAdded: z.number().int(),
  linesKnown: z.number().int(),
  linesRefused: z.number().int(),
  linesUnassigned: z.number().int(),
  documents: z.number().int(),
  accounts: z.number().int(),
  accountsCreated: z.number().int(),
  productsCreated: z.number().int(),
  netMinor: money,
  grossMinor: money,
  grossAccounts: z.number().int(),
  unassignedMinor: money,
  firstDay: isoDate.nullable(),
  lastDay: isoDate.nullable(),
  refusedByCode: z.record(z.string(), z.number().int()),
})

const monthly = z.object({
  month: isoDate,
  netMinor: money,
  grossMinor: money,
  returnedMinor: money,
  profitMinor: money.nullable(),
  orders: z.number().int(),
})

export const ledgerDoors = doors({
  'GET /products': {
    summary: 'Products by name or code',
    may: everyone,
    query: z
      .object({
        search: z.string().trim().max(60).optional(),
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      })
      .strict(),
    out: page(product),
  },
  'PATCH /products/:productId': {
    summary: 'Change name, category, standard cost or list price of a product',
    may: importers,
    path: path('productId'),
    body: z
      .object({
        name: z.string().trim().min(1).max(200).optional(),
        category: z.string().trim().min(1).max(60).nullable().optional(),
        standardCostMinor: money.min(0).nullable().optional(),
        listPriceMinor: money.min(0).nullable().optional(),
      })
      .strict(),
    out: product,
    revised: true,
  },
  'GET /ledger': {
    summary: 'What the ledger holds: currency, span, accounts, lines without an account',
    may: everyone,
    out: z.object({
      currency: z.string().nullable(),
      firstMonth: isoDate.nullable(),
      lastDay: isoDate.nullable(),
      accounts: z.number().int(),
      unassignedLines: z.number().int(),
      unassignedMinor: money,
    }),
  },
  'GET /accounts/:accountId/months': {
    summary: 'Net sales, profit and orders of an account by month',
    may: everyone,
    path: path('accountId'),
    query: z.object({ months: z.coerce.number().int().min(1).max(120).default(36) }).strict(),
    out: z.object({ currency: z.string().nullable(), rows: z.array(monthly) }),
  },
  'GET /accounts/:accountId/products': {
    summary: 'What an account buys: products by net sales over the last months',
    may: everyone,
    path: path('accountId'),
    query: z
      .object({
        months: z.coerce.number().int().min(1).max(120).default(12),
        limit: z.coerce.number().int().min(1).max(100).default(20),
      })
      .strict(),
    out: z.object({
      currency: z.string().nullable(),
      fromMonth: isoDate.nullable(),
      rows: z.array(
        z.object({
          productId: id,
          code: z.string(),
          name: z.string(),
          category: z.string().nullable(),
          netMinor: money,
          previousNetMinor: money,
          profitMinor: money.nullable(),
          quantityMilli: z.number().int(),
        }),
      ),
      more: z.boolean(),
    }),
  },
})
