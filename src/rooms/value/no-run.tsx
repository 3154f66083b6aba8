// What the room shows before anything was computed, and the one step that fills it.
import { ButtonLink } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { Empty, Skeleton } from '#web/states.tsx'
import { useLedger } from './asking.tsx'
import { ComputeButton } from './compute-button.tsx'
import { roomWords } from './words.ts'

export const NoRun = ({ mayCompute }: { mayCompute: boolean }) => {
  const w = useWords(roomWords)
  const ledger = useLedger()
  if (ledger.isPending) return <Skeleton height={160} />
  const noOrders = ledger.data?.lastDay === null
  return (
    <Empty
      title={w('noRunTitle')}
      action={
        noOrders ? (
          <ButtonLink kind="primary" icon="upload" to="/imports/new">
            {w('importOrders')}
          </ButtonLink>
        ) : mayCompute ? (
          <ComputeButton may first />
        ) : undefined
      }
    >
      {w('noRunText')} {noOrders ? w('noOrdersText') : mayCompute ? null : w('askReckoner')}
    </Empty>
  )
}
