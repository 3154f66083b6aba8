// The address of an account that is part of another now leads there.
import { type ReactNode, useEffect } from 'react'
import { client } from '#web/client.ts'
import { useWords } from '#web/language.tsx'
import { useGo } from '#web/link.tsx'
import { useRead } from '#web/query.ts'
import { PageSkeleton } from '#web/states.tsx'
import { toast } from '#web/toast.tsx'
import { duplicateWords } from '../duplicates/duplicate.words.ts'
import type { mergeDoors } from './merge.contract.ts'

const ask = client<typeof mergeDoors>()

export const LedOn = ({ accountId, children }: { accountId: string; children: ReactNode }) => {
  const w = useWords(duplicateWords)
  const go = useGo()
  const found = useRead(['merged', accountId], (signal) =>
    ask('GET /merged-accounts/:mergedId', { path: { mergedId: accountId }, signal }),
  )
  const to = found.data
  useEffect(() => {
    if (!to) return
    go(`/accounts/${to.id}`, { replace: true })
    toast(w('ledTo', { name: to.name }))
  }, [to, go, w])
  return found.isPending || to ? <PageSkeleton kind="record" /> : children
}
