// Who may be the same customer, while one types; of what one may not see only that it is there, and whom to ask.
import { useEffect, useState } from 'react'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Section } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { toast, toastFailure } from '#web/toast.tsx'
import '../record.css'
import { TierMark } from '../tier-mark.tsx'
import type { duplicateDoors } from './duplicate.contract.ts'
import { duplicateWords } from './duplicate.words.ts'
import './duplicates.css'
import type { Likeness } from './likeness.ts'

const ask = client<typeof duplicateDoors>()

const useLater = (text: string, waitMs: number): string => {
  const [later, setLater] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setLater(text), waitMs)
    return () => clearTimeout(timer)
  }, [text, waitMs])
  return later
}

/** Why two accounts may be one, in words. */
export const WhyAlike = ({ why }: { why: readonly Likeness[] }) => {
  const w = useWords(duplicateWords)
  return (
    <span className="ac-dup-why">
      {why.map((sign) => (
        <span key={sign}>{w(`why.${sign}`)}</span>
      ))}
    </span>
  )
}

export const Alike = ({
  name,
  taxNumber,
  website,
  exceptId,
  onlyFound,
}: {
  name: string
  taxNumber: string
  website: string
  /** The account that is being changed. */
  exceptId?: string
  /** Nothing is shown as long as nothing is found. */
  onlyFound?: boolean
}) => {
  const w = useWords(duplicateWords)
  const later = useLater(JSON.stringify([name.trim(), taxNumber.trim(), website.trim()]), 300)
  const [text, tax, site] = JSON.parse(later) as [string, string, string]
  const enabled = [...text].length >= 2 || tax.length >= 6 || site.length >= 4
  const query = {
    ...(text ? { name: text.slice(0, 200) } : {}),
    ...(tax ? { taxNumber: tax.slice(0, 30) } : {}),
    ...(site ? { website: site.slice(0, 200) } : {}),
  }
  const found = useRead(
    ['accounts', 'alike', later, exceptId ?? ''],
    (signal) =>
      ask('GET /duplicates/check', { query: { ...query, ...(exceptId ? { exceptId } : {}) }, signal }),
    { enabled, keep: true },
  )
  const rows = enabled ? (found.data?.rows ?? []) : []
  const hidden = enabled ? (found.data?.hidden ?? []) : []
  const any = rows.length + hidden.length > 0
  if (onlyFound && !any) return null
  const question = async () => {
    try {
      const { people } = await ask('POST /duplicates/questions', {
        body: { ...query, name: text || tax || site },
      })
      toast(w('asked', { count: people }))
    } catch (error) {
      toastFailure(error, duplicateWords)
    }
  }
  return (
    <div aria-live="polite">
      <Section title={any ? w('mayExist') : undefined} boxed>
        {any ? (
          <>
            <p className="k-small k-quiet">{w('mayExistText')}</p>
            <ul className="ac-alike">
              {rows.slice(0, onlyFound ? 4 : 8).map((row) => (
                <li key={row.accountId}>
                  <Go to={`/accounts/${row.accountId}`}>{row.name}</Go>
                  <WhyAlike why={row.why} />
                  <span className="k-small k-quiet">
                    <TierMark tier={row.tier} terse /> {row.code}
                    {row.ownerName ? ` · ${w('ownedBy', { name: row.ownerName })}` : ''}
                  </span>
                </li>
              ))}
              {hidden.map((one, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: what is hidden has no name
                <li key={at}>
                  <span>
                    {one.departmentName
                      ? w('hiddenOne', { department: one.departmentName })
                      : w('hiddenNowhere')}
                  </span>
                  <WhyAlike why={one.why} />
                </li>
              ))}
            </ul>
            {hidden.length ? (
              <Button small icon="message" onClick={() => void question()}>
                {w('askOwner')}
              </Button>
            ) : null}
          </>
        ) : (
          <p className="k-small k-quiet">
            {w(enabled && found.data && !found.isPlaceholderData ? 'noneAlike' : 'alikeWaits')}
          </p>
        )}
      </Section>
    </div>
  )
}
