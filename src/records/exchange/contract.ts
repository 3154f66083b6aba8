// Doors to files of records: received, looked into, checked, imported, taken back; templates; and records out.
import { z } from 'zod'
import { doors, id, isoDate, page, path } from '#base/contract.ts'
import { exporters, importers } from '#base/viewer.ts'
import { orderTotals } from '#records/ledger/contract.ts'
import { importKinds, importModes } from './kind.ts'

const kind = z.enum(importKinds)
const sign = z.string().min(1).max(1)
const count = z.number().int()

/** Column by field; a field that the file has not is left out. */
const mapping = z.record(z.string().max(60), z.number().int().min(0).max(1000))

const totals = z.object({
  rows: count,
  added: count,
  changed: count,
  unchanged: count,
  refused: count,
  warned: count,
  problems: count,
  byCode: z.record(z.string(), count),
  sample: z.array(
    z.object({
      row: count,
      outcome: z.enum(['add', 'change', 'same', 'refused']),
      values: z.record(z.string(), z.string()),
    }),
  ),
})

const anyImport = z.object({
  id,
  kind,
  fileName: z.string(),
  bytes: count,
  state: z.enum([
    'uploaded',
    'checking',
    'checked',
    'running',
    'done',
    'failed',
    'cancelled',
    'undoing',
    'undone',
  ]),
  currency: z.string().nullable(),
  /** What a check or an import counted; of orders only a check has them. */
  totals: totals.nullable(),
  /** What an import of orders counted. */
  orders: orderTotals.nullable(),
  jobId: id.nullable(),
  personName: z.string().nullable(),
  createdAt: z.string(),
  appliedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  undone: z.object({ removed: count, restored: count, kept: z.record(z.string(), count) }).nullable(),
  may: z.array(z.enum(['run', 'undo', 'refused'])),
})

const looked = z.object({
  import: anyImport,
  kind,
  recognised: z.object({ kind: kind.nullable(), foreign: z.string().nullable() }),
  header: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  mapping,
  key: z.string().nullable(),
  mode: z.enum(importModes),
  /** The columns were matched like this the last time a file had them. */
  remembered: z.boolean(),
  delimiter: z.string(),
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  suggestedCurrency: z.string().nullable(),
  /** The same file has been imported before. */
  known: z.boolean(),
  /** The fields of its kind, the company's own among them. */
  fields: z.array(z.object({ key: z.string(), zh: z.string(), en: z.string() })),
  keys: z.array(z.string()),
  needs: z.array(z.array(z.string())),
})

const choice = z
  .object({
    kind,
    mapping,
    key: z.string().max(60).nullable().default(null),
    mode: z.enum(importModes).default('both'),
    /** What becomes of a row that names an owner or author who is not known. */
    unknownOwners: z.enum(['blank', 'refuse']).default('refuse'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    unknownAccounts: z.enum(['create', 'refuse']).default('create'),
    unknownProducts: z.enum(['create', 'refuse']).default('create'),
  })
  .strict()

export const exchangeDoors = doors({
  'POST /imports': {
    summary: 'Upload a file of records (CSV, plain or gzip, or xlsx); answers with what it seems to hold',
    may: importers,
    query: z
      .object({
        fileName: z.string().trim().min(1).max(200),
        kind: kind.optional(),
        sheet: z.string().max(60).optional(),
        delimiter: sign.optional(),
      })
      .strict(),
    body: 'file',
    out: looked,
  },
  'GET /imports/:importId/columns': {
    summary: 'Look into an uploaded file again: as another kind, another sheet, another delimiter',
    may: importers,
    path: path('importId'),
    query: z
      .object({ kind: kind.optional(), sheet: z.string().max(60).optional(), delimiter: sign.optional() })
      .strict(),
    out: looked,
  },
  'POST /imports/:importId/check': {
    summary: 'Read an uploaded file through and say what would become of every row; nothing is imported',
    may: importers,
    path: path('importId'),
    body: choice,
    out: z.object({ jobId: id }),
  },
  'POST /imports/:importId/run': {
    summary: 'Import an uploaded file; one that was stopped goes on where it was',
    may: importers,
    path: path('importId'),
    body: choice,
    out: z.object({ jobId: id }),
  },
  'POST /imports/:importId/undo': {
    summary: 'Take an import back: what it added goes unless used since, what it changed is given back',
    may: importers,
    path: path('importId'),
    out: z.object({ jobId: id }),
  },
  'GET /imports': {
    summary: 'Imports, newest first',
    may: importers,
    query: z
      .object({
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(30),
      })
      .strict(),
    out: page(anyImport),
  },
  'GET /imports/template': {
    summary: 'An empty workbook to fill in: notes, drop-downs, the company’s own fields',
    may: importers,
    query: z.object({ kind, language: z.enum(['zh', 'en']).default('zh') }).strict(),
    out: 'file',
  },
  'GET /imports/:importId': {
    summary: 'One import with its totals',
    may: importers,
    path: path('importId'),
    out: anyImport,
  },
  'GET /imports/:importId/problems': {
    summary: 'What is wrong with rows of an import, by row; the first ten thousand are kept',
    may: importers,
    path: path('importId'),
    query: z
      .object({
        code: z.string().max(60).optional(),
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(100),
      })
      .strict(),
    out: page(
      z.object({
        number: count,
        row: count,
        level: z.enum(['refused', 'warning']),
        field: z.string(),
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])),
        value: z.string(),
      }),
    ),
  },
  'GET /imports/:importId/refused': {
    summary: 'Refused rows with number and reason, as CSV in the columns of the source',
    may: importers,
    path: path('importId'),
    out: 'file',
  },
  'GET /exports/:kind': {
    summary: 'Contacts, products or interactions as a file, as far as one may see them',
    may: exporters,
    path: z.object({ kind: z.enum(['contacts', 'products', 'interactions']) }).strict(),
    query: z
      .object({
        format: z.enum(['xlsx', 'csv']).default('xlsx'),
        language: z.enum(['zh', 'en']).default('zh'),
        from: isoDate.optional(),
        to: isoDate.optional(),
      })
      .strict(),
    out: 'file',
  },
})
