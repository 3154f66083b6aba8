// The list of accounts taken out as a file: which columns, in which form.
import { useState } from 'react'
import { useFieldsRead } from '#records/accounts/fields/use-fields.tsx'
import { Button, ButtonLink } from '#web/button.tsx'
import { download } from '#web/client.ts'
import { Check, RadioList } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { readStored, writeStored } from '#web/stored.ts'
import type { accountListDoors } from './contract.ts'
import { exportWords } from './export.words.ts'
import { exportColumns, exportTitle } from './export-columns.ts'

const fileOf = download<typeof accountListDoors>()
const kept = 'export:accounts'

type Choice = { left: string[]; format: 'xlsx' | 'csv' }

/** `query` is what the list is asked for; the same filters make the file. */
export const ExportDialog = ({ query, onClose }: { query: Record<string, unknown>; onClose: () => void }) => {
  const w = useWords(exportWords)
  const { language } = useLanguage()
  const fields = useFieldsRead('account')
  const [choice, setChoice] = useState<Choice>(() => readStored<Choice>(kept, { left: [], format: 'xlsx' }))
  const change = (part: Partial<Choice>) => {
    const next = { ...choice, ...part }
    setChoice(next)
    writeStored(kept, next)
  }
  const columns = [
    ...exportColumns.map((key) => ({
      key: key as string,
      title: exportTitle(key)[language === 'zh' ? 0 : 1],
    })),
    ...(fields.data?.rows ?? [])
      .filter((field) => !field.archived)
      .map((field) => ({ key: `custom.${field.key}`, title: field.name[language] })),
  ]
  const chosen = columns.filter((one) => !choice.left.includes(one.key)).map((one) => one.key)
  const { sort: _, direction: __, cursor: ___, limit: ____, show: _____, ...filters } = query
  return (
    <Dialog
      title={w('title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{w('cancel')}</Button>
          <ButtonLink
            kind="primary"
            icon="download"
            download
            to={
              chosen.length
                ? fileOf('GET /accounts/file', {
                    query: { ...filters, columns: chosen, format: choice.format, language } as never,
                  })
                : '#'
            }
          >
            {w('do')}
          </ButtonLink>
        </>
      }
    >
      <div className="k-stack">
        <p className="k-quiet k-small">{w('lead')}</p>
        <RadioList
          label={w('format')}
          value={choice.format}
          onChange={(format) => change({ format })}
          options={[
            { key: 'xlsx' as const, label: 'Excel (.xlsx)' },
            { key: 'csv' as const, label: 'CSV (.csv)' },
          ]}
        />
        <fieldset className="al-export">
          <legend className="k-field-label">{w('columns')}</legend>
          {columns.map((one) => (
            <Check
              key={one.key}
              value={!choice.left.includes(one.key)}
              onChange={(on) =>
                change({
                  left: on ? choice.left.filter((key) => key !== one.key) : [...choice.left, one.key],
                })
              }
            >
              {one.title}
            </Check>
          ))}
        </fieldset>
      </div>
    </Dialog>
  )
}
