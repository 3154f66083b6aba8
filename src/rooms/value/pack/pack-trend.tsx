// Two years of months as small bars in plain HTML, which paper shows as the screen does.
import { addMonths } from '#base/calendar.ts'
import { percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import type { Pack } from '../account/account-asking.tsx'
import { useMoneyText } from '../value-text.tsx'
import { packWords } from './pack.words.ts'
import { Part } from './pack-part.tsx'

const shown = 24

export const PackTrend = ({ pack }: { pack: Pack }) => {
  const w = useWords(packWords)
  const money = useMoneyText(pack.currency)
  const { months, pocket } = pack
  const sum = (list: Pack['months']) => list.reduce((all, one) => all + one.netMinor, 0)
  const [nowMinor, beforeMinor] = [sum(months.slice(-12)), sum(months.slice(-24, -12))]
  const said =
    months.length > 12 && beforeMinor > 0
      ? w('trendSaid', {
          now: money(nowMinor),
          before: money(beforeMinor),
          change: `${nowMinor >= beforeMinor ? '+' : ''}${percentText(nowMinor / beforeMinor - 1)}`,
        })
      : w('trendSaidNew', { now: money(nowMinor) })
  const high = Math.max(1, ...months.map((one) => one.netMinor))
  const low = Math.min(0, ...months.map((one) => one.netMinor))
  const span = high - low
  const last = months.at(-1)
  // Months before its first order have their place, so that bars are as wide for everybody.
  const missing = last ? Array.from({ length: shown - months.length }, (_, place) => place) : []
  const charged = pocket.discountMinor + pocket.rebateMinor > 0
  return (
    <Part title={w('trend')} note={charged ? `${said} · ${w('beforeCharges')}` : said}>
      {last ? (
        <figure className="vp-months" role="img" aria-label={`${w('trend')}: ${said}`}>
          <span className="vp-highest k-number">{w('highest', { money: money(high) })}</span>
          <div className="vp-month-bars" aria-hidden="true">
            {missing.map((place) => (
              <span key={place} className="vp-month" />
            ))}
            {months.map((one) => (
              <span
                key={one.month}
                className="vp-month"
                title={`${one.month.slice(0, 7)} ${w('netMonth')} ${money(one.netMinor)}${
                  one.profitMinor === null ? '' : ` · ${w('profitMonth')} ${money(one.profitMinor)}`
                }`}
              >
                <span
                  data-loss={one.netMinor < 0 || undefined}
                  style={{
                    bottom: `${((Math.min(0, one.netMinor) - low) / span) * 100}%`,
                    height: `${(Math.abs(one.netMinor) / span) * 100}%`,
                  }}
                />
                {one.profitMinor === null ? null : (
                  <i
                    style={{
                      bottom: `${((Math.min(high, Math.max(low, one.profitMinor)) - low) / span) * 100}%`,
                    }}
                  />
                )}
              </span>
            ))}
          </div>
          <figcaption>
            <span>{addMonths(last.month, 1 - shown).slice(0, 7)}</span>
            <span className="vp-key">
              <b /> {w('netMonth')} <i /> {w('profitMonth')}
            </span>
            <span>{last.month.slice(0, 7)}</span>
          </figcaption>
        </figure>
      ) : null}
    </Part>
  )
}
