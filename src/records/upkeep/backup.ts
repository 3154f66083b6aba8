// Backups: what they are called, when one is due, and which have had their time.

export const reasons = ['asked', 'plan', 'upgrade', 'move'] as const
export type Reason = (typeof reasons)[number]

/** What is known of a backup; it lies beside the file, so that a folder of backups can be carried elsewhere. */
export type Backup = {
  name: string
  bytes: number
  createdAt: string
  reason: Reason
  /** Rows of all tables and files beside them. */
  rows: number
  files: number
  /** When it was restored on trial, and what was wrong; null when nothing was, or it was not tried yet. */
  checkedAt: string | null
  broken: string | null
}

/** The hour of every day at which a backup is made, null for never, and how many of these are kept. */
export type Plan = { hour: number | null; keep: number }

/** A name that sorts by time. @param now in the time of the machine, as people there read it. */
export const nameOf = (now: Date, reason: Reason): string => {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  return `mainstay-${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}-${reason}.tar.gz`
}

export const isName = (name: string): boolean => /^mainstay-[\w-]+\.tar\.gz$/.test(name)

/**
 * Whether the hour has struck since the last backup.
 * @param last when the newest backup was made; before the first, when the installation began; null when it has not.
 */
export const isDue = ({ hour }: Plan, now: Date, last: Date | null): boolean => {
  if (hour === null || last === null) return false
  const struck = new Date(now)
  struck.setHours(hour, 0, 0, 0)
  if (struck > now) struck.setDate(struck.getDate() - 1)
  return last < struck
}

/** Planned backups beyond those that are kept, oldest first; what somebody asked for stays. A good one is always left. */
export const outlived = (backups: readonly Backup[], { keep }: Plan): string[] => {
  const planned = backups
    .filter(({ reason }) => reason === 'plan')
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
  const kept = planned.slice(0, keep)
  const newestGood = planned.find(({ broken, checkedAt }) => checkedAt !== null && broken === null)
  return planned
    .slice(keep)
    .filter((one) => kept.some(({ broken }) => broken === null) || one !== newestGood)
    .map(({ name }) => name)
    .reverse()
}
