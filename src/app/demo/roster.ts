// Reads the roster of customers: one per line, indented below its parent, with the few facts that are not in its name.
import type { Ownership, SizeClass } from '#records/accounts/account.ts'
import type { IndustryKey } from './industries.ts'
import { type Province, placeIn } from './places.ts'
import type { StoryKey } from './stories.ts'

/** Yearly purchases in 10,000 yuan where the roster fixes them; `story` where the account tells one. */
export type Entry = {
  code: string
  name: string
  shortName: string
  parentCode: string | null
  headCode: string
  depth: number
  province: Province
  industry: IndustryKey
  ownership: Ownership
  sizeClass: SizeClass
  yearly: number | null
  story: StoryKey | null
}

const ownerships: Record<string, Ownership> = {
  国: 'stateOwned',
  民: 'private',
  外: 'foreign',
  合: 'jointVenture',
  事: 'public',
  集: 'collective',
}
const sizes: Record<string, SizeClass> = { 大: 'large', 中: 'medium', 小: 'small', 微: 'micro' }

/**
 * `name industry ownership size =yearly @story`, in any order after the name. Below a parent, industry and
 * ownership are the parent's unless said; size is medium for a subsidiary and small for what hangs below it.
 * Codes number the lines, so they are the same whatever the seed.
 */
export function readRoster(text: string): Entry[] {
  const entries: Entry[] = []
  const above: Entry[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const depth = (line.length - line.trimStart().length) / 2
    const parent = depth === 0 ? undefined : above[depth - 1]!
    const [name, ...marks] = line.trim().split(' ')
    const code = `KH${String(entries.length + 1).padStart(4, '0')}`
    const entry: Entry = {
      code,
      name: name!,
      shortName: shortNameOf(name!, depth),
      parentCode: parent?.code ?? null,
      headCode: parent?.headCode ?? code,
      depth,
      province: placeIn(name!)?.province ?? parent!.province,
      industry: parent?.industry ?? '化工',
      ownership: parent?.ownership ?? 'private',
      sizeClass: depth === 1 ? 'medium' : 'small',
      yearly: null,
      story: null,
    }
    for (const mark of marks) {
      if (mark.startsWith('=')) entry.yearly = Number(mark.slice(1))
      else if (mark.startsWith('@')) entry.story = mark.slice(1) as StoryKey
      else if (mark in ownerships) entry.ownership = ownerships[mark]!
      else if (mark in sizes) entry.sizeClass = sizes[mark]!
      else entry.industry = mark as IndustryKey
    }
    above.splice(depth, above.length, entry)
    entries.push(entry)
  }
  return entries
}

const legalForm = /(集团)?(股份)?有限(责任)?公司|集团/g

/** How people say it: without the legal form; a head also without its place, the others with it in front. */
function shortNameOf(name: string, depth: number): string {
  const bare = name.replace(/（.+?）/, '').replace(legalForm, '')
  const place = placeIn(name)?.place
  if (place === undefined) return bare
  const core = bare.startsWith(place) ? bare.slice(place.length) : bare
  return depth === 0 ? core : place + core
}
