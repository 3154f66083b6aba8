// The shell: sidebar, top bar, bottom bar on a phone, search, jobs, person. Plain HTML, so that it is there at once.
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { BottomBar } from './bottom-bar.tsx'
import './frame.css'
import { KeyList } from './keys.tsx'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
import { usePhone } from './media.ts'
import type { MenuItem } from './overlay.tsx'
import type { PlaceGroup } from './places.ts'
import { type Found, SearchPalette } from './search.tsx'
import { Sidebar } from './sidebar.tsx'
import { readStored, writeStored } from './stored.ts'
import { Toasts } from './toast.tsx'
import { TopBar } from './top-bar.tsx'
import type { Job } from './tray.tsx'

export type FrameProps = {
  /** Product name beside the mark. */
  name: string
  groups: PlaceGroup[]
  /** Addresses of the four places of the phone's bottom bar; the fifth is More. */
  phonePlaces: string[]
  person: { name: string; detail?: string; items: MenuItem[] }
  search: (text: string, signal: AbortSignal) => Promise<Found[]>
  /** What can be searched for, such as “搜索客户、联系人…”. */
  searchHint?: string
  jobs?: Job[]
  onCancelJob?: (id: string) => void
  /** Between search and the switches, such as the period. */
  extra?: ReactNode
  children: ReactNode
}

/** A key pressed while something is being typed is text, not a command. */
export const isTyping = (event: KeyboardEvent): boolean => {
  const target = event.target as HTMLElement | null
  return Boolean(
    event.isComposing ||
      target?.isContentEditable ||
      target?.closest?.('input, textarea, select, [role=combobox]'),
  )
}

export const Frame = (props: FrameProps) => {
  const { groups, search, searchHint, children } = props
  const w = useWords(kitWords)
  const phone = usePhone()
  const [folded, setFolded] = useState(() => readStored('folded', innerWidth < 1100))
  const [searching, setSearching] = useState(false)
  const [listing, setListing] = useState(false)
  const openSearch = useCallback(() => setSearching(true), [])
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setSearching(true)
      } else if (!isTyping(event) && !event.metaKey && !event.ctrlKey && !event.altKey) {
        if (document.querySelector('.k-veil')) return
        if (event.key === '/') {
          event.preventDefault()
          setSearching(true)
        } else if (event.key === '?') setListing(true)
      }
    }
    window.addEventListener('keydown', key)
    return () => window.removeEventListener('keydown', key)
  }, [])
  return (
    <div className={`k-frame${folded ? ' k-folded' : ''}`}>
      <button type="button" className="k-skip" onClick={() => document.getElementById('main')?.focus()}>
        {w('skip')}
      </button>
      {phone ? null : (
        <Sidebar
          name={props.name}
          groups={groups}
          folded={folded}
          onFold={() => {
            writeStored('folded', !folded)
            setFolded(!folded)
          }}
        />
      )}
      <TopBar {...props} phone={phone} onSearch={openSearch} onKeys={() => setListing(true)} />
      <main id="main" tabIndex={-1} className="k-main">
        {children}
      </main>
      {phone ? <BottomBar groups={groups} chosen={props.phonePlaces} /> : null}
      {searching ? (
        <SearchPalette search={search} hint={searchHint} onClose={() => setSearching(false)} />
      ) : null}
      {listing ? <KeyList onClose={() => setListing(false)} /> : null}
      <Toasts />
    </div>
  )
}
