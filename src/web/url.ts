// The URL is the state: filters, tab, sort and selection can be shared, and Back works.
import { useLocation, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

export type Search = Record<string, string>

/** Query text as plain strings; the router's own JSON style reads badly in a shared link. */
export const readSearch = (text: string): Search =>
  Object.fromEntries(new URLSearchParams(text.startsWith('?') ? text.slice(1) : text))

export const writeSearch = (search: Record<string, unknown>): string => {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(search))
    if (value !== undefined && value !== null && value !== '') query.set(key, String(value))
  const text = query.toString()
  return text ? `?${text}` : ''
}

/**
 * The query of the address as strings, and a setter that changes some of them; `null` or '' takes one away.
 * `const [url, setUrl] = useUrl(); url.tier ?? 'all'; setUrl({ tier: 'A1' })`
 */
export const useUrl = (): [
  Search,
  (change: Record<string, string | number | null | undefined>, options?: { push?: boolean }) => void,
] => {
  const search = useSearch({ strict: false }) as Search
  const router = useRouter()
  const set = useCallback(
    (change: Record<string, string | number | null | undefined>, options: { push?: boolean } = {}) => {
      const { pathname, searchStr, hash } = router.state.location
      const to = `${pathname}${writeSearch({ ...readSearch(searchStr), ...change })}${hash ? `#${hash}` : ''}`
      if (options.push) router.history.push(to, undefined)
      else router.history.replace(to, undefined)
    },
    [router],
  )
  return [search, set]
}

/** One part of the path, such as `useParam('accountId')`. */
export const useParam = (name: string): string => {
  const params = useParams({ strict: false }) as Record<string, string | undefined>
  return params[name] ?? ''
}

export const usePath = (): string => useLocation({ select: (location) => location.pathname })
