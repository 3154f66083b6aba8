// From when the figures of a page are, over how long, and who had them computed.
import { dayIn } from '#base/calendar.ts'
import { type Say, useWords } from '#web/language.tsx'
import type { Run } from './asking.tsx'
import { isRunSign } from './run/by-itself.ts'
import { roomWords } from './words.ts'

/** Why it was computed: in the words of whoever asked, or what it did by itself. */
export const reasonIn = (w: Say<typeof roomWords>, reason: string): string =>
  isRunSign(reason) ? w(`reason.${reason}`) : reason

export const RunLine = ({ run, windowMonths }: { run: Run; windowMonths?: number }) => {
  const w = useWords(roomWords)
  const at = dayIn(new Date(run.computedAt))
  return (
    <p className="k-quiet k-small va-note">
      {[
        w('asOf', { day: run.asOf }),
        ...(windowMonths ? [w('window', { months: windowMonths })] : []),
        run.personName ? w('computedBy', { person: run.personName, at }) : w('computedItself', { at }),
        ...(run.reason ? [reasonIn(w, run.reason)] : []),
        w('formulaVersion', { version: run.formula }),
      ].join(' · ')}
    </p>
  )
}
