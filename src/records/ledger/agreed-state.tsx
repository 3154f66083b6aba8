// What several parts say of a contract: its state, and how often it has gone on.
import type { Received } from '#base/contract.ts'
import { State, type Tone } from '#web/figure.tsx'
import { type Say, useWords } from '#web/language.tsx'
import type { agreementDoors } from './agreement.contract.ts'
import { agreementWords } from './agreement.words.ts'

type Agreements = Received<(typeof agreementDoors)['GET /accounts/:accountId/agreements']>
export type Agreement = Agreements['rows'][number]
export type AgreementAbility = Agreements['may'][number]

const tones: Record<Agreement['state'], Tone> = {
  upcoming: 'info',
  running: 'good',
  endsSoon: 'warn',
  ended: 'none',
}

export const AgreedState = ({ agreement }: { agreement: Agreement }) => {
  const w = useWords(agreementWords)
  const ending = agreement.state === 'endsSoon' && agreement.endedOn !== null
  return <State tone={tones[agreement.state]}>{w(`state.${ending ? 'ending' : agreement.state}`)}</State>
}

export const renewedText = (
  w: Say<typeof agreementWords>,
  { renewals }: Pick<Agreement, 'renewals'>,
): string =>
  renewals === 0 ? w('firstTerm') : renewals === 1 ? w('renewedOnce') : w('renewed', { count: renewals })
