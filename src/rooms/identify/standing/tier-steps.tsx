// The tier over time as steps: changes large, what waits hollow, evaluations that changed nothing small, pins as bars.
import { useRef } from 'react'
import { type Day, daysBetween } from '#base/calendar.ts'
import { stepOf } from '#records/accounts/ladder.ts'
import { useWords } from '#web/language.tsx'
import { useWidth } from '#web/media.ts'
import './account.css'
import { standingWords } from './standing.words.ts'
import { type Chapter, pinEnd, tierOn } from './tier-story.ts'
import type { TiersOut } from './use-standing.tsx'

const left = 48
const right = 20
const top = 16
const rowHeight = 34

/** Years, or half-years where there are few of them. */
const ticksOf = (from: Day, to: Day): Day[] => {
  const years = Array.from({ length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 }, (_, at) =>
    String(Number(from.slice(0, 4)) + at),
  )
  const months = years.length > 4 ? ['01'] : ['01', '07']
  return years
    .flatMap((year) => months.map((month) => `${year}-${month}-01`))
    .filter((day) => day >= from && day <= to)
}

export const TierSteps = ({
  past,
  chapters,
  quiet,
  ladder,
  today,
  chosen,
  onOpen,
}: {
  past: TiersOut
  chapters: readonly Chapter<TiersOut['rows'][number]>[]
  quiet: readonly TiersOut['rows'][number][]
  ladder: readonly string[]
  today: Day
  chosen: string | undefined
  onOpen: (evaluationId: string) => void
}) => {
  const w = useWords(standingWords)
  const ref = useRef<HTMLDivElement>(null)
  const wide = useWidth(ref) || 760
  const changes = [...past.changes].reverse()
  const days = [...changes.map((one) => one.since), ...past.rows.map((one) => one.asOf)].sort()
  const from = days[0] ?? today
  const span = Math.max(1, daysBetween(from, today))
  // Tiers of older scorecards stand below those of today.
  const older = [...changes, ...past.rows.map((row) => ({ tier: row.grade }))].flatMap(({ tier }) =>
    tier && !ladder.includes(tier) ? [tier] : [],
  )
  const tiers = [...new Set([...ladder, ...older])]
  const x = (day: Day) => left + 10 + (daysBetween(from, day) / span) * (wide - left - right - 10)
  const y = (tier: string) => top + tiers.indexOf(tier) * rowHeight
  const foot = top + (tiers.length - 1) * rowHeight + 22
  // As many as have room; the first begins at the edge and takes more of it.
  const ticks: Day[] = []
  for (const day of ticksOf(from, today)) {
    const before = ticks.at(-1)
    if (before === undefined || x(day) - x(before) > 84) ticks.push(day)
  }
  const path = changes
    .flatMap((change, at) => {
      if (!change.tier) return []
      const before = changes[at - 1]?.tier
      const until = changes[at + 1]?.since ?? today
      return [`${before ? 'V' : `M${x(change.since)} `}${y(change.tier)}H${x(until)}`]
    })
    .join('')
  const said = changes
    .map((one) => w('storyStep', { day: one.since, tier: one.tier ?? '—' }))
    .join(w('listSeparator'))
  return (
    <div ref={ref}>
      <svg
        className="iw-steps"
        width={wide}
        height={foot + 18}
        viewBox={`0 0 ${wide} ${foot + 18}`}
        role="img"
        aria-label={w('storyLabel', { steps: said })}
      >
        {tiers.map((tier) => (
          <g key={tier}>
            <text x={0} y={y(tier) + 4} className="iw-steps-tier">
              {tier}
            </text>
            <line x1={left} x2={wide} y1={y(tier)} y2={y(tier)} stroke="var(--grid)" />
          </g>
        ))}
        {ticks.map((day) => (
          <text key={day} x={x(day)} y={foot + 12} textAnchor={x(day) < left + 30 ? 'start' : 'middle'}>
            {day.slice(0, 7)}
          </text>
        ))}
        {past.pins
          .filter((pin) => tiers.includes(pin.tier))
          .map((pin) => {
            const end = pinEnd(pin) > today ? today : pinEnd(pin)
            const start = pin.startsOn < from ? from : pin.startsOn
            return (
              <rect
                key={pin.id}
                className="iw-steps-pin"
                x={x(start)}
                y={y(pin.tier) - 11}
                width={Math.max(4, x(end) - x(start))}
                height={22}
                rx={4}
              >
                <title>{w('pinBar', { tier: pin.tier, from: pin.startsOn, to: pinEnd(pin) })}</title>
              </rect>
            )
          })}
        <path d={path} fill="none" stroke="var(--accent)" strokeWidth="2" strokeLinejoin="round" />
        {quiet.map((run) => {
          const tier = tierOn(past.changes, run.asOf) ?? run.grade
          return tier ? (
            <circle key={run.evaluationId} className="iw-steps-quiet" cx={x(run.asOf)} cy={y(tier)} r={3}>
              <title>{w('quietRun', { day: run.asOf })}</title>
            </circle>
          ) : null
        })}
        {chapters.map((chapter) => {
          if (!chapter.to) return null
          const id = chapter.run?.evaluationId
          const isDone = chapter.what === 'changed'
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the list below has the same for the keyboard
            <g
              key={chapter.key}
              onClick={id ? () => onOpen(id) : undefined}
              style={id ? { cursor: 'pointer' } : undefined}
            >
              <circle cx={x(chapter.day)} cy={y(chapter.to)} r={16} fill="transparent" />
              <circle
                cx={x(chapter.day)}
                cy={y(chapter.to)}
                r={id !== undefined && id === chosen ? 9 : 7}
                fill={isDone ? `var(--ramp-${stepOf(chapter.to, ladder)})` : 'var(--surface)'}
                stroke={chapter.what === 'refused' ? 'var(--bad)' : 'var(--accent)'}
                strokeWidth="1.5"
                strokeDasharray={isDone ? undefined : '3 2'}
              >
                <title>{w('storyStep', { day: chapter.day, tier: chapter.to })}</title>
              </circle>
            </g>
          )
        })}
      </svg>
    </div>
  )
}
