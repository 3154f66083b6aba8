// Ids made by the program: UUIDv7, so that rows made together lie together.
import { randomBytes, randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(4096)
let used = pool.length

/** A UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits. */
export const newId = (now: Date = new Date()): string => {
  if (used + 10 > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const time = now.getTime().toString(16).padStart(12, '0')
  const random = pool.toString('hex', used, used + 10)
  used += 10
  const variant = ((Number.parseInt(random[3] as string, 16) & 0x3) | 0x8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`
}

/** A secret for a link: 256 bits, safe in an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url')
