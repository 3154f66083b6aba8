// What floats over the page: dialogs (sheets on a phone), side panels, popovers and menus.
import {
  type CSSProperties,
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { IconButton } from './button.tsx'
import { Icon, type IconName } from './icons.tsx'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
import { Go } from './link.tsx'
import { usePhone } from './media.ts'
import './overlay.css'
import { useModal } from './use-modal.ts'

type DialogProps = {
  title: ReactNode
  onClose: () => void
  children: ReactNode
  /** Buttons at the foot. */
  actions?: ReactNode
  width?: number
  /** At the right, full height, for a long look beside the page. */
  side?: boolean
  /** False when a stray click must not lose work. */
  easy?: boolean
}

const DialogLayer = ({ title, onClose, children, actions, width = 520, side, easy = true }: DialogProps) => {
  const ref = useModal(onClose)
  const id = useId()
  const w = useWords(kitWords)
  return createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions: the veil only mirrors Esc and the close button
    <div
      ref={ref}
      className={`k-veil${side ? ' k-veil-side' : ''}`}
      onMouseDown={(event) => {
        if (easy && event.target === event.currentTarget) onClose()
      }}
    >
      <div
        role="dialog"
        aria-modal="true"
        aria-labelledby={id}
        tabIndex={-1}
        className="k-dialog"
        style={{ '--width': `${width}px` } as CSSProperties}
      >
        <header className="k-dialog-head">
          <h2 id={id}>{title}</h2>
          <IconButton icon="close" label={w('close')} onClick={onClose} />
        </header>
        <div className="k-dialog-body">{children}</div>
        {actions ? <footer className="k-dialog-foot">{actions}</footer> : null}
      </div>
    </div>,
    document.body,
  )
}

/** `{editing && <Dialog title=… onClose=…>…</Dialog>}`: on a phone it is a sheet from below. */
export const Dialog = (props: DialogProps) => <DialogLayer {...props} />

/** A panel at the right edge for the detail of something in a list. */
export const SidePanel = (props: Omit<DialogProps, 'side'>) => <DialogLayer width={480} {...props} side />

const CloseContext = createContext<() => void>(() => {})
/** Closes the popover one is in. */
export const useClose = (): (() => void) => useContext(CloseContext)

type PopoverProps = {
  /** The button; `open` tells whether the panel shows. */
  button: (props: {
    onClick: () => void
    'aria-expanded': boolean
    'aria-haspopup': 'dialog' | 'menu'
    ref: (element: HTMLElement | null) => void
  }) => ReactNode
  children: ReactNode
  label: string
  align?: 'start' | 'end'
  width?: number
  menu?: boolean
}

/** The lists and calendars of pickers hang at the end of the page, though they belong to what is open. */
const isPicker = (node: Node): boolean =>
  node instanceof Element && node.closest('.ant-select-dropdown, .ant-picker-dropdown') !== null

const Panel = ({
  anchor,
  close,
  children,
  label,
  align = 'start',
  width,
  menu,
}: Omit<PopoverProps, 'button'> & { anchor: HTMLElement; close: () => void }) => {
  const phone = usePhone()
  const ref = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  useLayoutEffect(() => {
    const panel = ref.current
    if (!panel || phone) return
    const set = () => {
      const box = anchor.getBoundingClientRect()
      const size = panel.getBoundingClientRect()
      const below = box.bottom + 4
      const fits = below + size.height <= innerHeight - 8
      const wanted = align === 'end' ? box.right - size.width : box.left
      setPlace({
        left: Math.max(8, Math.min(wanted, innerWidth - size.width - 8)),
        top: fits ? below : Math.max(8, Math.min(box.top - 4 - size.height, innerHeight - size.height - 8)),
      })
    }
    set()
    const observer = new ResizeObserver(set)
    observer.observe(panel)
    return () => observer.disconnect()
  }, [anchor, align, phone])
  useEffect(() => {
    ref.current
      ?.querySelector<HTMLElement>(menu ? '[role=menuitem]' : 'a[href], button, input, [tabindex="0"]')
      ?.focus({ preventScroll: true })
    const outside = (event: Event) => {
      const target = event.target as Node
      if (!ref.current?.contains(target) && !anchor.contains(target) && !isPicker(target)) close()
    }
    const key = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.preventDefault()
        close()
        anchor.focus()
      }
    }
    const scrolled = (event: Event) => {
      if (!phone && !ref.current?.contains(event.target as Node) && !isPicker(event.target as Node)) close()
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('keydown', key)
    window.addEventListener('scroll', scrolled, true)
    window.addEventListener('resize', close)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('keydown', key)
      window.removeEventListener('scroll', scrolled, true)
      window.removeEventListener('resize', close)
    }
  }, [anchor, close, menu, phone])
  const move = (event: KeyboardEvent) => {
    if (!menu || !['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key)) return
    event.preventDefault()
    const items = [...(ref.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement)
    const next =
      event.key === 'Home' ? 0 : event.key === 'End' ? -1 : at + (event.key === 'ArrowDown' ? 1 : -1)
    items.at(next >= items.length ? 0 : next)?.focus()
  }
  const panel = (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is menu or dialog
    // biome-ignore lint/a11y/noStaticElementInteractions: the role is menu or dialog
    <div
      ref={ref}
      role={menu ? 'menu' : 'dialog'}
      aria-label={label}
      className={`k-popover${menu ? ' k-menu' : ''}`}
      style={phone ? undefined : { width, visibility: place ? undefined : 'hidden', ...place }}
      onKeyDown={move}
      onBlur={(event) => {
        const to = event.relatedTarget as Node | null
        if (to && !ref.current?.contains(to) && !anchor.contains(to) && !isPicker(to)) close()
      }}
    >
      <CloseContext value={close}>{children}</CloseContext>
    </div>
  )
  return createPortal(phone ? <div className="k-veil k-veil-light">{panel}</div> : panel, document.body)
}

/** A button with a small panel under it (a sheet on a phone). */
export const Popover = ({ button, ...rest }: PopoverProps) => {
  const [shown, setShown] = useState(false)
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [close] = useState(() => () => setShown(false))
  return (
    <>
      {button({
        ref: setAnchor,
        onClick: () => setShown((now) => !now),
        'aria-expanded': shown,
        'aria-haspopup': rest.menu ? 'menu' : 'dialog',
      })}
      {shown && anchor ? <Panel {...rest} anchor={anchor} close={close} /> : null}
    </>
  )
}

export type MenuItem =
  | {
      key: string
      label: ReactNode
      icon?: IconName
      hint?: ReactNode
      danger?: boolean
      disabled?: boolean
      chosen?: boolean
      to?: string
      onSelect?: () => void
    }
  | { key: string; rule: true }

const MenuLine = ({ item }: { item: MenuItem }) => {
  const close = useClose()
  if ('rule' in item) return <hr className="k-menu-rule" />
  const inner = (
    <>
      {item.icon ? <Icon name={item.icon} /> : null}
      <span className="k-grow">{item.label}</span>
      {item.hint ? <span className="k-menu-hint">{item.hint}</span> : null}
      {item.chosen ? <Icon name="check" /> : null}
    </>
  )
  const className = `k-menu-item${item.danger ? ' k-bad' : ''}`
  if (item.to)
    return (
      <Go to={item.to} role="menuitem" className={className} onClick={close}>
        {inner}
      </Go>
    )
  return (
    <button
      type="button"
      role="menuitem"
      className={className}
      disabled={item.disabled}
      onClick={() => {
        close()
        item.onSelect?.()
      }}
    >
      {inner}
    </button>
  )
}

/** A menu of actions under a button; without `button` it is the three dots. */
export const Menu = ({
  items,
  label,
  button,
  align = 'end',
  head,
}: {
  items: MenuItem[]
  label?: string
  button?: PopoverProps['button']
  align?: 'start' | 'end'
  head?: ReactNode
}) => {
  const w = useWords(kitWords)
  const name = label ?? w('moreActions')
  return (
    <Popover
      menu
      label={name}
      align={align}
      button={
        button ??
        (({ ref, ...props }) => (
          <button ref={ref} type="button" className="k-icon-button" title={name} aria-label={name} {...props}>
            <Icon name="more" />
          </button>
        ))
      }
    >
      {head}
      {items.map((item) => (
        <MenuLine key={item.key} item={item} />
      ))}
    </Popover>
  )
}
