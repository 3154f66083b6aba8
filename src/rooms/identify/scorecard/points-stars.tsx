// Stars for points, and tiers for stars.
import { Button, IconButton } from '#web/button.tsx'
import { NumberInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { Select } from '#web/pickers.tsx'
import { Choice } from '#web/tabs.tsx'
import type { Band } from '../scoring/points.ts'
import { pointsWords } from './points.words.ts'
import type { PointsProps } from './points-editor.tsx'
import { PointsTiers, StarBuffer } from './points-tiers.tsx'
import { Problems } from './problems.tsx'

const mostStars = 10

export const PointsStars = (props: PointsProps) => (
  <>
    <Stars {...props} />
    <PointsTiers {...props} />
    <StarBuffer {...props} />
  </>
)

const Stars = ({ definition, problems, disabled, onChange }: PointsProps) => {
  const w = useWords(pointsWords)
  const { bands, tiers, tierOfStar } = definition
  const ladder = tiers.map((tier) => tier.key)
  const put = (at: number, part: Partial<Band>) =>
    onChange((now) => ({
      ...now,
      bands: now.bands.map((band, index) => (index === at ? { ...band, ...part } : band)),
    }))
  return (
    <Section id="stars" title={w('stars')} hint={w('starsHint')}>
      <fieldset className="id-grading" disabled={disabled}>
        <legend className="k-hidden">{w('stars')}</legend>
        <div className="id-star id-tier-head" aria-hidden="true">
          <span>{w('star')}</span>
          <span>{w('exclusive')}</span>
          <span>{w('from')}</span>
          <span>{w('toTier')}</span>
          <span />
        </div>
        {bands.map((band, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place; its star is being typed
          <div key={at}>
            <div className="id-star">
              <NumberInput
                label={w('starOf', { at: at + 1 })}
                unit={w('starUnit')}
                max={mostStars}
                disabled={disabled}
                value={band.star}
                onChange={(star) =>
                  onChange((now) => {
                    const next = star ?? 0
                    const { [String(band.star)]: tier, ...others } = now.tierOfStar
                    return {
                      ...now,
                      bands: now.bands.map((one, index) => (index === at ? { ...one, star: next } : one)),
                      tierOfStar: tier && next > 0 ? { ...others, [String(next)]: tier } : others,
                    }
                  })
                }
              />
              {disabled ? (
                <span>{w(band.exclusive ? 'exclusive.yes' : 'exclusive.no')}</span>
              ) : (
                <Choice
                  label={w('exclusive')}
                  value={band.exclusive ? 'yes' : 'no'}
                  onChange={(key) => put(at, { exclusive: key === 'yes' || undefined })}
                  options={(['no', 'yes'] as const).map((key) => ({ key, label: w(`exclusive.${key}`) }))}
                />
              )}
              <NumberInput
                label={w('fromOf', { star: band.star })}
                digits={2}
                disabled={disabled}
                value={band.from}
                onChange={(from) => put(at, { from: from ?? 0 })}
              />
              <Select
                label={w('toTierOf', { star: band.star })}
                disabled={disabled}
                placeholder={w('toLast')}
                clearable
                value={tierOfStar[String(band.star)] ?? null}
                options={ladder.map((key) => ({ value: key, label: key }))}
                onChange={(tier) =>
                  onChange((now) => {
                    const { [String(band.star)]: _, ...others } = now.tierOfStar
                    return { ...now, tierOfStar: tier ? { ...others, [String(band.star)]: tier } : others }
                  })
                }
              />
              {disabled || bands.length <= 1 ? (
                <span />
              ) : (
                <IconButton
                  icon="close"
                  size={14}
                  label={w('bandRemove', { star: band.star })}
                  onClick={() =>
                    onChange((now) => {
                      const { [String(band.star)]: _, ...others } = now.tierOfStar
                      return {
                        ...now,
                        bands: now.bands.filter((_, index) => index !== at),
                        tierOfStar: others,
                      }
                    })
                  }
                />
              )}
            </div>
            <Problems of={problems} at={`bands.${at}`} below />
            <Problems of={problems} at={`tierOfStar.${band.star}`} />
          </div>
        ))}
        <Problems of={problems} at="bands" />
        <p className="k-small k-quiet">{w('noneTier', { tier: ladder.at(-1) ?? '' })}</p>
        {disabled || bands.length >= mostStars ? null : (
          <div>
            <Button
              small
              icon="plus"
              onClick={() =>
                onChange((now) => {
                  const top = now.bands[0]
                  return {
                    ...now,
                    bands: [
                      { star: (top?.star ?? 0) + 1, from: (top?.from ?? 500) * 2 || 1_000 },
                      ...now.bands,
                    ],
                  }
                })
              }
            >
              {w('bandAdd')}
            </Button>
          </div>
        )}
      </fieldset>
    </Section>
  )
}
