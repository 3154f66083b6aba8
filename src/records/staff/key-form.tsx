// Making an API key: what it is for, how far it reaches, until when.
import { client } from '#web/client.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { Check, RadioList, TextInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { useRead } from '#web/query.ts'
import { SkeletonLines } from '#web/states.tsx'
import type { rightsDoors } from './rights.contract.ts'
import { roomWords } from './room.words.ts'
import './security.css'
import { securityWords } from './security.words.ts'

const ask = client<typeof rightsDoors>()
type Reach = 'read' | 'all' | 'some'
type Days = '30' | '90' | '365' | 'never'
const dayMs = 86_400_000

export const KeyForm = ({
  onMade,
  onClose,
}: {
  onMade: (secret: string) => Promise<void>
  onClose: () => void
}) => {
  const w = useWords(securityWords)
  const form = useForm({
    initial: { name: '', reach: 'read' as Reach, scopes: [] as string[], days: '365' as Days },
    required: ['name'],
    check: (values) =>
      values.reach === 'some' && values.scopes.length === 0
        ? [{ field: 'scopes', code: 'web.required' }]
        : [],
    submit: async ({ name, reach, scopes, days }, intent) => {
      const expiresOn =
        days === 'never' ? null : new Date(Date.now() + Number(days) * dayMs).toISOString().slice(0, 10)
      const body = { name, scopes: reach === 'some' ? scopes : [reach], expiresOn }
      await onMade((await ask('POST /me/keys', { body, intent })).secret)
    },
  })
  return (
    <Dialog title={w('newKey')} width={560} easy={!form.touched} onClose={onClose}>
      <Form form={form} submit={w('make')} onCancel={onClose} words={securityWords}>
        <Field form={form} name="name" label={w('keyName')}>
          {(input) => <TextInput {...input} autoFocus maxLength={60} placeholder={w('keyNameHint')} />}
        </Field>
        <Field form={form} name="reach" label={w('scopes')}>
          {({ value, onChange }) => (
            <RadioList
              label={w('scopes')}
              value={value}
              onChange={onChange}
              options={(['read', 'all', 'some'] as const).map((key) => ({
                key,
                label: w(`scopes.${key}`),
                hint: w(`scopes.${key}Hint`),
              }))}
            />
          )}
        </Field>
        {form.values.reach === 'some' ? (
          <Field form={form} name="scopes" label={w('chosenDoors', { count: form.values.scopes.length })}>
            {({ value, onChange }) => <ScopeChoice value={value} onChange={onChange} />}
          </Field>
        ) : null}
        <Field form={form} name="days" label={w('expires')}>
          {({ value, onChange }) => (
            <RadioList
              label={w('expires')}
              value={value}
              onChange={onChange}
              options={(['30', '90', '365', 'never'] as const).map((key) => ({
                key,
                label: w(`expires.${key}`),
              }))}
            />
          )}
        </Field>
      </Form>
    </Dialog>
  )
}

const ScopeChoice = ({ value, onChange }: { value: string[]; onChange: (value: string[]) => void }) => {
  const w = useWords(securityWords)
  const room = useWords(roomWords)
  const { language } = useLanguage()
  const known = useRead(['permissions'], (signal) => ask('GET /permissions', { signal }))
  if (!known.data) return <SkeletonLines lines={6} />
  const put = (scope: string, on: boolean) =>
    onChange(on ? [...value, scope] : value.filter((one) => one !== scope))
  return (
    <div className="st-rooms">
      {known.data.rooms.map(({ room: key, doors }) => {
        const open = doors.filter((door) => door.may && !door.inPerson)
        if (open.length === 0) return null
        const [all, read] = [`room:${key}`, `read:${key}`]
        return (
          <details key={key}>
            <summary>
              <span>{key in roomWords ? room(key as keyof typeof roomWords) : key}</span>
              <Check value={value.includes(read) || value.includes(all)} onChange={(on) => put(read, on)}>
                {w('roomReads')}
              </Check>
              <Check value={value.includes(all)} onChange={(on) => put(all, on)}>
                {w('roomAll')}
              </Check>
            </summary>
            <div>
              {open.map((door) => (
                <Check
                  key={door.name}
                  value={
                    value.includes(door.name) ||
                    value.includes(all) ||
                    (value.includes(read) && door.name.startsWith('GET '))
                  }
                  onChange={(on) => put(door.name, on)}
                >
                  {door.summary[language]}
                  <small>{door.name}</small>
                </Check>
              ))}
            </div>
          </details>
        )
      })}
    </div>
  )
}
