// What an account and all below it are worth together, as far as one may see them.
import type { ReactNode } from 'react'
import { Money } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Section } from '#web/page.tsx'
import { roomWords } from '../words.ts'
import type { AccountValue } from './account-asking.tsx'
import { tabWords } from './tab.words.ts'

type Group = NonNullable<AccountValue['group']>

const keys = ['net', 'profit', 'costToServe', 'contribution', 'total', 'lifetime'] as const

export const GroupWorth = ({
  accountId,
  group,
  own,
  currency,
}: {
  accountId: string
  group: Group
  /** Of the account alone; null where nothing was computed of it. */
  own: AccountValue['value']
  currency: string | null
}) => {
  const w = useWords(tabWords)
  const room = useWords(roomWords)
  const money = (minor: number | null | undefined): ReactNode => (
    <Money amountMinor={minor} currency={currency ?? undefined} />
  )
  return (
    <Section
      id="group-value"
      title={w('group')}
      hint={w('groupCount', { count: group.accounts })}
      actions={
        <Go className="k-small" to={`/accounts/${accountId}?tab=group`}>
          {w('toGroup')}
        </Go>
      }
      boxed
    >
      <table className="vt-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{w('alone')}</th>
            <th scope="col">{w('withBelow')}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key} data-sum={key === 'contribution' || undefined}>
              <th scope="row">{room(key)}</th>
              <td className="k-number">{money(own?.[`${key}Minor`])}</td>
              <td className="k-number">{money(group[`${key}Minor`])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {group.hidden ? <p className="k-quiet k-small">{w('hidden', { count: group.hidden })}</p> : null}
    </Section>
  )
}
