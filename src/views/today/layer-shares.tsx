// The pyramid: three layers, and beside each its share of accounts, of sales and of profit.
import { stepOf } from '#records/accounts/ladder.ts'
import { ShareBar } from '#web/bars.tsx'
import { ButtonLink } from '#web/button.tsx'
import { Count, Money } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { percentText } from '#web/number-text.ts'
import { Section } from '#web/page.tsx'
import { Why } from '#web/why.tsx'
import type { Today } from './today.tsx'
import { todayWords } from './words.ts'

type Layer = Today['layers'][number]

const colours: Record<Layer['layer'], string> = {
  key: 'var(--ramp-1)',
  important: 'var(--ramp-3)',
  general: 'var(--ramp-5)',
  none: 'var(--line-strong)',
}
/** Half of the lower edge of each slice against the widest. */
const reach: Record<Layer['layer'], number> = { key: 34, important: 67, general: 100, none: 100 }
const above: Record<Layer['layer'], number> = { key: 4, important: 36, general: 69, none: 100 }

/** Where the accounts of a layer are listed. */
export const layerAddress = (today: Today, layer: Layer['layer']): string => {
  if (layer === 'none') return '/accounts?lacks=ungraded&sort=-net'
  const tiers = today.tiers.filter((tier) => tier.layer === layer).map((tier) => tier.tier)
  return `/accounts?tier=${encodeURIComponent(tiers.join(','))}&sort=-net`
}

export const LayerShares = ({ today, partial }: { today: Today; partial: boolean }) => {
  const w = useWords(todayWords)
  const { language } = useLanguage()
  const { evaluation } = today
  const ladder = today.tiers.map((tier) => tier.tier)
  const sold = today.tiers.reduce((sum, tier) => sum + Math.max(0, tier.netMinor), 0)
  const hint = evaluation
    ? w('pyramidHint', { scorecard: evaluation.scorecardName[language], day: evaluation.asOf })
    : undefined
  return (
    <Section
      id="pyramid"
      boxed
      title={w('pyramid')}
      hint={
        <span className="td-head">
          {[hint, partial ? w('onlyYours') : null].filter(Boolean).join(' · ')}
          <SharesWhy today={today} />
          {evaluation?.provisional ? (
            <Go to="/accounts?lacks=provisional&sort=-net">
              {w('provisional', { count: evaluation.provisional.toLocaleString('en-US') })}
            </Go>
          ) : null}
        </span>
      }
      actions={
        <ButtonLink small kind="bare" to="/identify">
          {w('seeRanking')}
        </ButtonLink>
      }
    >
      <table className="td-layers">
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {w('layer')}
            </th>
            <th scope="col">{w('accountShare')}</th>
            <th scope="col">{w('netShare')}</th>
            <th scope="col">{w('profitShare')}</th>
          </tr>
        </thead>
        <tbody>
          {today.layers.map((layer) => (
            <tr key={layer.layer}>
              <td className="td-slice" aria-hidden="true">
                {layer.layer === 'none' ? null : <Slice layer={layer.layer} />}
              </td>
              <th scope="row">
                <Go to={layerAddress(today, layer.layer)}>{w(`layer.${layer.layer}`)}</Go>
                <small className="k-number">
                  {w('accountsCount', { count: layer.accounts.toLocaleString('en-US') })}
                  <span className="td-amount">
                    {' · '}
                    <Money amountMinor={layer.netMinor} currency={today.currency ?? undefined} />
                  </span>
                </small>
              </th>
              <Share
                share={today.accounts ? layer.accounts / today.accounts : null}
                colour={colours[layer.layer]}
              />
              <Share share={layer.netShare} colour={colours[layer.layer]} strong={layer.layer === 'key'} />
              <Share share={layer.profitShare} colour={colours[layer.layer]} strong={layer.layer === 'key'} />
            </tr>
          ))}
        </tbody>
      </table>
      {sold > 0 ? (
        <div className="td-tiers">
          <h3>{w('byTier')}</h3>
          <ShareBar
            label={w('byTier')}
            parts={today.tiers.map((tier) => ({
              key: tier.tier,
              label: tier.tier,
              share: Math.max(0, tier.netMinor) / sold,
              text: `${percentText(tier.netMinor / (today.netMinor || 1))} · ${w('accountsCount', { count: tier.accounts.toLocaleString('en-US') })}`,
              colour: `var(--ramp-${stepOf(tier.tier, ladder)})`,
            }))}
          />
        </div>
      ) : null}
    </Section>
  )
}

const Slice = ({ layer }: { layer: Layer['layer'] }) => (
  <svg viewBox="0 0 200 56" preserveAspectRatio="none" aria-hidden="true">
    <polygon
      points={`${100 - above[layer]},0 ${100 + above[layer]},0 ${100 + reach[layer]},56 ${100 - reach[layer]},56`}
      fill={colours[layer]}
    />
  </svg>
)

const Share = ({ share, colour, strong }: { share: number | null; colour: string; strong?: boolean }) => (
  <td className={strong ? 'td-share td-strong' : 'td-share'}>
    <span className="k-number">{share === null ? '—' : percentText(share)}</span>
    <span className="td-bar" aria-hidden="true">
      <span style={{ width: `${Math.min(1, Math.max(0, share ?? 0)) * 100}%`, background: colour }} />
    </span>
  </td>
)

const SharesWhy = ({ today }: { today: Today }) => {
  const w = useWords(todayWords)
  const currency = today.currency ?? undefined
  return (
    <Why
      title={w('shareTitle')}
      formula={w('shareFormula')}
      asOf={today.asOfMonth}
      inputs={[
        ...today.layers.map((layer) => ({
          label: w(`layer.${layer.layer}`),
          value: <Money exact amountMinor={layer.netMinor} currency={currency} />,
          to: layerAddress(today, layer.layer),
        })),
        { label: w('net'), value: <Money exact amountMinor={today.netMinor} currency={currency} /> },
        { label: w('profit'), value: <Money exact amountMinor={today.profitMinor} currency={currency} /> },
        { label: w('withoutProfit'), value: <Count value={today.withoutProfit} unit={w('accountsUnit')} /> },
      ]}
    />
  )
}
