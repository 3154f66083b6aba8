// Where a scrolled table stood at each step of the history, so that Back comes back to the same rows.
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

type Place = { offset: number; row: number }

const kept = new Map<string, Place>()
const mostKept = 200

/** The place kept for this step of the history, and a way to keep the present one. */
export const useScrollPlace = (name: string): { first: Place; keep: (place: Place) => void } => {
  const router = useRouter()
  const { state, href, pathname } = router.state.location
  const step = (state as { __TSR_key?: string }).__TSR_key ?? href
  const key = useRef(`${name} ${step}`)
  const home = useRef(pathname)
  const first = useRef(kept.get(key.current) ?? { offset: 0, row: 0 })
  const last = useRef(first.current)
  useEffect(() => {
    // A changed filter is a new step of the same page; another page is on its way when the path differs.
    if (pathname === home.current) key.current = `${name} ${step}`
  }, [name, step, pathname])
  useEffect(
    () => () => {
      kept.delete(key.current)
      kept.set(key.current, last.current)
      const oldest = kept.keys().next().value
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    },
    [],
  )
  return {
    first: first.current,
    keep: (place) => {
      last.current = place
    },
  }
}
