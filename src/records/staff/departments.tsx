// The tree of departments: added, renamed, moved, and removed when empty.
import { useState } from 'react'
import { Confirm } from '#web/ask.tsx'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { Icon } from '#web/icons.tsx'
import { TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Dialog, Menu } from '#web/overlay.tsx'
import { Select } from '#web/pickers.tsx'
import { useRenew } from '#web/query.ts'
import { Empty } from '#web/states.tsx'
import { toast } from '#web/toast.tsx'
import type { staffDoors } from './contract.ts'
import { mayHangUnder } from './department.ts'
import { type Department, departmentOptions } from './person-form.tsx'
import { inTreeOrder } from './tree.ts'
import { staffWords } from './words.ts'

const ask = client<typeof staffDoors>()

export const DepartmentTree = ({
  departments,
  onAdd,
  onEdit,
  mayChange,
}: {
  departments: readonly Department[]
  onAdd: (parentId: string | null) => void
  onEdit: (department: Department) => void
  mayChange: boolean
}) => {
  const w = useWords(staffWords)
  const renew = useRenew()
  const [removing, setRemoving] = useState<Department | null>(null)
  if (departments.length === 0)
    return (
      <Empty
        title={w('noDepartments')}
        action={
          mayChange ? (
            <Button kind="primary" icon="plus" onClick={() => onAdd(null)}>
              {w('addDepartment')}
            </Button>
          ) : undefined
        }
      >
        {w('noDepartmentsText')}
      </Empty>
    )
  const isEmpty = (one: Department) =>
    one.people === 0 && !departments.some((other) => other.parentId === one.id)
  return (
    <>
      <ul className="st-tree" aria-label={w('departmentsLabel')}>
        {inTreeOrder(departments).map((one) => (
          <li key={one.id} style={{ '--depth': one.depth } as React.CSSProperties}>
            <span className="st-tree-name">
              {one.depth ? <span className="st-tree-branch" aria-hidden="true" /> : null}
              <Icon name={one.depth ? 'people' : 'building'} size={14} />
              <span className="k-cut">{one.name}</span>
            </span>
            <span className="k-number k-quiet k-small">{w('peopleCount', { count: one.people })}</span>
            {mayChange ? (
              <Menu
                label={w('actionsOf', { name: one.name })}
                items={[
                  { key: 'edit', icon: 'edit', label: w('editDepartment'), onSelect: () => onEdit(one) },
                  { key: 'add', icon: 'plus', label: w('addBelow'), onSelect: () => onAdd(one.id) },
                  { key: 'rule', rule: true },
                  {
                    key: 'remove',
                    icon: 'trash',
                    label: w('removeDepartment'),
                    hint: isEmpty(one) ? undefined : w('notEmpty'),
                    disabled: !isEmpty(one),
                    danger: isEmpty(one),
                    onSelect: () => setRemoving(one),
                  },
                ]}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {removing ? (
        <Confirm
          title={w('removeTitle', { name: removing.name })}
          verb={w('remove')}
          words={staffWords}
          onClose={() => setRemoving(null)}
          onConfirm={async () => {
            await ask('DELETE /departments/:departmentId', {
              path: { departmentId: removing.id },
              ifMatch: removing.revision,
            })
            await renew(['departments'])
            toast(w('removed', { name: removing.name }))
          }}
        >
          {w('removeText')}
        </Confirm>
      ) : null}
    </>
  )
}

export const DepartmentForm = ({
  department,
  parentId,
  departments,
  onClose,
}: {
  /** Null adds one under `parentId`. */
  department: Department | null
  parentId: string | null
  departments: readonly Department[]
  onClose: () => void
}) => {
  const w = useWords(staffWords)
  const renew = useRenew()
  const form = useForm({
    initial: { name: department?.name ?? '', parentId: department ? department.parentId : parentId },
    required: ['name'],
    submit: async (body, intent) => {
      if (department)
        await ask('PUT /departments/:departmentId', {
          path: { departmentId: department.id },
          body,
          ifMatch: department.revision,
        })
      else await ask('POST /departments', { body, intent })
      await renew(['departments'], ['people'])
      toast(department ? w('saved') : w('added', { name: body.name }))
      onClose()
    },
  })
  // Under itself or what lies below it, the tree would tie a knot.
  const parents = departmentOptions(departments).filter(
    (option) => !department || mayHangUnder(departments, department.id, option.value),
  )
  return (
    <Dialog
      title={w(department ? 'editDepartment' : 'addDepartment')}
      width={440}
      easy={!form.touched}
      onClose={onClose}
    >
      <Form form={form} submit={w(department ? 'save' : 'add')} onCancel={onClose} words={staffWords}>
        <Field form={form} name="name" label={w('departmentName')}>
          {(input) => <TextInput {...input} autoFocus maxLength={100} />}
        </Field>
        <Field form={form} name="parentId" label={w('parent')}>
          {(input) => <Select {...input} options={parents} clearable placeholder={w('topLevel')} />}
        </Field>
      </Form>
    </Dialog>
  )
}

/** A link from a person to the accounts in their name. */
export const TheirAccounts = ({ personId }: { personId: string }) => {
  const w = useWords(staffWords)
  return <Go to={`/accounts?owner=${personId}`}>{w('theirAccounts')}</Go>
}
