// How accounts moved between two evaluations: an arrow with words for one, counts for all.
import { type PaletteStep, stepOf } from '#records/accounts/ladder.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { identifyWords } from '../words.ts'

export type Way = 'up' | 'down' | 'same' | 'entered' | 'left'

/** By the ladder, best first; a grade that is not on it counts as none. */
export const wayOf = (from: string | null, to: string | null, ladder: readonly string[]): Way | null => {
  const before = from === null ? -1 : ladder.indexOf(from)
  const after = to === null ? -1 : ladder.indexOf(to)
  if (after < 0) return before < 0 ? null : 'left'
  if (before < 0) return 'entered'
  return after < before ? 'up' : after > before ? 'down' : 'same'
}

export const arrows: Record<Way, string> = { up: '▲', down: '▼', same: '', entered: '＋', left: '－' }
export const tones: Record<Way, string> = {
  up: 'k-good',
  down: 'k-bad',
  same: 'k-quiet',
  entered: 'k-quiet',
  left: 'k-quiet',
}

/** The grade before with an arrow: ▲ B1. */
export const MoveMark = ({
  from,
  to,
  ladder,
  name = (grade) => grade,
}: {
  from: string | null
  to: string | null
  ladder: readonly string[]
  name?: (grade: string) => string
}) => {
  const w = useWords(identifyWords)
  const way = wayOf(from, to, ladder)
  if (way === null) return <span className="k-quiet">—</span>
  const said = `${w(way)}${from ? ` · ${w('movedFrom', { tier: name(from) })}` : ''}`
  return (
    <span className={`id-move ${tones[way]}`} title={said}>
      <span aria-hidden="true">
        {arrows[way] ? <small>{arrows[way]}</small> : null}
        {way === 'entered' ? w('entered') : from ? name(from) : ''}
      </span>
      <span className="k-hidden">{said}</span>
    </span>
  )
}

/** 升级 5 家 · 降级 3 家, each a link to those accounts when there is where to go. */
export const MovedCounts = ({
  moved,
  to,
  sets = 'tier',
  terse,
}: {
  /** Segments turn better or worse; tiers go up or down. */
  sets?: 'tier' | 'segment' | 'nothing'
  /** In tables: arrows and numbers, the words on hover. */
  terse?: boolean
  moved: Partial<Record<Way, number>>
  to?: (way: 'up' | 'down' | 'entered') => string
}) => {
  const w = useWords(identifyWords)
  const { language } = useLanguage()
  const named = (way: Way) =>
    sets === 'segment' && (way === 'up' || way === 'down') ? w(`segment.${way}`) : w(way)
  const parts = (['up', 'down', 'entered', 'left'] as const).filter((way) => moved[way])
  if (parts.length === 0) return <span className="k-quiet">{w('movedNone')}</span>
  return (
    <span className="id-moves">
      {parts.map((way) => {
        const count = (moved[way] ?? 0).toLocaleString('en-US')
        const text = (
          <>
            <small aria-hidden="true" className={tones[way]}>
              {arrows[way]}
            </small>
            {terse ? <span className="k-hidden">{named(way)}</span> : named(way)} {count}
            {language === 'zh' && !terse ? ' 家' : ''}
          </>
        )
        return to && way !== 'left' ? (
          <Go key={way} to={to(way)} className="k-number">
            {text}
          </Go>
        ) : (
          <span key={way} className="k-number" title={terse ? named(way) : undefined}>
            {text}
          </span>
        )
      })}
    </span>
  )
}

/** The place of a grade on the one ordered palette, as a colour. */
export const gradeColour = (grade: string, ladder: readonly string[]): string =>
  `var(--ramp-${stepOf(grade, ladder) satisfies PaletteStep})`
