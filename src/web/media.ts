// What the screen is like, as hooks.
import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react'

const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )

/** One column, bottom bar, sheets instead of dialogs. */
export const usePhone = (): boolean => useMedia('(max-width: 768px)')
/** Between phone and desk: tables leave out their least important columns. */
export const useNarrow = (): boolean => useMedia('(max-width: 1180px)')
/** A finger rather than a mouse. */
export const useFinger = (): boolean => useMedia('(pointer: coarse)')

/** The width in CSS pixels of an element, 0 before it is laid out. */
export const useWidth = (ref: RefObject<HTMLElement | null>): number => {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)))
    setWidth(Math.round(element.getBoundingClientRect().width))
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return width
}
