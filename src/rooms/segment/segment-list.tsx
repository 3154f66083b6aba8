// The saved segments with their sizes: opened in the list of accounts, changed, removed, or made from a template.
import { useMemo, useState } from 'react'
import type { Condition } from '#records/accounts/condition.ts'
import { conditionsText } from '#records/accounts/condition-text.ts'
import { useFields } from '#records/accounts/fields/use-fields.tsx'
import { removeSegment, type Segment, SegmentDialog, useSegments } from '#records/accounts/segment-dialog.tsx'
import { Confirm } from '#web/ask.tsx'
import { Button, IconButton } from '#web/button.tsx'
import { Count, DayText } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Menu } from '#web/overlay.tsx'
import { Section } from '#web/page.tsx'
import { useRenew } from '#web/query.ts'
import { Empty, Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { toast } from '#web/toast.tsx'
import './segment.css'
import { templates } from './templates.ts'
import { roomWords } from './words.ts'

type Begun = { name: string; conditions: Condition[] } | null

export const SegmentList = () => {
  const w = useWords(roomWords)
  const { language } = useLanguage()
  const fields = useFields()
  const renew = useRenew()
  const list = useSegments()
  const [editing, setEditing] = useState<Segment | null>(null)
  const [removing, setRemoving] = useState<Segment | null>(null)
  const [adding, setAdding] = useState<Begun | 'blank'>(null)
  const mayAdd = list.data?.may.includes('add') ?? false
  const columns = useMemo(
    (): Column<Segment>[] => [
      {
        key: 'name',
        title: w('segment'),
        minWidth: 160,
        grow: 1,
        render: (row) => <span title={row.note ?? undefined}>{row.name}</span>,
      },
      {
        key: 'conditions',
        title: w('conditions'),
        minWidth: 260,
        grow: 3,
        priority: 2,
        render: (row) => {
          const text = conditionsText(row.conditions, language, fields)
          return <span title={text}>{text}</span>
        },
      },
      {
        key: 'accounts',
        title: w('size'),
        unit: w('accountsUnit'),
        width: 100,
        align: 'right',
        render: (row) => <Count value={row.accounts} />,
      },
      { key: 'by', title: w('by'), width: 100, priority: 3, render: (row) => row.personName ?? '—' },
      {
        key: 'updated',
        title: w('updated'),
        width: 110,
        align: 'right',
        priority: 3,
        render: (row) => <DayText day={row.updatedAt.slice(0, 10)} />,
      },
      ...(mayAdd
        ? [
            {
              key: 'acts',
              title: <span className="k-hidden">{w('edit')}</span>,
              width: 84,
              align: 'right' as const,
              render: (row: Segment) => (
                <span className="sg-acts">
                  <IconButton
                    icon="edit"
                    label={`${w('edit')} ${row.name}`}
                    onClick={() => setEditing(row)}
                  />
                  <IconButton
                    icon="trash"
                    label={`${w('remove')} ${row.name}`}
                    onClick={() => setRemoving(row)}
                  />
                </span>
              ),
            },
          ]
        : []),
    ],
    [w, language, fields, mayAdd],
  )
  const acts = mayAdd ? (
    <>
      <Menu
        label={w('fromTemplate')}
        items={templates.map((template) => ({
          key: template.key,
          label: template.name[language],
          onSelect: () => setAdding({ name: template.name[language], conditions: template.conditions }),
        }))}
        button={({ ref, ...props }) => (
          <button ref={ref} type="button" className="k-button k-button-plain k-button-small" {...props}>
            {w('fromTemplate')}
          </button>
        )}
      />
      <Button small icon="plus" onClick={() => setAdding('blank')}>
        {w('newSegment')}
      </Button>
    </>
  ) : null
  return (
    <Section id="segments" title={w('segmentsTitle')} hint={w('segmentsHint')} actions={acts}>
      <DataTable
        label={w('segmentsTitle')}
        rows={list.data?.rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowHref={(row) => `/accounts?within=${row.id}`}
        rowName={(row) => row.name}
        height="auto"
        error={
          list.error ? (
            <Failure error={list.error} onRetry={() => void list.refetch()} words={roomWords} />
          ) : null
        }
        empty={<Empty title={w('noSegments')}>{w('noSegmentsText')}</Empty>}
        compact={(row) => ({
          title: row.name,
          value: <Count value={row.accounts} unit={w('accountsUnit')} />,
          line: conditionsText(row.conditions, language, fields),
        })}
      />
      {editing ? <SegmentDialog segment={editing} onClose={() => setEditing(null)} /> : null}
      {adding ? (
        <SegmentDialog
          {...(adding === 'blank' ? {} : { name: adding.name, conditions: adding.conditions })}
          onClose={() => setAdding(null)}
        />
      ) : null}
      {removing ? (
        <Confirm
          title={w('removeTitle', { name: removing.name })}
          verb={w('remove')}
          words={roomWords}
          onClose={() => setRemoving(null)}
          onConfirm={async () => {
            await removeSegment(removing)
            await renew(['segments'])
            toast(w('segmentRemoved', { name: removing.name }))
          }}
        >
          {w('removeText')}
        </Confirm>
      ) : null}
    </Section>
  )
}
