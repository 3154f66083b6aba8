// One entry of the log in words: the action, what it was about, and what differs, field by field.
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Dialog } from '#web/overlay.tsx'
import './access.css'
import { accessWords } from './access.words.ts'
import { type Difference, differences } from './audit.ts'
import { actionText, fieldText, subjectText, valueText } from './audit.words.ts'
import { momentText } from './moment.ts'

export type Entry = {
  id: string
  at: string
  personId: string | null
  personName: string | null
  origin: string
  keyName: string | null
  requestId: string | null
  action: string
  subjectKind: string
  subjectId: string
  accountId: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

export const Who = ({ entry }: { entry: Entry }) => {
  const w = useWords(accessWords)
  return <>{entry.personName ?? w(entry.origin === 'web' ? 'nobodyKnown' : 'program')}</>
}

export const originText = (entry: Entry, w: (key: 'origin.web') => string): string =>
  entry.keyName
    ? `${w('origin.key' as 'origin.web')} ${entry.keyName}`
    : w(`origin.${entry.origin}` as 'origin.web')

/** What a record is called: by its name where the entry holds one. */
const nameIn = (entry: Entry): string | null => {
  const name = entry.after?.name ?? entry.before?.name ?? entry.after?.title ?? entry.after?.email
  return typeof name === 'string' ? name : null
}

export const Subject = ({ entry }: { entry: Entry }) => {
  const { language } = useLanguage()
  const kind = subjectText(entry.subjectKind, language)
  const name = nameIn(entry)
  return (
    <>
      {kind}
      {name ? ` · ${name}` : ''}
    </>
  )
}

/** The first few differences in one line. */
export const shortDifference = (entry: Entry, language: 'zh' | 'en'): string =>
  differences(entry.before, entry.after)
    // Which record it is says its column; what else is only an id says nothing in a line.
    .filter((one) => !(one.before === null && /(Id|_id|^key)$/.test(one.field)))
    .slice(0, 3)
    .map((one) => {
      const now = valueText(one.field, one.after, language)
      const then = valueText(one.field, one.before, language)
      const field = fieldText(one.field, language)
      return one.before === null ? `${field} ${now}` : `${field} ${then} → ${now}`
    })
    .join(language === 'zh' ? '；' : '; ')

export const EntryDialog = ({ entry, onClose }: { entry: Entry; onClose: () => void }) => {
  const w = useWords(accessWords)
  const { language } = useLanguage()
  const found = differences(entry.before, entry.after)
  const to = entry.accountId
    ? `/accounts/${entry.accountId}`
    : entry.subjectKind === 'person'
      ? '/people'
      : null
  return (
    <Dialog title={actionText(entry.action, language)} width={640} onClose={onClose}>
      <div className="k-stack">
        <p className="k-quiet k-small">
          <Who entry={entry} /> · {momentText(entry.at)} · {originText(entry, w)}
        </p>
        <p>
          <Subject entry={entry} />
          {to ? (
            <>
              {' '}
              <Go to={to}>{w('open')}</Go>
            </>
          ) : null}
        </p>
        {found.length ? <DifferenceTable found={found} /> : <p className="k-quiet">{w('noDifference')}</p>}
        {entry.requestId ? (
          <p className="k-quiet k-small">
            {w('request')} {entry.requestId}
          </p>
        ) : null}
      </div>
    </Dialog>
  )
}

const DifferenceTable = ({ found }: { found: readonly Difference[] }) => {
  const w = useWords(accessWords)
  const { language } = useLanguage()
  const hasBefore = found.some((one) => one.before !== null)
  return (
    <table className="ac-diff">
      <thead>
        <tr>
          <th scope="col">{w('field_')}</th>
          {hasBefore ? <th scope="col">{w('before')}</th> : null}
          <th scope="col">{w('after')}</th>
        </tr>
      </thead>
      <tbody>
        {found.map((one) => (
          <tr key={one.field}>
            <th scope="row">{fieldText(one.field, language)}</th>
            {hasBefore ? <td className="ac-was">{valueText(one.field, one.before, language)}</td> : null}
            <td>{valueText(one.field, one.after, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
