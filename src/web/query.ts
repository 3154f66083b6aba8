// One query client with sane defaults, and thin hooks on it.
import {
  keepPreviousData,
  QueryClient,
  type QueryKey,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback } from 'react'
import { Refusal } from '#base/refusal.ts'

/** Only what may pass by itself is asked again; a refusal on the merits stays one. */
const mayPass = (error: unknown): boolean => !(error instanceof Refusal) || error.kind === 'busy'

export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        retry: (count, error) => count < 2 && mayPass(error),
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  })

/** Reads once and keeps it fresh: `const account = useRead(['account', id], (signal) => ask(…, { signal }))`. */
export const useRead = <T>(
  key: QueryKey,
  read: (signal: AbortSignal) => Promise<T>,
  options: { enabled?: boolean; keep?: boolean; everyMs?: number } = {},
) =>
  useQuery({
    queryKey: key,
    queryFn: ({ signal }) => read(signal),
    enabled: options.enabled,
    refetchInterval: options.everyMs,
    // A changed filter shows the old rows, dimmed, until the new ones are there.
    placeholderData: options.keep ? keepPreviousData : undefined,
  })

type KeysetPage<Row> = { rows: Row[]; next: string | null }

/** Pages of a keyset list, flattened, ready for DataTable. */
export const usePages = <Row>(
  key: QueryKey,
  read: (after: string | undefined, signal: AbortSignal) => Promise<KeysetPage<Row>>,
  options: { enabled?: boolean } = {},
) => {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled: options.enabled,
  })
  const { fetchNextPage } = query
  const onMore = useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage])
  return {
    rows: query.data?.pages.flatMap((page) => page.rows),
    loading: query.isPending,
    /** New rows for a changed filter are on their way. */
    changing: query.isPlaceholderData,
    error: query.isError && !query.data ? query.error : null,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    onMore,
  }
}

/** Marks everything under these keys as out of date: `await renew(['accounts'], ['account', id])`. */
export const useRenew = () => {
  const queries = useQueryClient()
  return useCallback(
    (...keys: QueryKey[]) => Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey }))),
    [queries],
  )
}
