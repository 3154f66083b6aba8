// The old address of the concentration page: goes on to the new one with what was asked.
import { useEffect } from 'react'
import { useGo } from '#web/link.tsx'
import { PageSkeleton } from '#web/states.tsx'
import { useUrl, writeSearch } from '#web/url.ts'

export const ConcentrationMovedPage = () => {
  const go = useGo()
  const [url] = useUrl()
  const to = `/segments/concentration${writeSearch(url)}`
  useEffect(() => go(to, { replace: true }), [go, to])
  return <PageSkeleton kind="board" />
}
