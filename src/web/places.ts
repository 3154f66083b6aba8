// The places of the app as the shell shows them.
import type { IconName } from './icons.tsx'

export type Place = {
  to: string
  icon: IconName
  label: string /** A small number, such as what waits. */
  count?: number
}
export type PlaceGroup = {
  key: string
  label?: string
  places: Place[]
  /** Stays closed at a desk until one is in it or opens it; seldom wanted places then leave the others calm. */
  folding?: IconName
}

/** The place one is in: the longest address that the path starts with. */
export const placeOf = (path: string, groups: PlaceGroup[]): string | undefined =>
  groups
    .flatMap((group) => group.places.map((place) => place.to))
    .filter((to) => path === to || (to !== '/' && path.startsWith(`${to}/`)))
    .sort((a, b) => b.length - a.length)[0]
