// The price waterfall of an account, from the list price to what is left of it.
import { Money, percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Why } from '#web/why.tsx'
import type { Pack } from '../account/account-asking.tsx'
import { Waterfall } from '../account/waterfall.tsx'
import { useMoneyText } from '../value-text.tsx'
import { packWords } from './pack.words.ts'
import { Part } from './pack-part.tsx'
import { pocketFalls } from './pocket-falls.ts'

export const PackPocket = ({ pack }: { pack: Pack }) => {
  const w = useWords(packWords)
  const money = useMoneyText(pack.currency)
  const { pocket } = pack
  const falls = pocketFalls(pocket)
  const first = pocket.listMinor ?? pocket.invoicedMinor
  const share = percentText(pocket.listedShare, 0)
  const listed = pocket.listMinor !== null
  return (
    <Part
      title={w('pocket')}
      why={
        <Why
          title={w('pocket')}
          formula={w('pocketFormula')}
          inputs={[
            { label: w('listedShare'), value: percentText(pocket.listedShare), to: '/products' },
            ...falls.map((one) => ({
              label: w(`step.${one.key}`),
              value: <Money amountMinor={one.minor} currency={pack.currency ?? undefined} exact />,
            })),
          ]}
          asOf={pack.asOf}
        />
      }
      note={
        <>
          {listed
            ? pocket.listedShare < 0.995
              ? w('partlyListed', { share })
              : null
            : w('unlisted', { share })}{' '}
          {w(listed ? 'ofList' : 'ofInvoiced')}{' '}
          {listed ? null : (
            <Go className="vp-screen" to="/products">
              {w('setList')}
            </Go>
          )}
        </>
      }
    >
      <Waterfall
        label={w('pocketLabel', {
          first: money(first),
          pocket: money(pocket.pocketMinor),
          left: pocket.leftMinor === null ? '—' : money(pocket.leftMinor),
        })}
        shareOf={first > 0 ? first : undefined}
        lines={falls.map((one) => ({
          ...one,
          label: w(`step.${one.key}`),
          value: <Money amountMinor={one.minor} currency={pack.currency ?? undefined} />,
        }))}
      />
    </Part>
  )
}
