// Choosing from lists and calendars. The pickers themselves come lazily; a box of the same shape stands until then.
import { lazy, type ReactNode, Suspense } from 'react'
import type { Day } from '#base/calendar.ts'
import './form.css'
import type { InputProps } from './inputs.tsx'
import { useFinger } from './media.ts'

export type Option<Value extends string = string> = {
  value: Value
  label: ReactNode
  /** Second line or remark at the right. */
  hint?: ReactNode
  disabled?: boolean
  /** Plain text of the label when it is not text, for looking it up. */
  text?: string
}
/** What a server search found, and what is chosen. */
export type Picked = { value: string; label: string; hint?: string }

export type SelectProps<Value extends string> = InputProps<Value | null> & {
  options: readonly Option<Value>[]
  clearable?: boolean
}
export type SelectManyProps<Value extends string> = InputProps<Value[]> & {
  options: readonly Option<Value>[]
}
export type SearchProps = InputProps<Picked | null> & {
  search: (text: string, signal: AbortSignal) => Promise<Picked[]>
  clearable?: boolean
}
export type DayProps = InputProps<Day | null> & { min?: Day; max?: Day; clearable?: boolean }

const parts = () => import('./antd-pickers.tsx')
const LazySelect = lazy(() => parts().then((part) => ({ default: part.AntdSelect })))
const LazySelectMany = lazy(() => parts().then((part) => ({ default: part.AntdSelectMany })))
const LazySearch = lazy(() => parts().then((part) => ({ default: part.AntdSearch })))
const dates = () => import('./antd-dates.tsx')
const LazyDay = lazy(() => dates().then((part) => ({ default: part.AntdDay })))

const Waiting = ({ children }: { children: ReactNode }) => (
  <span className="k-picker">
    <Suspense fallback={<div className="k-waiting-input" />}>{children}</Suspense>
  </span>
)

/** One of a known list; can be looked up by typing. */
export const Select = <Value extends string>(props: SelectProps<Value>) => (
  <Waiting>
    <LazySelect {...(props as unknown as SelectProps<string>)} />
  </Waiting>
)

export const SelectMany = <Value extends string>(props: SelectManyProps<Value>) => (
  <Waiting>
    <LazySelectMany {...(props as unknown as SelectManyProps<string>)} />
  </Waiting>
)

/** One of many on the server: accounts, people, products. `search('')` gives the first few. */
export const SearchPicker = (props: SearchProps) => (
  <Waiting>
    <LazySearch {...props} />
  </Waiting>
)

/** The phone's own calendar under a finger, ours on a desk. */
const OwnDate = ({
  type,
  props,
  toValue,
}: {
  type: 'date' | 'month'
  props: Omit<DayProps, 'clearable'>
  toValue: (text: string) => string
}) => {
  const cut = (day?: string) => (type === 'month' ? day?.slice(0, 7) : day)
  return (
    <input
      className="k-input"
      type={type}
      id={props.id}
      aria-label={props.label}
      aria-invalid={props.invalid || undefined}
      aria-describedby={props.describedBy}
      disabled={props.disabled}
      min={cut(props.min)}
      max={cut(props.max)}
      value={cut(props.value ?? '')}
      onChange={(event) => props.onChange(event.target.value ? toValue(event.target.value) : null)}
    />
  )
}

export const DayInput = (props: DayProps) =>
  useFinger() ? (
    <OwnDate type="date" props={props} toValue={(text) => text} />
  ) : (
    <Waiting>
      <LazyDay {...props} />
    </Waiting>
  )
