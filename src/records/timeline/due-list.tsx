// The follow-ups that are due, for the first page.
import { ButtonLink } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { DayText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Section } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import type { interactionDoors } from './interaction.contract.ts'
import { excerptOf } from './interaction.ts'
import { interactionWords } from './interaction.words.ts'
import './interactions.css'

const ask = client<typeof interactionDoors>()
const shown = 5

/** Nothing at all while nothing is due. */
export const DueList = () => {
  const w = useWords(interactionWords)
  const due = useRead(['follow-ups', 'due'], (signal) =>
    ask('GET /follow-ups', { query: { due: 'true', limit: shown }, signal }),
  )
  if (!due.data?.rows.length) return null
  const { rows, today } = due.data
  return (
    <Section
      id="follow-ups"
      title={`${w('dueTitle')} ${due.data.due}`}
      actions={
        <ButtonLink kind="bare" small to="/follow-ups">
          {w('dueAll')}
        </ButtonLink>
      }
      boxed
    >
      <ul className="in-files">
        {rows.map((row) => (
          <li key={row.id} style={{ gridTemplateColumns: 'minmax(0, 1fr) auto' }}>
            <div>
              <Go to={`/accounts/${row.accountId}?tab=timeline&do=write`}>{row.accountName}</Go>
              <p className="k-small k-quiet">{excerptOf(row.body, 60)}</p>
            </div>
            <span className={row.followUpOn < today ? 'k-warn' : undefined}>
              <DayText day={row.followUpOn} today={today} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
