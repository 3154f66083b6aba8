// The key figures in the head of an account's page, each with where it comes from.
import { daysBetween } from '#base/calendar.ts'
import type { AccountScore } from '#rooms/identify/standing/input-value.tsx'
import { ScoreWhy } from '#rooms/identify/standing/why-tier.tsx'
import { Change, DayText, Fact, Money } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { countText, percentText } from '#web/number-text.ts'
import { Skeleton } from '#web/states.tsx'
import { Why } from '#web/why.tsx'
import { pageWords } from './account.words.ts'

export type Year = {
  asOfMonth: string | null
  currency: string | null
  netMinor: number | null
  previousNetMinor: number | null
  profitMinor: number | null
  lastOrderedOn: string | null
}

const Waiting = () => (
  <div style={{ minHeight: 66 }}>
    <Skeleton width={88} height={12} />
    <br />
    <Skeleton width={112} height={22} />
  </div>
)

export const KeyFigures = ({
  year,
  score,
  scoreLoading,
  today,
}: {
  year: Year | undefined
  score: AccountScore | undefined
  scoreLoading: boolean
  today: string
}) => (
  <>
    {year ? <MoneyFigures year={year} /> : <Waiting />}
    {scoreLoading ? <Waiting /> : <ScoreFigure score={score} />}
    {year ? <LastOrder year={year} today={today} /> : <Waiting />}
  </>
)

const MoneyFigures = ({ year }: { year: Year }) => {
  const w = useWords(pageWords)
  const currency = year.currency ?? 'CNY'
  const { netMinor, previousNetMinor, profitMinor } = year
  const money = (amount: number | null) => <Money amountMinor={amount} currency={currency} />
  return (
    <>
      <Fact
        label={w('net')}
        note={
          netMinor === null ? (
            w('noOrder')
          ) : previousNetMinor && previousNetMinor > 0 ? (
            <Change share={netMinor / previousNetMinor - 1} than={w('netThan')} />
          ) : (
            w('netFirst')
          )
        }
        why={
          <Why
            title={w('net')}
            formula={w('netFormula')}
            inputs={[
              { label: w('netNow'), value: <Money amountMinor={netMinor} currency={currency} exact /> },
              {
                label: w('netBefore'),
                value: <Money amountMinor={previousNetMinor} currency={currency} exact />,
              },
            ]}
            asOf={year.asOfMonth}
          />
        }
      >
        {money(netMinor)}
      </Fact>
      <Fact
        label={w('profit')}
        note={
          netMinor === null ? (
            w('noOrder')
          ) : profitMinor === null ? (
            <Go to="/imports/new">{w('importCosts')}</Go>
          ) : netMinor && netMinor > 0 ? (
            w('profitShare', { share: percentText(profitMinor / netMinor) })
          ) : null
        }
        why={
          <Why
            title={w('profit')}
            formula={w('profitFormula')}
            inputs={[
              { label: w('net'), value: money(netMinor) },
              { label: w('profit'), value: <Money amountMinor={profitMinor} currency={currency} exact /> },
            ]}
            asOf={year.asOfMonth}
          />
        }
      >
        {money(profitMinor)}
      </Fact>
    </>
  )
}

const ScoreFigure = ({ score }: { score: AccountScore | undefined }) => {
  const w = useWords(pageWords)
  const { language } = useLanguage()
  return (
    <Fact
      label={w('score')}
      note={
        score
          ? score.score === null
            ? w('unscored')
            : w('rankOf', { rank: score.rank, of: score.of })
          : w('noScore')
      }
      why={score ? <ScoreWhy score={score} /> : undefined}
    >
      <span className="k-number">
        {score?.score == null
          ? '—'
          : score.kind === 'points'
            ? countText(score.score, language)
            : score.score.toFixed(1)}
      </span>
    </Fact>
  )
}

const LastOrder = ({ year, today }: { year: Year; today: string }) => {
  const w = useWords(pageWords)
  const days = year.lastOrderedOn ? daysBetween(year.lastOrderedOn, today) : null
  return (
    <Fact
      label={w('lastOrder')}
      note={days === null ? w('noOrder') : days > 7 ? w('daysSince', { days }) : null}
    >
      <DayText day={year.lastOrderedOn} today={today} />
    </Fact>
  )
}
