// Undoing a merge, and telling what stays because it came since.
import { client } from '#web/client.ts'
import { useWords } from '#web/language.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import { duplicateWords } from '../duplicates/duplicate.words.ts'
import type { mergeDoors } from './merge.contract.ts'

const ask = client<typeof mergeDoors>()

export const useUndoMerge = () => {
  const w = useWords(duplicateWords)
  const renew = useRenew()
  return async (accountId: string, mergeId: string, name: string): Promise<void> => {
    const undone = await ask('DELETE /accounts/:accountId/merges/:mergeId', { path: { accountId, mergeId } })
    await renew(['account'], ['accounts'], ['duplicates'])
    const since = Object.entries(undone.since).map(
      ([part, count]) => `${w(`part.${part}` as keyof typeof duplicateWords)} ${count}`,
    )
    const kept = undone.keptFields.map((field) =>
      field.startsWith('custom.') ? field.slice('custom.'.length) : w(field as keyof typeof duplicateWords),
    )
    const told = [
      w('undone', { name }),
      ...(since.length ? [w('sinceStays', { list: since.join(w('comma')) })] : []),
      ...(kept.length ? [w('keptFields', { list: kept.join(w('comma')) })] : []),
    ]
    toast(told.join(' '), { to: { href: `/accounts/${undone.absorbedId}`, label: name } })
  }
}
