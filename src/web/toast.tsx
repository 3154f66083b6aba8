// Short notes at the foot of the window, with undo: what was saved, and the way back.
import { useEffect, useSyncExternalStore } from 'react'
import type { Words } from '#base/words.ts'
import { IconButton } from './button.tsx'
import { explain } from './explain.ts'
import { Icon } from './icons.tsx'
import { kitWords } from './kit-words.ts'
import { useLanguage, useWords } from './language.tsx'
import { Go } from './link.tsx'
import { Refused } from './refused.ts'
import './toast.css'

type Note = {
  id: number
  text?: string
  error?: unknown
  words?: Words
  undo?: () => undefined | Promise<unknown>
  to?: { href: string; label: string }
  showMs: number
}

let notes: readonly Note[] = []
let last = 0
const listeners = new Set<() => void>()
const change = (next: readonly Note[]) => {
  notes = next
  for (const listener of listeners) listener()
}
const drop = (id: number) => change(notes.filter((note) => note.id !== id))
const add = (note: Omit<Note, 'id'>) => {
  last += 1
  change([...notes.slice(-2), { ...note, id: last }])
}

/** `toast(w('saved'))`, `toast(w('archived'), { undo: () => ask('DELETE …') })`, `toast(text, { to: { href, label } })` */
export const toast = (
  text: string,
  options: { undo?: () => undefined | Promise<unknown>; to?: { href: string; label: string } } = {},
): void => add({ text, ...options, showMs: options.undo || options.to ? 8000 : 4000 })

/** Tells why something was not done, in words; with the room's words for its own codes. */
export const toastFailure = (error: unknown, words?: Words): void => add({ error, words, showMs: 10_000 })

const Line = ({ note }: { note: Note }) => {
  const w = useWords(kitWords)
  const { language } = useLanguage()
  useEffect(() => {
    const timer = setTimeout(() => drop(note.id), note.showMs)
    return () => clearTimeout(timer)
  }, [note])
  const failed = note.error !== undefined
  return (
    <div className={`k-toast${failed ? ' k-toast-bad' : ''}`} role={failed ? 'alert' : 'status'}>
      <Icon name={failed ? 'warning' : 'check'} />
      <span className="k-grow">
        {failed ? explain(note.error, language, note.words) : note.text}
        {failed && note.error instanceof Refused && note.error.requestId ? (
          <small>
            {w('requestId')} {note.error.requestId}
          </small>
        ) : null}
      </span>
      {note.to ? (
        <Go to={note.to.href} onClick={() => drop(note.id)}>
          {note.to.label}
        </Go>
      ) : null}
      {note.undo ? (
        <button
          type="button"
          onClick={async () => {
            drop(note.id)
            try {
              await note.undo?.()
              toast(w('undone'))
            } catch (error) {
              toastFailure(error, note.words)
            }
          }}
        >
          {w('undo')}
        </button>
      ) : null}
      <IconButton icon="close" size={14} label={w('close')} onClick={() => drop(note.id)} />
    </div>
  )
}

/** Where toasts show; the frame has it already. */
export const Toasts = () => {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => notes,
  )
  return (
    <div className="k-toasts">
      {shown.map((note) => (
        <Line key={note.id} note={note} />
      ))}
    </div>
  )
}
