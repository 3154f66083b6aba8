// Every door with its room and its words, for the page of permissions and for the scopes of API keys.
import type { Door, DoorName } from '#base/contract.ts'
import type { KnownDoor } from '#records/staff/rights.routes.ts'
import { contracts } from './contracts.ts'
import { doorWords } from './door-words.ts'

export const knownDoors: readonly KnownDoor[] = contracts.flatMap(({ room, doors }) =>
  (Object.entries(doors) as [DoorName, Door][]).map(([name, door]) => ({
    name,
    room,
    door,
    // Contracts speak English; what is not said in Chinese yet is shown as it stands there.
    summary: { zh: doorWords[name] ?? door.summary, en: door.summary },
  })),
)

const rooms = new Map(knownDoors.map(({ name, room }) => [name, room]))
export const roomOf = (door: DoorName): string => rooms.get(door) ?? ''
