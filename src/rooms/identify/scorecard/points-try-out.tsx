// A calculator: the figures of one account, and the points, star and tier they come to.
import { useState } from 'react'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Button } from '#web/button.tsx'
import { NumberInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { SelectMany } from '#web/pickers.tsx'
import { type PointsScorecard, pointsOf, starOf } from '../scoring/points.ts'
import { Stars } from '../standing/stars.tsx'
import { nameIn } from './describe.tsx'
import { pointsWords } from './points.words.ts'
import { isMoney } from './points-rule-card.tsx'

const shown = (points: number) => points.toLocaleString('en-US', { maximumFractionDigits: 2 })

export const TryOut = ({ definition }: { definition: PointsScorecard }) => {
  const w = useWords(pointsWords)
  const { language } = useLanguage()
  const [amounts, setAmounts] = useState<Record<string, number | null>>({})
  const [tags, setTags] = useState<string[]>([])
  const { rules, bands, tiers, tierOfStar } = definition
  const named = [...new Set(rules.flatMap((rule) => Object.keys(rule.multiplierByTag ?? {})))]
  const given = rules.map((rule) => (rule.unit > 0 ? pointsOf(rule, amounts[rule.key] ?? null, tags) : null))
  const isEmpty = given.every((points) => points === null)
  const total = given.reduce<number>((sum, points) => sum + (points ?? 0), 0)
  const star = starOf(bands, total)
  const tier = tierOfStar[String(star)] ?? tiers.at(-1)?.key ?? ''
  const next = [...bands].reverse().find((band) => band.star > star)
  return (
    <section className="id-whatif" aria-label={w('tryOut')}>
      <header>
        <h2>{w('tryOut')}</h2>
        <p className="k-small k-quiet">{w('tryOutHint')}</p>
      </header>
      <ul className="id-try">
        {rules.map((rule, at) => (
          <li key={rule.key}>
            <span className="k-small">{nameIn(rule.name, language) || w('ruleNew')}</span>
            <NumberInput
              label={nameIn(rule.name, language) || w('ruleNew')}
              unit={isMoney(rule) || rule.unit > 1 ? w('unitMoney') : w('unitCount')}
              digits={2}
              value={amounts[rule.key] ?? null}
              onChange={(amount) => setAmounts((now) => ({ ...now, [rule.key]: amount }))}
            />
            <span className="k-number id-try-points">
              {given[at] === null || given[at] === undefined ? '—' : shown(given[at])}
            </span>
          </li>
        ))}
      </ul>
      {named.length ? (
        <SelectMany
          label={w('tryTags')}
          placeholder={w('tryTags')}
          value={tags}
          options={named.map((tag) => ({ value: tag, label: tag }))}
          onChange={setTags}
        />
      ) : null}
      {isEmpty ? (
        <p className="k-quiet">{w('tryEmpty')}</p>
      ) : (
        <div className="id-try-result" aria-live="polite">
          <strong className="k-number">{w('tryTotal', { points: shown(total) })}</strong>
          <span className="k-row">
            <Stars star={star} />
            <TierMark tier={tier} ladder={tiers.map((one) => one.key)} />
          </span>
          <span className="k-small k-quiet">
            {next
              ? w('tryNext', { points: shown(Math.max(0, next.from - total)), star: next.star })
              : w('tryTop')}
          </span>
          <div>
            <Button
              small
              kind="bare"
              onClick={() => {
                setAmounts({})
                setTags([])
              }}
            >
              {w('reset')}
            </Button>
          </div>
        </div>
      )}
      <p className="k-small k-quiet">{w('noWhatIf')}</p>
    </section>
  )
}
