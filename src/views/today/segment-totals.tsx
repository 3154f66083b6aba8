// Accounts and sales by segment, as a small table.
import { Count, Money } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { percentText } from '#web/number-text.ts'
import type { Today } from './today.tsx'
import { todayWords } from './words.ts'

export const SegmentTotals = ({
  segments,
  netMinor,
  currency,
}: {
  segments: Today['segments']
  netMinor: number
  currency: string | null
}) => {
  const w = useWords(todayWords)
  const { language } = useLanguage()
  return (
    <table className="td-segments">
      <thead>
        <tr>
          <th scope="col">{w('segment')}</th>
          <th scope="col">{w('accounts')}</th>
          <th scope="col">{w('netShort')}</th>
          <th scope="col">{w('netShare')}</th>
        </tr>
      </thead>
      <tbody>
        {segments.map((segment) => (
          <tr key={segment.key}>
            <th scope="row">
              <Go to={`/accounts?segment=${encodeURIComponent(segment.key)}&sort=-net`}>
                {segment.name[language]}
              </Go>
            </th>
            <td>
              <Count value={segment.accounts} />
            </td>
            <td>
              <Money amountMinor={segment.netMinor} currency={currency ?? undefined} />
            </td>
            <td className="k-number">{netMinor > 0 ? percentText(segment.netMinor / netMinor) : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
