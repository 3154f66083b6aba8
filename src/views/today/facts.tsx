// The line of key figures: sales, profit, margin, accounts, and how many are key.
import { Change, Count, Fact, Money, Percent } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Why } from '#web/why.tsx'
import { changeOf, marginOf, yearBefore } from './answer.ts'
import type { Today } from './today.tsx'
import { todayWords } from './words.ts'

export const Facts = ({ today }: { today: Today }) => {
  const w = useWords(todayWords)
  const { asOfMonth, netMinor, previousNetMinor, profitMinor } = today
  if (!asOfMonth) return null
  const currency = today.currency ?? undefined
  const period = w('period', yearBefore(asOfMonth))
  const key = today.layers.find((layer) => layer.layer === 'key')
  const money = (amountMinor: number | null) => <Money exact amountMinor={amountMinor} currency={currency} />
  const lacking = today.withoutProfit
    ? [
        {
          label: w('withoutProfit'),
          value: <Count value={today.withoutProfit} unit={w('accountsUnit')} />,
          to: '/accounts?sort=-net',
        },
      ]
    : []
  return (
    <>
      <Fact
        label={w('net')}
        note={<Change share={changeOf(netMinor, previousNetMinor)} than={w('thanBefore')} />}
        why={
          <Why
            title={w('net')}
            formula={w('netFormula')}
            asOf={asOfMonth}
            inputs={[
              { label: period, value: money(netMinor), to: '/accounts?sort=-net' },
              { label: w('before'), value: money(previousNetMinor) },
            ]}
          />
        }
      >
        <Money amountMinor={netMinor} currency={currency} />
      </Fact>
      <Fact
        label={w('profit')}
        note={period}
        why={
          <Why
            title={w('profit')}
            formula={w('profitFormula')}
            asOf={asOfMonth}
            inputs={[{ label: w('profit'), value: money(profitMinor) }, ...lacking]}
          />
        }
      >
        <Money amountMinor={profitMinor} currency={currency} />
      </Fact>
      <Fact
        label={w('margin')}
        why={
          <Why
            title={w('margin')}
            formula={w('marginFormula')}
            asOf={asOfMonth}
            inputs={[
              { label: w('profit'), value: money(profitMinor) },
              { label: w('netShort'), value: money(netMinor) },
              ...lacking,
            ]}
          />
        }
      >
        <Percent share={marginOf(profitMinor, netMinor)} loss />
      </Fact>
      <Fact label={w('accounts')}>
        <Count value={today.accounts} unit={w('accountsUnit')} />
      </Fact>
      {today.evaluation ? (
        <Fact
          label={w('keyAccounts')}
          why={
            <Why
              title={w('keyAccounts')}
              formula={w('keyFormula')}
              asOf={today.evaluation.asOf}
              inputs={[
                ...today.tiers
                  .filter((tier) => tier.layer === 'key')
                  .map((tier) => ({
                    label: w('tierOf', { tier: tier.tier }),
                    value: <Count value={tier.accounts} unit={w('accountsUnit')} />,
                    to: `/accounts?tier=${encodeURIComponent(tier.tier)}`,
                  })),
              ]}
            />
          }
        >
          <Count value={key?.accounts ?? 0} unit={w('accountsUnit')} />
        </Fact>
      ) : null}
    </>
  )
}
