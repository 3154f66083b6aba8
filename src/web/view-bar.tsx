// The views of a list in one strip: all of it, one's own, those of others; saving what is shown, and what can be done with a view.
import { useState } from 'react'
import { Button } from './button.tsx'
import { Field, Form, useForm } from './form.tsx'
import { Icon } from './icons.tsx'
import { TextInput } from './inputs.tsx'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
import { Dialog, Menu, type MenuItem } from './overlay.tsx'
import './view-bar.css'

export type ShownView = {
  id: string
  name: string
  shared: boolean
  mine: boolean
  personName: string | null
  isDefault: boolean
  mayEdit: boolean
}

type ViewBarProps = {
  views: readonly ShownView[]
  /** The one that is open; null is the whole list. */
  current: string | null
  /** What shows differs from what the open view holds, or from the bare list. */
  changed: boolean
  mayShare: boolean
  onOpen: (id: string | null) => void
  onAdd: (name: string) => Promise<unknown>
  onSave: (view: ShownView) => void
  onRename: (view: ShownView, name: string) => Promise<unknown>
  onShare: (view: ShownView, shared: boolean) => void
  onDefault: (view: ShownView, wanted: boolean) => void
  onRemove: (view: ShownView) => void
}

export const ViewBar = (props: ViewBarProps) => {
  const { views, current, changed, onOpen, onAdd, onSave, onRename } = props
  const w = useWords(kitWords)
  const [naming, setNaming] = useState<ShownView | 'new' | null>(null)
  const open = views.find((view) => view.id === current)
  return (
    <div className="k-views" role="toolbar" aria-label={w('views')}>
      <button type="button" aria-pressed={!open} className="k-view" onClick={() => onOpen(null)}>
        {w('viewAll')}
      </button>
      {views.map((view) => (
        <button
          key={view.id}
          type="button"
          aria-pressed={view.id === current}
          className="k-view"
          title={view.mine ? undefined : w('viewBy', { name: view.personName ?? '—' })}
          onClick={() => onOpen(view.id)}
        >
          {view.name}
          {view.shared ? (
            <>
              <Icon name="people" size={12} />
              <span className="k-hidden">{w('viewShared')}</span>
            </>
          ) : null}
          {view.isDefault ? (
            <>
              <Icon name="pin" size={12} />
              <span className="k-hidden">{w('viewIsDefault')}</span>
            </>
          ) : null}
        </button>
      ))}
      {open ? <ViewMenu {...props} view={open} onName={() => setNaming(open)} /> : null}
      {changed ? (
        <span className="k-views-changed">
          {open?.mayEdit ? (
            <Button small kind="bare" icon="save" onClick={() => onSave(open)}>
              {w('viewSave')}
            </Button>
          ) : null}
          <Button small kind="bare" icon={open ? undefined : 'save'} onClick={() => setNaming('new')}>
            {w('viewSaveAs')}
          </Button>
        </span>
      ) : null}
      {naming ? (
        <NameDialog
          view={naming === 'new' ? null : naming}
          onClose={() => setNaming(null)}
          onName={(name) => (naming === 'new' ? onAdd(name) : onRename(naming, name))}
        />
      ) : null}
    </div>
  )
}

const ViewMenu = ({
  view,
  mayShare,
  onShare,
  onDefault,
  onRemove,
  onName,
}: ViewBarProps & { view: ShownView; onName: () => void }) => {
  const w = useWords(kitWords)
  const items: MenuItem[] = [
    {
      key: 'default',
      icon: 'pin',
      label: w(view.isDefault ? 'viewNoDefault' : 'viewDefault'),
      onSelect: () => onDefault(view, !view.isDefault),
    },
    ...(view.mayEdit
      ? ([
          { key: 'rename', icon: 'edit', label: w('viewRename'), onSelect: onName },
          ...(mayShare
            ? ([
                {
                  key: 'share',
                  icon: 'people',
                  label: w(view.shared ? 'viewUnshare' : 'viewShare'),
                  onSelect: () => onShare(view, !view.shared),
                },
              ] as const)
            : []),
          { key: 'rule', rule: true },
          {
            key: 'remove',
            icon: 'trash',
            label: w('viewRemove'),
            danger: true,
            onSelect: () => onRemove(view),
          },
        ] as const)
      : []),
  ]
  return <Menu items={items} label={w('viewActs', { name: view.name })} align="start" />
}

const NameDialog = ({
  view,
  onClose,
  onName,
}: {
  view: ShownView | null
  onClose: () => void
  onName: (name: string) => Promise<unknown>
}) => {
  const w = useWords(kitWords)
  const form = useForm({
    initial: { name: view?.name ?? '' },
    required: ['name'],
    submit: async ({ name }) => {
      await onName(name.trim())
      onClose()
    },
  })
  return (
    <Dialog title={w(view ? 'viewRename' : 'viewNew')} width={400} onClose={onClose}>
      <Form form={form} submit={w('save')} onCancel={onClose}>
        <Field form={form} name="name" label={w('viewName')} hint={view ? undefined : w('viewHint')}>
          {(input) => <TextInput {...input} autoFocus maxLength={40} />}
        </Field>
      </Form>
    </Dialog>
  )
}
