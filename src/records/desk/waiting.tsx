// How many approvals wait for the reader, and the way to them on a phone.
import { client } from '#web/client.ts'
import { Icon } from '#web/icons.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { usePhone } from '#web/media.ts'
import { useRead } from '#web/query.ts'
import { approvalWords } from './approval.words.ts'
import type { deskDoors } from './contract.ts'
import './waiting.css'

const ask = client<typeof deskDoors>()
const countedAtMost = 100
const everyMs = 60_000

/** The number of approvals in which something waits for the reader; undefined until it is known. */
export const useWaiting = (): number | undefined =>
  useRead(
    ['approvals', 'waiting'],
    (signal) => ask('GET /approvals', { query: { mine: 'true', limit: countedAtMost }, signal }),
    { everyMs },
  ).data?.rows.length

/** For the top bar: a phone has no sidebar. */
export const WaitingLink = ({ count }: { count: number | undefined }) => {
  const w = useWords(approvalWords)
  const phone = usePhone()
  if (!phone) return null
  return (
    <Go
      to="/approvals"
      className="k-icon-button desk-waiting"
      aria-label={count ? w('waitingCount', { count }) : w('title')}
      data-count={count ? (count > 99 ? '99+' : count) : undefined}
    >
      <Icon name="check" />
    </Go>
  )
}
