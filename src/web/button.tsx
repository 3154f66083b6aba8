// Buttons: one primary at most on a page, plain ones beside it, bare ones inside tables and bars.
import type { ButtonHTMLAttributes, ComponentProps, ReactNode } from 'react'
import './button.css'
import { Icon, type IconName } from './icons.tsx'
import { Go } from './link.tsx'

export type ButtonKind = 'primary' | 'plain' | 'bare' | 'danger'

type Shared = {
  kind?: ButtonKind
  icon?: IconName
  small?: boolean
  children?: ReactNode
}

type ButtonProps = Shared & Omit<ComponentProps<'button'>, 'children'> & { busy?: boolean }

const classOf = (kind: ButtonKind, small?: boolean, only?: boolean, more = ''): string =>
  `k-button k-button-${kind}${small ? ' k-button-small' : ''}${only ? ' k-button-only' : ''} ${more}`

export const Button = ({ kind = 'plain', icon, small, busy, children, className, ...rest }: ButtonProps) => (
  <button
    type="button"
    {...rest}
    className={classOf(kind, small, !children, className)}
    aria-busy={busy || undefined}
    disabled={rest.disabled || busy}
  >
    {busy ? <span className="k-busy" /> : icon ? <Icon name={icon} /> : null}
    {children}
  </button>
)

/** A link that looks like a button, for actions that open a page. */
export const ButtonLink = ({
  kind = 'plain',
  icon,
  small,
  children,
  to,
  download,
}: Shared & { to: string; download?: boolean }) => (
  <Go to={to} className={classOf(kind, small, !children)} download={download || undefined}>
    {icon ? <Icon name={icon} /> : null}
    {children}
  </Go>
)

/** An icon alone; the label is read out and shown on hover. */
export const IconButton = ({
  icon,
  label,
  size,
  className = '',
  ...rest
}: { icon: IconName; label: string; size?: number } & Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'children'
>) => (
  <button type="button" title={label} aria-label={label} {...rest} className={`k-icon-button ${className}`}>
    <Icon name={icon} size={size} />
  </button>
)
