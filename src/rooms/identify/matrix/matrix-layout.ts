// Where things stand in the picture of the matrix: sizes of circles, and names that do not cover each other.

export type Frame = { left: number; top: number; width: number; height: number }

export const xOf = (score: number, frame: Frame): number => frame.left + (score / 100) * frame.width
export const yOf = (score: number, frame: Frame): number => frame.top + (1 - score / 100) * frame.height

const clamp = (score: number): number => Math.min(100, Math.max(0, score))
/** Back from a place in the picture to a score, to a tenth. */
export const scoreAtX = (x: number, frame: Frame): number =>
  clamp(Math.round(((x - frame.left) / frame.width) * 1000) / 10)
export const scoreAtY = (y: number, frame: Frame): number =>
  clamp(Math.round((1 - (y - frame.top) / frame.height) * 1000) / 10)

/** The area is the money; nothing and less are the smallest circle. */
export const radiusOf = (netMinor: number, most: number, largest: number): number =>
  Math.max(4, Math.sqrt(Math.max(0, netMinor) / Math.max(1, most)) * largest)

export type Named = { id: string; x: number; y: number; r: number; width: number }
export type Box = { left: number; right: number; top: number; bottom: number }
const lineHeight = 16

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top

export type Place = { x: number; y: number }
const gap = 4

/**
 * Where the names of accounts stand, in the order given and as far as there is room: right of the circle, left of it,
 * under or over it, the first that is free. Names cover neither each other nor the circles of others nor what
 * is taken already. A place is the left end of the base line.
 */
export const namesWithRoom = (
  points: readonly Named[],
  frame: Frame,
  limit: number,
  already: readonly Box[] = [],
): Map<string, Place> => {
  const taken = [...already]
  const circles = points.map(({ id, x, y, r }) => ({
    id,
    left: x - r,
    right: x + r,
    top: y - r,
    bottom: y + r,
  }))
  const named = new Map<string, Place>()
  for (const { id, x, y, r, width } of points) {
    if (named.size >= limit) break
    const corners = [
      [x + r + gap, y - lineHeight / 2],
      [x - r - gap - width, y - lineHeight / 2],
      [x - width / 2, y + r + 1],
      [x - width / 2, y - r - 1 - lineHeight],
    ] as const
    for (const [left, top] of corners) {
      const box = { left, right: left + width, top, bottom: top + lineHeight }
      if (box.left < frame.left || box.right > frame.left + frame.width) continue
      if (box.top < frame.top || box.bottom > frame.top + frame.height) continue
      if (taken.some((other) => overlap(box, other))) continue
      if (circles.some((circle) => circle.id !== id && overlap(box, circle))) continue
      taken.push(box)
      named.set(id, { x: left, y: top + 12 })
      break
    }
  }
  return named
}
