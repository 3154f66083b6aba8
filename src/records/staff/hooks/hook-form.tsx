// The form of a webhook, and its secret, which is shown once.
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { Check, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import { CopyField } from '../copy-field.tsx'
import type { hookDoors } from './contract.ts'
import { addressProblem, type HookGroup, hookGroups } from './hook.ts'
import './hooks.css'
import type { Hook } from './hooks-page.tsx'
import { hookWords } from './words.ts'

const ask = client<typeof hookDoors>()

export const HookForm = ({
  hook,
  httpAllowed,
  onSecret,
  onClose,
}: {
  hook: Hook | null
  httpAllowed: boolean
  onSecret: (secret: string) => void
  onClose: () => void
}) => {
  const w = useWords(hookWords)
  const renew = useRenew()
  const form = useForm({
    initial: {
      name: hook?.name ?? '',
      url: hook?.url ?? 'https://',
      events: (hook?.events ?? ['accounts', 'identify']) as HookGroup[],
    },
    required: ['name', 'url', 'events'],
    check: ({ url }) => {
      const code = addressProblem(url.trim(), httpAllowed)
      return code ? [{ field: 'url', code }] : []
    },
    submit: async (body, intent) => {
      if (hook)
        await ask('PUT /webhooks/:hookId', {
          path: { hookId: hook.id },
          body: { ...body, enabled: hook.enabled },
          ifMatch: hook.revision,
        })
      else onSecret((await ask('POST /webhooks', { body: { ...body, enabled: true }, intent })).secret)
      await renew(['webhooks'])
      if (hook) toast(w('saved'))
      onClose()
    },
  })
  return (
    <Dialog title={w(hook ? 'editTitle' : 'addTitle')} onClose={onClose} easy={false} width={520}>
      <Form form={form} submit={w(hook ? 'save' : 'add')} onCancel={onClose} words={hookWords}>
        <Field form={form} name="name" label={w('name')}>
          {(input) => <TextInput {...input} autoFocus maxLength={100} />}
        </Field>
        <Field form={form} name="url" label={w('url')} hint={w(httpAllowed ? 'urlHintHttp' : 'urlHint')}>
          {(input) => <TextInput {...input} type="url" maxLength={500} />}
        </Field>
        <Field form={form} name="events" label={w('events')}>
          {({ id, value, onChange, describedBy }) => (
            <fieldset
              id={id}
              className="st-hook-events"
              aria-label={w('events')}
              aria-describedby={describedBy}
            >
              {hookGroups.map((group) => (
                <Check
                  key={group}
                  value={value.includes(group)}
                  onChange={(on) =>
                    onChange(on ? [...value, group] : value.filter((other) => other !== group))
                  }
                >
                  {w(`group.${group}`)}
                </Check>
              ))}
            </fieldset>
          )}
        </Field>
      </Form>
    </Dialog>
  )
}

export const SecretDialog = ({ secret, onClose }: { secret: string; onClose: () => void }) => {
  const w = useWords(hookWords)
  return (
    <Dialog
      title={w('secretTitle')}
      onClose={onClose}
      easy={false}
      width={520}
      actions={
        <Button kind="primary" onClick={onClose}>
          {w('secretDone')}
        </Button>
      }
    >
      <p>{w('secretText')}</p>
      <CopyField label={w('secret')} value={secret} />
    </Dialog>
  )
}
