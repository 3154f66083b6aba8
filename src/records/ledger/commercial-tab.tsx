// What is agreed with an account, and what is granted to it and spent on it beside its orders.
import { AgreementsSection } from './agreements.tsx'
import { ChargesSection } from './charges.tsx'
import './commercial.css'

export const CommercialTab = ({ accountId }: { accountId: string }) => (
  <>
    <AgreementsSection accountId={accountId} />
    <ChargesSection accountId={accountId} />
  </>
)
