// A value of one of the company's own fields, as it is read.
import { DayText, Money } from '#web/figure.tsx'
import { useLanguage } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import type { CustomValue } from './field.ts'
import type { Field } from './use-fields.tsx'

export const FieldValue = ({
  field,
  value,
  names,
  currency,
  plain,
}: {
  field: Field
  value: CustomValue | undefined
  names: Readonly<Record<string, string>>
  currency?: string
  /** Without a link, inside what is one already. */
  plain?: boolean
}) => {
  const { language } = useLanguage()
  if (value === undefined) return <span className="k-quiet">—</span>
  const named = (key: string) => field.choices.find((one) => one.key === key)?.[language] ?? key
  if (Array.isArray(value)) {
    const text = value.map(named).join(language === 'zh' ? '、' : ', ')
    return <span title={text}>{text}</span>
  }
  switch (field.kind) {
    case 'number':
      return (
        <span className="k-number">
          {Number(value).toLocaleString('en-US', { maximumFractionDigits: 4 })}
        </span>
      )
    case 'money':
      return <Money amountMinor={Number(value)} currency={currency} exact={!plain} />
    case 'date':
      return <DayText day={String(value)} />
    case 'choice':
      return <>{named(String(value))}</>
    case 'person':
      return <>{names[String(value)] ?? '—'}</>
    case 'account': {
      const name = names[String(value)]
      // What one may not see has no name here.
      return name && !plain ? <Go to={`/accounts/${value}`}>{name}</Go> : (name ?? '—')
    }
    default:
      return <span title={String(value)}>{value}</span>
  }
}
