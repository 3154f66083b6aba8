// Calendars to choose from, on Ant Design's DatePicker; loaded when the first one is shown.
import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { Antd } from './antd.tsx'
import type { InputProps } from './inputs.tsx'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
import type { DayProps } from './pickers.tsx'

const dayForm = 'YYYY-MM-DD'
const toDay = (value: Dayjs): string => value.format(dayForm)
const fromDay = (day: string | null | undefined): Dayjs | null => (day ? dayjs(day) : null)

const common = (props: Omit<InputProps<never>, 'value' | 'onChange'>) => ({
  disabled: props.disabled,
  status: props.invalid ? ('error' as const) : undefined,
  style: { width: '100%' },
  'aria-label': props.label,
  'aria-describedby': props.describedBy,
  'aria-invalid': props.invalid || undefined,
})

export const AntdDay = (props: DayProps) => {
  const w = useWords(kitWords)
  return (
    <Antd>
      <DatePicker
        {...common(props)}
        id={props.id}
        placeholder={props.placeholder ?? w('chooseDay')}
        value={fromDay(props.value)}
        onChange={(value: Dayjs | null) => props.onChange(value ? toDay(value) : null)}
        minDate={fromDay(props.min) ?? undefined}
        maxDate={fromDay(props.max) ?? undefined}
        allowClear={props.clearable ?? true}
        format={dayForm}
      />
    </Antd>
  )
}
