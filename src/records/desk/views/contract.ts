// Doors to saved views: a list with its filters, order and columns under a name, one's own or for everybody.
import { z } from 'zod'
import { doors, id, path } from '#base/contract.ts'
import { everyone, roles } from '#base/viewer.ts'

const list = z.string().regex(/^[a-z][a-zA-Z]{1,30}$/)
const name = z.string().trim().min(1).max(40)
/** What stands in the address of the list: filters, order, columns. The list itself checks them again when it opens. */
const state = z
  .record(z.string().max(40), z.string().max(8000))
  .refine((given) => Object.keys(given).length <= 40, { error: 'too many' })

const view = z.object({
  id,
  list: z.string(),
  name: z.string(),
  state,
  /** Everybody sees it. */
  shared: z.boolean(),
  mine: z.boolean(),
  personName: z.string().nullable(),
  /** The list opens with it. */
  isDefault: z.boolean(),
  revision: z.number().int(),
  may: z.array(z.enum(['edit'])),
})

/** Everybody but readers may show others what they look at. */
const sharers = roles.filter((role) => role !== 'reader')

export const viewDoors = doors({
  'GET /views': {
    summary: 'The views of a list: one’s own and those that are shared',
    may: everyone,
    query: z.object({ list }).strict(),
    out: z.object({ rows: z.array(view), may: z.array(z.enum(['share'])) }),
  },
  'POST /views': {
    summary: 'Save a view of a list',
    may: everyone,
    body: z.object({ list, name, state }).strict(),
    out: view,
  },
  'PATCH /views/:viewId': {
    summary: 'Rename a view of one’s own, or save what it shows now',
    may: everyone,
    path: path('viewId'),
    body: z.object({ name, state }).partial().strict(),
    out: view,
    revised: true,
  },
  'DELETE /views/:viewId': {
    summary: 'Delete a view of one’s own; administrators also those shared by others',
    may: everyone,
    path: path('viewId'),
    out: 'nothing',
    revised: true,
  },
  'PUT /views/:viewId/sharing': {
    summary: 'Let everybody see a view of one’s own',
    may: sharers,
    path: path('viewId'),
    out: view,
  },
  'DELETE /views/:viewId/sharing': {
    summary: 'Keep a view to oneself again',
    may: sharers,
    path: path('viewId'),
    out: view,
  },
  'PUT /views/:viewId/default': {
    summary: 'Open the list with this view from now on',
    may: everyone,
    path: path('viewId'),
    out: view,
  },
  'DELETE /views/:viewId/default': {
    summary: 'Open the list without a view again',
    may: everyone,
    path: path('viewId'),
    out: view,
  },
})
