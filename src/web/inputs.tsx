// The plain inputs, all with the same few properties. Pickers that need antd are in pickers.tsx.
import { type CSSProperties, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { currencySign, minorPerMajor, parseMinor, roundHalfUp } from '#base/money.ts'
import './form.css'
import { Icon } from './icons.tsx'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'

export type InputProps<Value> = {
  value: Value
  onChange: (value: Value) => void
  id?: string
  invalid?: boolean
  describedBy?: string
  required?: boolean
  disabled?: boolean
  placeholder?: string
  /** Read out where no label stands above. */
  label?: string
}

const common = (props: Omit<InputProps<never>, 'value' | 'onChange'>) => ({
  id: props.id,
  disabled: props.disabled,
  placeholder: props.placeholder,
  'aria-label': props.label,
  'aria-invalid': props.invalid || undefined,
  'aria-describedby': props.describedBy,
  'aria-required': props.required || undefined,
})

export const TextInput = (
  props: InputProps<string> & {
    type?: 'text' | 'email' | 'tel' | 'url' | 'password'
    autoFocus?: boolean
    autoComplete?: string
    maxLength?: number
  },
) => (
  <input
    {...common(props)}
    className="k-input"
    type={props.type ?? 'text'}
    data-autofocus={props.autoFocus || undefined}
    autoComplete={props.autoComplete ?? 'off'}
    maxLength={props.maxLength}
    value={props.value}
    onChange={(event) => props.onChange(event.target.value)}
  />
)

export const TextArea = (
  props: InputProps<string> & { rows?: number; maxLength?: number; autoFocus?: boolean },
) => (
  <textarea
    {...common(props)}
    className="k-input k-textarea"
    rows={props.rows ?? 4}
    maxLength={props.maxLength}
    data-autofocus={props.autoFocus || undefined}
    value={props.value}
    onChange={(event) => props.onChange(event.target.value)}
  />
)

/** Filters a list as one types; tells the page after a pause. */
export const SearchInput = ({
  value,
  onChange,
  label,
  placeholder,
  waitMs = 250,
}: {
  value: string
  onChange: (value: string) => void
  label: string
  placeholder?: string
  waitMs?: number
}) => {
  const [text, setText] = useState(value)
  const told = useRef(value)
  useEffect(() => {
    if (value === told.current) return
    told.current = value
    setText(value)
  }, [value])
  const tell = useRef(onChange)
  tell.current = onChange
  useEffect(() => {
    if (text === told.current) return
    const timer = setTimeout(() => {
      told.current = text
      tell.current(text)
    }, waitMs)
    return () => clearTimeout(timer)
  }, [text, waitMs])
  return (
    <span className="k-search-input">
      <Icon name="search" size={14} />
      <input
        className="k-input"
        type="search"
        aria-label={label}
        placeholder={placeholder ?? label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !text) return
          event.preventDefault()
          setText('')
        }}
      />
    </span>
  )
}

/** A box for figures: keeps what is typed until it is left, then shows it in order. */
const FigureInput = ({
  props,
  shown,
  parse,
  unit,
  before,
}: {
  props: InputProps<number | null>
  shown: string
  parse: (text: string) => number | null | undefined
  unit?: ReactNode
  before?: ReactNode
}) => {
  const [text, setText] = useState<string | null>(null)
  return (
    <span className="k-figure-input" data-disabled={props.disabled || undefined}>
      {before ? <span className="k-input-unit">{before}</span> : null}
      <input
        {...common(props)}
        inputMode="decimal"
        autoComplete="off"
        value={text ?? shown}
        onChange={(event) => {
          const next = event.target.value
          setText(next)
          const value = parse(next.replace(/[,，\s]/g, '').replace(/^[−－]/, '-'))
          if (value !== undefined) props.onChange(value)
        }}
        onBlur={() => setText(null)}
      />
      {unit ? <span className="k-input-unit">{unit}</span> : null}
    </span>
  )
}

const grouped = (value: number, digits: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: digits })

const within = (value: number, min?: number, max?: number): number =>
  Math.min(max ?? Number.POSITIVE_INFINITY, Math.max(min ?? Number.NEGATIVE_INFINITY, value))

/** Null is empty. What is no number is not taken. */
export const NumberInput = (
  props: InputProps<number | null> & { unit?: ReactNode; digits?: number; min?: number; max?: number },
) => {
  const digits = props.digits ?? 0
  return (
    <FigureInput
      props={props}
      unit={props.unit}
      shown={props.value === null ? '' : grouped(props.value, digits)}
      parse={(text) => {
        if (text === '') return null
        const value = Number(text)
        if (!Number.isFinite(value)) return undefined
        const scale = 10 ** digits
        return within(Math.round(value * scale) / scale, props.min, props.max)
      }}
    />
  )
}

/** Typed in major units, kept in minor ones. */
export const MoneyInput = (props: InputProps<number | null> & { currency?: string }) => {
  const currency = props.currency ?? 'CNY'
  const unit = minorPerMajor(currency)
  return (
    <FigureInput
      props={props}
      before={currencySign(currency)}
      shown={props.value === null ? '' : grouped(props.value / unit, Math.round(Math.log10(unit)))}
      parse={(text) => {
        if (text === '') return null
        const minor = parseMinor(text, currency)
        return minor === null || Math.abs(minor) > 1e15 ? undefined : minor
      }}
    />
  )
}

/** A share of one, typed as per cent. */
export const PercentInput = (props: InputProps<number | null> & { digits?: number }) => {
  const digits = props.digits ?? 1
  return (
    <FigureInput
      props={props}
      unit="%"
      shown={props.value === null ? '' : grouped(Number((props.value * 100).toPrecision(12)), digits)}
      parse={(text) => {
        if (text === '') return null
        const value = Number(text)
        const scale = 10 ** digits
        return Number.isFinite(value) ? roundHalfUp(value * scale) / scale / 100 : undefined
      }}
    />
  )
}

/** A yes or no with its sentence. */
export const Check = ({
  value,
  onChange,
  children,
  disabled,
  id,
}: Pick<InputProps<boolean>, 'value' | 'onChange' | 'disabled' | 'id'> & { children: ReactNode }) => (
  <label className="k-check">
    <input
      id={id}
      type="checkbox"
      checked={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.checked)}
    />
    <span>{children}</span>
  </label>
)

/** A weight that is dragged; `onChange` on every step, so that a what-if can follow. */
export const Slider = ({
  value,
  onChange,
  label,
  min = 0,
  max = 100,
  step = 1,
  text,
  disabled,
}: {
  value: number
  onChange: (value: number) => void
  label: string
  min?: number
  max?: number
  step?: number
  text?: ReactNode
  disabled?: boolean
}) => (
  <span className="k-slider">
    <input
      type="range"
      aria-label={label}
      min={min}
      max={max}
      step={step}
      value={value}
      disabled={disabled}
      style={{ '--at': `${((value - min) / (max - min || 1)) * 100}%` } as CSSProperties}
      onChange={(event) => onChange(Number(event.target.value))}
    />
    <output className="k-number">{text ?? value}</output>
  </span>
)

/** One of a few, each with its explanation. */
export const RadioList = <Key extends string>({
  value,
  onChange,
  options,
  label,
}: {
  value: Key | null
  onChange: (value: Key) => void
  options: readonly { key: Key; label: ReactNode; hint?: ReactNode; disabled?: boolean }[]
  label: string
}) => {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className="k-radios">
      {options.map((option) => (
        <label key={option.key} className="k-check">
          <input
            type="radio"
            name={name}
            checked={option.key === value}
            disabled={option.disabled}
            onChange={() => onChange(option.key)}
          />
          <span>
            {option.label}
            {option.hint ? <small>{option.hint}</small> : null}
          </span>
        </label>
      ))}
    </div>
  )
}

/** A file by drop or click. */
export const FileInput = ({
  onFile,
  accept,
  children,
  disabled,
}: {
  onFile: (file: File) => void
  accept?: string
  children?: ReactNode
  disabled?: boolean
}) => {
  const w = useWords(kitWords)
  const [over, setOver] = useState(false)
  return (
    <label
      className={`k-file${over ? ' k-file-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const file = event.dataTransfer.files[0]
        if (file && !disabled) onFile(file)
      }}
    >
      <Icon name="upload" size={20} />
      <span>{w('fileDrop')}</span>
      {children ? <small>{children}</small> : null}
      <input
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </label>
  )
}
