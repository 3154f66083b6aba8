// Choosing from lists and calendars. The pickers themselves come lazily; a box of the same shape stands until then.
import { lazy, type ReactNode, Suspense } from 'react'
import type { Day, Month } from '#base/calendar.ts'
import './form.css'
import type { InputProps } from './inputs.tsx'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
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
export type SearchManyProps = InputProps<Picked[]> & { search: SearchProps['search'] }
export type DayProps = InputProps<Day | null> & { min?: Day; max?: Day; clearable?: boolean }
export type MonthProps = InputProps<Month | null> & { min?: Month; max?: Month }
export type DaysProps = InputProps<{ from: Day; to: Day } | null>

const parts = () => import('./antd-pickers.tsx')
const LazySelect = lazy(() => parts().then((part) => ({ default: part.AntdSelect })))
const LazySelectMany = lazy(() => parts().then((part) => ({ default: part.AntdSelectMany })))
const LazySearch = lazy(() => parts().then((part) => ({ default: part.AntdSearch })))
const LazySearchMany = lazy(() => parts().then((part) => ({ default: part.AntdSearchMany })))
const dates = () => import('./antd-dates.tsx')
const LazyDay = lazy(() => dates().then((part) => ({ default: part.AntdDay })))
const LazyMonth = lazy(() => dates().then((part) => ({ default: part.AntdMonth })))
const LazyDays = lazy(() => dates().then((part) => ({ default: part.AntdDays })))

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

export const SearchPickerMany = (props: SearchManyProps) => (
  <Waiting>
    <LazySearchMany {...props} />
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

/** A month as its first day. */
export const MonthInput = (props: MonthProps) =>
  useFinger() ? (
    <OwnDate type="month" props={props} toValue={(text) => `${text}-01`} />
  ) : (
    <Waiting>
      <LazyMonth {...props} />
    </Waiting>
  )

/** From one day to another, both included. */
export const DaysInput = (props: DaysProps) => {
  const finger = useFinger()
  const w = useWords(kitWords)
  const { value, onChange } = props
  if (!finger)
    return (
      <Waiting>
        <LazyDays {...props} />
      </Waiting>
    )
  return (
    <span className="k-row" style={{ flexWrap: 'nowrap' }}>
      <OwnDate
        type="date"
        props={{
          ...props,
          label: w('chooseDay'),
          value: value?.from ?? null,
          onChange: (from) =>
            onChange(from ? { from, to: value && value.to >= from ? value.to : from } : null),
        }}
        toValue={(text) => text}
      />
      <span aria-hidden="true">–</span>
      <OwnDate
        type="date"
        props={{
          ...props,
          id: undefined,
          label: w('chooseDay'),
          value: value?.to ?? null,
          onChange: (to) => onChange(to ? { from: value && value.from <= to ? value.from : to, to } : null),
        }}
        toValue={(text) => text}
      />
    </span>
  )
}
