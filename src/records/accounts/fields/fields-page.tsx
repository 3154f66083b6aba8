// The company's own fields: defined, put in order, put away and brought back by those who run the installation.
import { useState } from 'react'
import { Button, IconButton } from '#web/button.tsx'
import { State } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Page, Section } from '#web/page.tsx'
import { useRenew } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { toast, toastFailure } from '#web/toast.tsx'
import { useUrl } from '#web/url.ts'
import { type FieldEntity, fieldEntities } from './field.ts'
import { FieldDialog } from './field-dialog.tsx'
import './fields.css'
import { fieldWords } from './fields.words.ts'
import { askFields, type Field, useFieldsRead } from './use-fields.tsx'

export const FieldsPage = () => {
  const w = useWords(fieldWords)
  const [url, setUrl] = useUrl()
  const entity: FieldEntity = fieldEntities.find((one) => one === url.of) ?? 'account'
  const read = useFieldsRead(entity)
  const [editing, setEditing] = useState<Field | 'new' | null>(null)
  const may = read.data?.may.includes('edit') ?? false
  const inUse = read.data?.rows.filter((field) => !field.archived) ?? []
  const away = read.data?.rows.filter((field) => field.archived) ?? []
  const add = may ? (
    <Button kind="primary" icon="plus" onClick={() => setEditing('new')}>
      {w('add')}
    </Button>
  ) : undefined
  return (
    <Page
      title={w('title')}
      question={read.data && !may ? w('readOnly') : w('question')}
      actions={add}
      tabs={fieldEntities.map((key) => ({ key, label: w(`entity.${key}`) }))}
      tab={entity}
      onTab={(key) => setUrl({ of: key === 'account' ? null : key })}
    >
      {read.error ? (
        <Failure error={read.error} onRetry={() => void read.refetch()} words={fieldWords} />
      ) : !read.data ? (
        <SkeletonLines lines={8} />
      ) : read.data.rows.length === 0 ? (
        <Empty title={w('noneTitle')} action={add}>
          {w('noneText')}
        </Empty>
      ) : (
        <>
          <InUse fields={inUse} entity={entity} may={may} onEdit={setEditing} />
          {away.length ? (
            <Section title={w('archivedTitle')} hint={w('archivedHint')}>
              <ul className="cf-list">
                {away.map((field) => (
                  <Line key={field.id} field={field} may={may} />
                ))}
              </ul>
            </Section>
          ) : null}
        </>
      )}
      {editing ? (
        <FieldDialog
          entity={entity}
          field={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Page>
  )
}

const useOrder = (entity: FieldEntity, fields: readonly Field[]) => {
  const renew = useRenew()
  return async (id: string, to: number) => {
    const rest = fields.map((field) => field.id).filter((one) => one !== id)
    const fieldIds = [...rest.slice(0, to), id, ...rest.slice(to)]
    try {
      await askFields('PUT /fields/order', { body: { entity, fieldIds } })
      await renew(['fields'])
    } catch (error) {
      toastFailure(error, fieldWords)
    }
  }
}

const InUse = ({
  fields,
  entity,
  may,
  onEdit,
}: {
  fields: readonly Field[]
  entity: FieldEntity
  may: boolean
  onEdit: (field: Field) => void
}) => {
  const w = useWords(fieldWords)
  const { language } = useLanguage()
  const order = useOrder(entity, fields)
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  return (
    <ol className="cf-list">
      {fields.map((field, place) => {
        const name = field.name[language]
        return (
          <li
            key={field.id}
            className="cf-line"
            draggable={may}
            data-over={over === field.id || undefined}
            onDragStart={() => setDragged(field.id)}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(field.id)
            }}
            onDragEnd={() => {
              setDragged(null)
              setOver(null)
            }}
            onDrop={() => {
              if (dragged && dragged !== field.id) void order(dragged, place)
            }}
          >
            <About field={field} />
            {may ? (
              <span className="cf-acts">
                <IconButton
                  icon="up"
                  label={w('up', { name })}
                  disabled={place === 0}
                  onClick={() => void order(field.id, place - 1)}
                />
                <IconButton
                  icon="down"
                  label={w('down', { name })}
                  disabled={place === fields.length - 1}
                  onClick={() => void order(field.id, place + 1)}
                />
                <Button small icon="edit" aria-label={w('editOf', { name })} onClick={() => onEdit(field)}>
                  {w('edit')}
                </Button>
                <Away field={field} />
              </span>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}

const Line = ({ field, may }: { field: Field; may: boolean }) => (
  <li className="cf-line">
    <About field={field} />
    {may ? <Away field={field} /> : null}
  </li>
)

const About = ({ field }: { field: Field }) => {
  const w = useWords(fieldWords)
  const { language } = useLanguage()
  const other = field.name[language === 'zh' ? 'en' : 'zh']
  const choices = field.choices.filter((choice) => !choice.archived).length
  return (
    <>
      <span className="cf-name">
        <strong className="k-cut">{field.name[language]}</strong>
        <small className="k-cut">
          {[
            w(`kind.${field.kind}`),
            choices ? w('choicesCount', { count: choices }) : null,
            other === field.name[language] ? null : other,
            field.key,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
      <span className="cf-marks">
        {field.required ? <State tone="info">{w('required')}</State> : null}
        {field.inList ? <State tone="none">{w('inList')}</State> : null}
      </span>
    </>
  )
}

const Away = ({ field }: { field: Field }) => {
  const w = useWords(fieldWords)
  const { language } = useLanguage()
  const renew = useRenew()
  const name = field.name[language]
  const path = { fieldId: field.id }
  const set = async (archived: boolean) => {
    await (archived
      ? askFields('PUT /fields/:fieldId/archiving', { path })
      : askFields('DELETE /fields/:fieldId/archiving', { path }))
    await renew(['fields'])
  }
  return (
    <Button
      small
      kind="bare"
      onClick={async () => {
        try {
          await set(!field.archived)
          toast(w(field.archived ? 'broughtBack' : 'archived', { name }), {
            undo: () => set(field.archived),
          })
        } catch (error) {
          toastFailure(error, fieldWords)
        }
      }}
    >
      {w(field.archived ? 'back' : 'archive')}
    </Button>
  )
}
