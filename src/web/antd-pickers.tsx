// Lists to choose from, on Ant Design's Select; loaded when the first picker is shown.
import { Select } from 'antd'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { Antd } from './antd.tsx'
import type { InputProps } from './inputs.tsx'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
import type { Option, Picked, SearchProps, SelectManyProps, SelectProps } from './pickers.tsx'

const searchFrom = 8
const debounceMs = 200

const common = (props: Omit<InputProps<never>, 'value' | 'onChange'>) => ({
  id: props.id,
  disabled: props.disabled,
  placeholder: props.placeholder,
  status: props.invalid ? ('error' as const) : undefined,
  style: { width: '100%' },
  'aria-label': props.label,
  'aria-describedby': props.describedBy,
  'aria-invalid': props.invalid || undefined,
})

const shown = (option: Option) =>
  option.hint ? (
    <span style={{ display: 'flex', justifyContent: 'space-between', gap: 12 }}>
      <span>{option.label}</span>
      <span className="k-quiet k-small">{option.hint}</span>
    </span>
  ) : (
    option.label
  )

const prepared = (options: readonly Option[]) =>
  options.map((option) => ({
    value: option.value,
    label: option.label,
    shown: shown(option),
    disabled: option.disabled,
    text: option.text ?? (typeof option.label === 'string' ? option.label : option.value),
  }))

export const AntdSelect = (props: SelectProps<string>) => {
  const w = useWords(kitWords)
  const options = useMemo(() => prepared(props.options), [props.options])
  return (
    <Antd>
      <Select
        {...common(props)}
        placeholder={props.placeholder ?? w('choose')}
        value={props.value}
        onChange={(value) => props.onChange(value ?? null)}
        options={options}
        optionRender={(option) => option.data.shown}
        allowClear={props.clearable}
        showSearch={options.length >= searchFrom ? { optionFilterProp: 'text' } : false}
        notFoundContent={w('noMatch')}
      />
    </Antd>
  )
}

export const AntdSelectMany = (props: SelectManyProps<string>) => {
  const w = useWords(kitWords)
  const options = useMemo(() => prepared(props.options), [props.options])
  return (
    <Antd>
      <Select
        {...common(props)}
        mode="multiple"
        maxTagCount="responsive"
        placeholder={props.placeholder ?? w('choose')}
        value={props.value}
        onChange={props.onChange}
        options={options}
        optionRender={(option) => option.data.shown}
        showSearch={{ optionFilterProp: 'text' }}
        notFoundContent={w('noMatch')}
      />
    </Antd>
  )
}

/** Asks the server after a pause, forgets answers that come too late. */
const useFound = (search: SearchProps['search']) => {
  const [text, setText] = useState<string | null>(null)
  const [found, setFound] = useState<Picked[] | null>(null)
  const asking = useRef(search)
  asking.current = search
  useEffect(() => {
    if (text === null) return
    const stop = new AbortController()
    const timer = setTimeout(
      () =>
        asking.current(text, stop.signal).then(
          (rows) => !stop.signal.aborted && setFound(rows),
          () => !stop.signal.aborted && setFound([]),
        ),
      text ? debounceMs : 0,
    )
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text])
  return { found, setText }
}

type Labelled = { value: string; label: ReactNode }

const labelled = (picked: Picked) => ({
  value: picked.value,
  label: picked.label,
  shown: shown(picked),
})

export const AntdSearch = (props: SearchProps) => {
  const w = useWords(kitWords)
  const { found, setText } = useFound(props.search)
  const options = (found ?? []).map(labelled)
  return (
    <Antd>
      <Select
        {...common(props)}
        labelInValue
        showSearch={{ filterOption: false, onSearch: setText }}
        onOpenChange={(open) => open && setText('')}
        placeholder={props.placeholder ?? w('typeToSearch')}
        value={props.value ? { value: props.value.value, label: props.value.label } : null}
        onChange={(next: Labelled | null | undefined) =>
          props.onChange(next ? (found?.find((one) => one.value === next.value) ?? props.value) : null)
        }
        options={options}
        optionRender={(option) => option.data.shown}
        allowClear={props.clearable}
        notFoundContent={w(found === null ? 'loading' : 'noMatch')}
      />
    </Antd>
  )
}
