// What lies over the page: the rest can be neither reached nor scrolled; Esc closes; focus goes in and comes back.
import { type RefObject, useLayoutEffect, useRef } from 'react'

const open: HTMLElement[] = []

/** For the outermost element of a layer; layers may lie over each other. */
export const useModal = (close: () => void): RefObject<HTMLDivElement | null> => {
  const ref = useRef<HTMLDivElement>(null)
  const closing = useRef(close)
  closing.current = close
  useLayoutEffect(() => {
    const layer = ref.current
    if (!layer) return
    const before = document.activeElement as HTMLElement | null
    const behind = open.at(-1) ?? document.getElementById('root')
    behind?.setAttribute('inert', '')
    open.push(layer)
    document.documentElement.style.overflow = 'hidden'
    const first =
      layer.querySelector<HTMLElement>('[autofocus], [data-autofocus]') ??
      layer.querySelector<HTMLElement>('.k-dialog-body :is(input, textarea, select, button, a[href])') ??
      layer.querySelector<HTMLElement>('[role=dialog]')
    first?.focus({ preventScroll: true })
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || open.at(-1) !== layer) return
      event.preventDefault()
      closing.current()
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
      open.splice(open.indexOf(layer), 1)
      behind?.removeAttribute('inert')
      if (open.length === 0) document.documentElement.style.overflow = ''
      before?.focus({ preventScroll: true })
    }
  }, [])
  return ref
}
