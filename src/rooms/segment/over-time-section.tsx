// Concentration month by month against its target, and what to do when it runs away or falls behind.
import { useState } from 'react'
import { monthOf } from '#base/calendar.ts'
import { Button, ButtonLink } from '#web/button.tsx'
import { Fact, Percent, percentText } from '#web/figure.tsx'
import { Icon } from '#web/icons.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { Choice } from '#web/tabs.tsx'
import { useUrl } from '#web/url.ts'
import { Why } from '#web/why.tsx'
import { ask, type MonthsOut } from './asking.tsx'
import { wayTo } from './over-time.ts'
import { overTimeWords } from './over-time.words.ts'
import { OverTimeChart } from './over-time-chart.tsx'
import './segment.css'
import { TargetDialog, type TargetMeasure, type TargetOut } from './target-dialog.tsx'

const measures = ['keyNetShare', 'keyProfitShare', 'largestShare'] as const

const pointsText = (share: number) => (Math.abs(share) * 100).toFixed(1)
const rollingOf = (month: MonthsOut['months'][number], measure: TargetMeasure): number | null =>
  month[`${measure}12` as const]

export const OverTime = () => {
  const w = useWords(overTimeWords)
  const [url, setUrl] = useUrl()
  const measure = measures.find((one) => one === url.over) ?? 'keyNetShare'
  const read = useRead(['concentration', 'months'], (signal) =>
    ask('GET /concentration/months', { query: { months: 24 }, signal }),
  )
  const [setting, setSetting] = useState(false)
  const { data } = read
  const target = data?.targets.find((one) => one.measure === measure)
  const last = data?.months.at(-1)
  const now = last ? rollingOf(last, measure) : null
  if (data && data.months.length === 0) return null
  return (
    <Section
      id="months"
      title={w('title')}
      hint={w('hint')}
      actions={
        <>
          <Choice
            label={w('measure')}
            value={measure}
            onChange={(next) => setUrl({ over: next === 'keyNetShare' ? null : next })}
            options={measures.map((key) => ({ key, label: w(`measure.${key}`) }))}
          />
          {data?.may.includes('target') ? (
            <Button small icon="target" onClick={() => setSetting(true)}>
              {w(target ? 'changeTarget' : 'setTarget')}
            </Button>
          ) : null}
        </>
      }
    >
      {read.error ? (
        <Failure error={read.error} onRetry={() => void read.refetch()} words={overTimeWords} />
      ) : !data || !last ? (
        <SkeletonLines lines={8} />
      ) : (
        <>
          <Advice data={data} measure={measure} target={target} />
          <div className="sg-facts sg-over-facts">
            <Standing data={data} measure={measure} target={target} />
          </div>
          {measure !== 'largestShare' && data.months.every((month) => month.keyAccounts === null) ? (
            <Empty
              title={w('plain.keyNetShare')}
              action={<ButtonLink to="/identify">{w('toRanking')}</ButtonLink>}
            >
              {w('noTier')}
            </Empty>
          ) : (
            <OverTimeChart data={data} measure={measure} target={target} />
          )}
        </>
      )}
      {setting ? (
        <TargetDialog measure={measure} target={target} now={now} onClose={() => setSetting(false)} />
      ) : null}
    </Section>
  )
}

/** Where the figure stands against its target. */
const Standing = ({
  data,
  measure,
  target,
}: {
  data: MonthsOut
  measure: TargetMeasure
  target: TargetOut | undefined
}) => {
  const w = useWords(overTimeWords)
  const last = data.months.at(-1)
  if (!last) return null
  const now = rollingOf(last, measure)
  const month = last.month.slice(0, 7)
  const why = <Why title={w(`measure.${measure}`)} formula={w('factsFormula')} asOf={last.month} />
  if (measure === 'largestShare')
    return (
      <>
        <Fact label={w('largestNow')} why={why} note={last.largest?.name}>
          <Percent share={now} />
        </Fact>
        <Fact label={w('fiveNow')} note={w('nowNote', { month })}>
          <Percent share={last.topFiveShare12} />
        </Fact>
        {target ? (
          <Fact label={w('limitFact')} note={w('dueOn', { day: target.dueOn })}>
            <Percent share={target.value} />
          </Fact>
        ) : null}
      </>
    )
  const way = target ? wayTo(target, monthOf(last.month)) : null
  const short = target && now !== null ? target.value - now : null
  return (
    <>
      <Fact label={w('now')} why={why} note={w('nowNote', { month })}>
        <Percent share={now} />
      </Fact>
      {target ? (
        <Fact label={w('due')} note={w('dueOn', { day: target.dueOn })}>
          <Percent share={target.value} />
        </Fact>
      ) : null}
      {short !== null ? (
        <Fact
          label={w('gap')}
          note={
            short <= 0
              ? w('reached')
              : way !== null && now !== null && now < way
                ? w('behind', { points: pointsText(way - now) })
                : way !== null
                  ? w('onTheWay')
                  : null
          }
        >
          <span className="k-number">{short <= 0 ? '0' : w('points', { points: pointsText(short) })}</span>
        </Fact>
      ) : null}
      <Fact
        label={w('keyAccounts')}
        note={
          last.entered !== null && last.left !== null
            ? `${w('entered')} ${last.entered} · ${w('left')} ${last.left}`
            : null
        }
      >
        <span className="k-number">{last.keyAccounts ?? '—'}</span>
        <small className="k-unit">{w('accountsUnit')}</small>
      </Fact>
    </>
  )
}

const Advice = ({
  data,
  measure,
  target,
}: {
  data: MonthsOut
  measure: TargetMeasure
  target: TargetOut | undefined
}) => {
  const w = useWords(overTimeWords)
  const last = data.months.at(-1)
  const limit = data.targets.find((one) => one.measure === 'largestShare')
  if (last?.largest && limit && last.largestShare12 !== null && last.largestShare12 > limit.value)
    return (
      <div className="k-banner" role="note">
        <Icon name="warning" />
        <div className="k-grow">
          <strong>
            {w('adviceTitle', {
              name: last.largest.name,
              share: percentText(last.largestShare12),
              limit: percentText(limit.value),
            })}
          </strong>
          <p>{w('adviceText')}</p>
        </div>
        <ButtonLink small to={`/accounts/${last.largest.accountId}`}>
          {w('adviceAccount')}
        </ButtonLink>
        <ButtonLink small to="/segments/nominations">
          {w('adviceProspects')}
        </ButtonLink>
      </div>
    )
  const now = last ? rollingOf(last, measure) : null
  const way = target && last ? wayTo(target, monthOf(last.month)) : null
  if (measure === 'largestShare' || !target || now === null || way === null || now >= way) return null
  return (
    <div className="k-banner k-banner-plain" role="note">
      <Icon name="info" />
      <div className="k-grow">
        <strong>{w('behindTitle', { points: pointsText(target.value - now) })}</strong>
        <p>{w('behindText')}</p>
      </div>
      <ButtonLink small to="/segments?rows=industryDivision&columns=tier&measure=growth">
        {w('behindGrid')}
      </ButtonLink>
      <ButtonLink small to="/segments/nominations">
        {w('adviceProspects')}
      </ButtonLink>
    </div>
  )
}
