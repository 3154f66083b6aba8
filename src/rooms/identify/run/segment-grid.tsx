// Accounts by recency and frequency, five by five: where the money lies, or the accounts.
import { exactMoney, shortMoney } from '#base/money.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import type { SegmentsOut } from '../asking.tsx'
import { segmentWords } from './segments.words.ts'

const scores = [5, 4, 3, 2, 1] as const

export const SegmentGrid = ({
  cells,
  by,
  currency,
  onOpen,
}: {
  cells: SegmentsOut['cells']
  by: 'money' | 'accounts'
  currency: string
  onOpen: (cell: string) => void
}) => {
  const w = useWords(segmentWords)
  const { language } = useLanguage()
  const most = Math.max(1, ...cells.map((cell) => (by === 'money' ? cell.grossMinor : cell.accounts)))
  const edge = (score: number, high: 'newest' | 'most', low: 'oldest' | 'fewest') =>
    score === 5 ? w(high) : score === 1 ? w(low) : ''
  return (
    <table className="id-grid">
      <caption className="k-hidden">{w('grid')}</caption>
      <thead>
        <tr>
          <td />
          {[...scores].reverse().map((f) => (
            <th key={f} scope="col">
              {w('frequencyScore', { score: f })} <small>{edge(f, 'most', 'fewest')}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {scores.map((r) => (
          <tr key={r}>
            <th scope="row">
              {w('recencyScore', { score: r })} <small>{edge(r, 'newest', 'oldest')}</small>
            </th>
            {[...scores].reverse().map((f) => {
              const cell = cells.find((one) => one.r === r && one.f === f)
              if (!cell)
                return (
                  <td key={f} className="id-cell-none">
                    <span aria-hidden="true">·</span>
                    <span className="k-hidden">{w('cellEmpty')}</span>
                  </td>
                )
              const share = (by === 'money' ? cell.grossMinor : cell.accounts) / most
              // The root keeps small cells apart where one cell holds nearly everything.
              const step = 5 - Math.min(4, Math.floor(Math.max(0, share) ** 0.35 * 5))
              const count = cell.accounts.toLocaleString('en-US')
              return (
                <td key={f} style={{ background: `var(--ramp-${step})`, color: `var(--on-ramp-${step})` }}>
                  <button
                    type="button"
                    title={w('cell', { count, money: exactMoney(cell.grossMinor, currency) })}
                    aria-label={w('cellOpen', {
                      r,
                      f,
                      count,
                      money: exactMoney(cell.grossMinor, currency),
                    })}
                    onClick={() => onOpen(`${r}${f}`)}
                  >
                    <strong className="k-number">
                      {by === 'money' ? shortMoney(cell.grossMinor, currency, language) : count}
                    </strong>
                    <small className="k-number">
                      {by === 'money'
                        ? `${count}${language === 'zh' ? ' 家' : ''}`
                        : shortMoney(cell.grossMinor, currency, language)}
                    </small>
                  </button>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
