// What the pages of this room ask the server.
import { client } from '#web/client.ts'
import type { segmentDoors } from './contract.ts'

export const ask = client<typeof segmentDoors>()

export type GridOut = Awaited<ReturnType<typeof ask<'GET /segmentation/grid'>>>
export type LineOut = GridOut['rows'][number]
export type CellOut = GridOut['cells'][number]
export type ConcentrationOut = Awaited<ReturnType<typeof ask<'GET /concentration'>>>
export type MonthsOut = Awaited<ReturnType<typeof ask<'GET /concentration/months'>>>
export type Nomination = Awaited<ReturnType<typeof ask<'GET /nominations'>>>['rows'][number]
