// Looking up people and accounts by name, for boxes that choose one.
import type { staffDoors } from '#records/staff/contract.ts'
import { client } from '#web/client.ts'
import type { Picked } from '#web/pickers.tsx'
import type { accountDoors } from './contract.ts'

const ask = client<typeof accountDoors>()
const staff = client<typeof staffDoors>()

export const findPeople = async (text: string, signal: AbortSignal): Promise<Picked[]> => {
  const { rows } = await staff('GET /people', {
    query: { ...(text ? { search: text } : {}), limit: 30 },
    signal,
  })
  return rows
    .filter((person) => !person.leftAt)
    .map((person) => ({
      value: person.id,
      label: person.name,
      hint: [person.title, person.departmentName].filter(Boolean).join(' · '),
    }))
}

export const findAccounts =
  (butId?: string) =>
  async (text: string, signal: AbortSignal): Promise<Picked[]> => {
    if (!text.trim()) return []
    const { rows } = await ask('GET /search', { query: { text: text.trim(), limit: 20 }, signal })
    return rows
      .filter((row) => row.id !== butId)
      .map((row) => ({
        value: row.id,
        label: row.name,
        hint: [row.tier, row.ownerName, row.code].filter(Boolean).join(' · '),
      }))
  }
