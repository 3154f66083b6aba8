// From when the figures of a page are, over how long, and who had them computed.
import { dayIn } from '#base/calendar.ts'
import { useWords } from '#web/language.tsx'
import type { Run } from './asking.tsx'
import { roomWords } from './words.ts'

export const RunLine = ({ run, windowMonths }: { run: Run; windowMonths?: number }) => {
  const w = useWords(roomWords)
  const at = dayIn(new Date(run.computedAt))
  return (
    <p className="k-quiet k-small va-note">
      {[
        w('asOf', { day: run.asOf }),
        ...(windowMonths ? [w('window', { months: windowMonths })] : []),
        run.personName ? w('computedBy', { person: run.personName, at }) : w('computedItself', { at }),
        ...(run.reason ? [run.reason] : []),
        w('formulaVersion', { version: run.formula }),
      ].join(' · ')}
    </p>
  )
}
