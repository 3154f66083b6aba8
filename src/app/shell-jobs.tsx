// The jobs of the tray: how they move, what they are called, and where their results lie.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Received } from '#base/contract.ts'
import type { deskDoors } from '#records/desk/contract.ts'
import { jobWords } from '#records/desk/words.ts'
import { ledgerRefusals } from '#records/ledger/words.ts'
import { explainProblem } from '#web/explain.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import type { Job } from '#web/tray.tsx'
import { shellWords } from './shell-words.ts'

type Row = Received<(typeof deskDoors)['GET /jobs']>['rows'][number]

const retryMs = 10_000
const failures = { ...jobWords, ...ledgerRefusals }
const isOpen = (row: Row): boolean => row.state === 'waiting' || row.state === 'running'

/** Jobs as they move, while the window is looked at: a browser has few connections to one host, and tabs share them. */
const useRows = (): Row[] => {
  const [rows, setRows] = useState<Row[]>([])
  useEffect(() => {
    let stream: EventSource | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const close = () => {
      clearTimeout(timer)
      stream?.close()
      stream = null
    }
    const follow = () => {
      close()
      if (document.hidden) return
      stream = new EventSource('/api/jobs/live')
      stream.onmessage = (event) => setRows((JSON.parse(event.data) as { rows: Row[] }).rows)
      stream.onerror = () => {
        if (stream?.readyState === EventSource.CLOSED) timer = setTimeout(follow, retryMs)
      }
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      close()
    }
  }, [])
  return rows
}

/** What the tray shows. When a job ends, what pages show is asked for again. */
export const useJobs = (): Job[] => {
  const w = useWords(shellWords)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const rows = useRows()
  const open = useRef(new Set<string>())
  useEffect(() => {
    const ended = rows.some((row) => !isOpen(row) && open.current.has(row.id))
    open.current = new Set(rows.filter(isOpen).map((row) => row.id))
    if (ended) void queries.invalidateQueries()
  }, [rows, queries])
  return rows.map((row) => {
    const title = row.kind in shellWords ? w(row.kind as keyof typeof shellWords) : row.kind
    return {
      id: row.id,
      title: row.subject ? `${title} · ${row.subject}` : title,
      state: row.state,
      done: row.done,
      total: row.total,
      resultHref: hrefOf(row),
      note: row.failure ? explainProblem(row.failure, language, failures) : undefined,
    }
  })
}

const hrefOf = ({ state, result }: Row): string | null => {
  if (state !== 'done' || !result) return null
  if (typeof result.importId === 'string') return `/imports/${result.importId}`
  if (typeof result.valueRunId === 'string') return '/value'
  const [evaluationId] = Array.isArray(result.evaluationIds) ? result.evaluationIds : []
  return typeof evaluationId === 'string' ? `/identify/evaluations/${evaluationId}` : null
}
