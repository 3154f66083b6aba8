// The saved views of any list: what stands in its address is what a view keeps, opens and compares.
import { useEffect } from 'react'
import { client } from '#web/client.ts'
import { useWords } from '#web/language.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { toast, toastFailure } from '#web/toast.tsx'
import { useUrl } from '#web/url.ts'
import { type ShownView, ViewBar } from '#web/view-bar.tsx'
import type { viewDoors } from './contract.ts'
import { viewWords } from './view.words.ts'

const ask = client<typeof viewDoors>()

/** Of the address, what a view keeps: everything but which view it is, and what is just being done. */
const stateOf = (url: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(url).filter(([key]) => key !== 'view' && key !== 'do'))

const same = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())

export const ListViews = ({ list }: { list: string }) => {
  const w = useWords(viewWords)
  const [url, setUrl] = useUrl()
  const renew = useRenew()
  const read = useRead(['views', list], (signal) => ask('GET /views', { query: { list }, signal }))
  const rows = read.data?.rows ?? []
  const open = rows.find((row) => row.id === url.view)
  const state = stateOf(url)

  const put = (view: string, next: Readonly<Record<string, string>>) =>
    setUrl({ ...Object.fromEntries(Object.keys(url).map((key) => [key, null])), ...next, view })
  const first = rows.find((row) => row.isDefault)
  const bare = Object.keys(url).length === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: a bare address opens the default view, once it is known
  useEffect(() => {
    if (bare && first) put(first.id, first.state)
  }, [bare, first])
  if (!read.data) return null

  const shown = rows.map((row): ShownView => ({ ...row, mayEdit: row.may.includes('edit') }))
  const rowOf = (view: ShownView) => rows.find((row) => row.id === view.id)
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work()
      await renew(['views', list])
    } catch (error) {
      toastFailure(error, viewWords)
    }
  }
  return (
    <ViewBar
      views={shown}
      current={open?.id ?? null}
      changed={!same(state, open?.state ?? {})}
      mayShare={read.data.may.includes('share')}
      onOpen={(id) => {
        const row = rows.find((one) => one.id === id)
        if (row) put(row.id, row.state)
        else put(first ? 'all' : '', {})
      }}
      onAdd={async (name) => {
        const added = await ask('POST /views', { body: { list, name, state } })
        await renew(['views', list])
        setUrl({ view: added.id })
        toast(w('added', { name: added.name }))
      }}
      onSave={(view) =>
        void attempt(async () => {
          const before = rowOf(view)
          if (!before) return
          const path = { viewId: view.id }
          const saved = await ask('PATCH /views/:viewId', { path, body: { state }, ifMatch: before.revision })
          toast(w('saved', { name: view.name }), {
            undo: async () => {
              await ask('PATCH /views/:viewId', {
                path,
                body: { state: before.state },
                ifMatch: saved.revision,
              })
              await renew(['views', list])
            },
          })
        })
      }
      onRename={async (view, name) => {
        await ask('PATCH /views/:viewId', {
          path: { viewId: view.id },
          body: { name },
          ifMatch: rowOf(view)?.revision ?? 0,
        })
        await renew(['views', list])
      }}
      onShare={(view, shared) =>
        void attempt(async () => {
          const path = { viewId: view.id }
          await (shared
            ? ask('PUT /views/:viewId/sharing', { path })
            : ask('DELETE /views/:viewId/sharing', { path }))
          toast(w(shared ? 'shared' : 'unshared', { name: view.name }))
        })
      }
      onDefault={(view, wanted) =>
        void attempt(async () => {
          const path = { viewId: view.id }
          await (wanted
            ? ask('PUT /views/:viewId/default', { path })
            : ask('DELETE /views/:viewId/default', { path }))
          toast(w(wanted ? 'isDefault' : 'noDefault', { name: view.name }))
        })
      }
      onRemove={(view) =>
        void attempt(async () => {
          const before = rowOf(view)
          if (!before) return
          await ask('DELETE /views/:viewId', { path: { viewId: view.id }, ifMatch: before.revision })
          setUrl({ view: null })
          toast(w('removed', { name: view.name }), {
            // A view is no more than its name and its address, so that it can be made anew.
            undo: async () => {
              const again = await ask('POST /views', {
                body: { list, name: before.name, state: before.state },
              })
              const path = { viewId: again.id }
              if (before.shared) await ask('PUT /views/:viewId/sharing', { path })
              if (before.isDefault) await ask('PUT /views/:viewId/default', { path })
              await renew(['views', list])
            },
          })
        })
      }
    />
  )
}
