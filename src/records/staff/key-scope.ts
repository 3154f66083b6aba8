// How far an API key reaches: everything, all reading, a room, a room's reading, or doors by name.

/**
 * `all`, `read`, `room:accounts`, `read:accounts` or a door such as `GET /accounts/:accountId`.
 * Groups take in doors that are built later; a list of doors does not.
 */
export const keyOpens = (scopes: readonly string[], door: { name: string; room: string }): boolean => {
  const reads = door.name.startsWith('GET ')
  return scopes.some(
    (scope) =>
      scope === 'all' ||
      scope === door.name ||
      scope === `room:${door.room}` ||
      (reads && (scope === 'read' || scope === `read:${door.room}`)),
  )
}

/** The scopes that say nothing to any door there is. */
export const unknownScopes = (
  scopes: readonly string[],
  doors: readonly { name: string; room: string }[],
): string[] =>
  scopes.filter(
    (scope) =>
      scope !== 'all' &&
      scope !== 'read' &&
      !doors.some(({ name, room }) => scope === name || scope === `room:${room}` || scope === `read:${room}`),
  )
