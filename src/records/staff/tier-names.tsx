// What tiers are called: a line for each key, in both languages.
import { useState } from 'react'
import { Button } from '#web/button.tsx'
import { TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import type { TierName } from './company.ts'
import { companyWords } from './company.words.ts'

type Names = Record<string, TierName>

const usual = ['A1', 'A2', 'B1', 'B2', 'C']
const nothing: TierName = { zh: '', en: '' }

/** Without the lines that say nothing; a name in one language stands in for the other. */
export const tidyNames = (names: Names): Names =>
  Object.fromEntries(
    Object.entries(names).flatMap(([key, { zh, en }]) => {
      const [chinese, english] = [zh.trim(), en.trim()]
      return chinese || english ? [[key, { zh: chinese || english, en: english || chinese }]] : []
    }),
  )

export const TierNames = ({ value, onChange }: { value: Names; onChange: (value: Names) => void }) => {
  const w = useWords(companyWords)
  const [more, setMore] = useState<string[]>([])
  const [key, setKey] = useState('')
  const keys = [...new Set([...usual, ...Object.keys(value), ...more])]
  const change = (tier: string, part: Partial<TierName>) =>
    onChange({ ...value, [tier]: { ...(value[tier] ?? nothing), ...part } })
  const add = () => {
    const added = key.trim()
    if (added) setMore([...more, added])
    setKey('')
  }
  return (
    <>
      <table className="st-tier-names">
        <thead>
          <tr>
            <th scope="col">{w('tier')}</th>
            <th scope="col">{w('tierZh')}</th>
            <th scope="col">{w('tierEn')}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((tier) => (
            <tr key={tier}>
              <th scope="row">{tier}</th>
              <td>
                <TextInput
                  value={value[tier]?.zh ?? ''}
                  onChange={(zh) => change(tier, { zh })}
                  label={w('tierZhOf', { tier })}
                  maxLength={30}
                />
              </td>
              <td>
                <TextInput
                  value={value[tier]?.en ?? ''}
                  onChange={(en) => change(tier, { en })}
                  label={w('tierEnOf', { tier })}
                  maxLength={30}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="st-add-tier">
        <TextInput
          value={key}
          onChange={setKey}
          label={w('tierKey')}
          placeholder={w('tierKey')}
          maxLength={20}
        />
        <Button icon="plus" onClick={add} disabled={key.trim() === ''}>
          {w('addTier')}
        </Button>
      </div>
    </>
  )
}
