// The second step: setting it up with an app, keeping the backup codes, turning it off.
import { useMemo, useState } from 'react'
import { encode } from 'uqr'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { State } from '#web/figure.tsx'
import { Field, Form, useForm } from '#web/form.tsx'
import { TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { toast } from '#web/toast.tsx'
import { CopyField, copyText } from './copy-field.tsx'
import './security.css'
import { securityWords } from './security.words.ts'
import type { signInDoors } from './sign-in.contract.ts'
import { staffWords } from './words.ts'

const ask = client<typeof signInDoors>()
const refusals = { ...staffWords, ...securityWords }
type Begun = Awaited<ReturnType<typeof ask<'POST /me/second-step'>>>

export const SecondStep = ({ onOn }: { onOn?: () => void }) => {
  const w = useWords(securityWords)
  const renew = useRenew()
  const [open, setOpen] = useState<'on' | 'off' | 'codes' | null>(null)
  const own = useRead(['me', 'sign-in'], (signal) => ask('GET /me/sign-in', { signal }))
  if (own.error) return <Failure error={own.error} onRetry={() => void own.refetch()} words={refusals} />
  if (!own.data) return <SkeletonLines lines={2} />
  const { hasSecondStep, hasPassword, secondStepNeeded } = own.data
  const close = async () => {
    setOpen(null)
    await renew(['me'])
  }
  if (!hasPassword) return <p className="k-quiet">{w('noPassword')}</p>
  return (
    <div className="k-row">
      {hasSecondStep ? <State tone="good">{w('isOn')}</State> : <State tone="warn">{w('isOff')}</State>}
      {hasSecondStep ? (
        <>
          <Button small onClick={() => setOpen('codes')}>
            {w('newCodes')}
          </Button>
          {secondStepNeeded ? null : (
            <Button small onClick={() => setOpen('off')}>
              {w('turnOff')}
            </Button>
          )}
        </>
      ) : (
        <Button kind="primary" icon="shield" onClick={() => setOpen('on')}>
          {w('turnOn')}
        </Button>
      )}
      {open === 'on' ? (
        <TurnOn
          onClose={() => void close()}
          onDone={async () => {
            await close()
            toast(w('onNow'))
            onOn?.()
          }}
        />
      ) : null}
      {open === 'off' ? <TurnOff onClose={() => void close()} /> : null}
      {open === 'codes' ? <NewCodes onClose={() => void close()} /> : null}
    </div>
  )
}

const TurnOn = ({ onClose, onDone }: { onClose: () => void; onDone: () => Promise<void> }) => {
  const w = useWords(securityWords)
  const [begun, setBegun] = useState<Begun | null>(null)
  const [proven, setProven] = useState(false)
  return (
    <Dialog
      title={w(proven ? 'codesTitle' : 'turnOn')}
      width={480}
      easy={false}
      onClose={proven ? () => void onDone() : onClose}
    >
      {!begun ? (
        <PasswordStep
          submit={w('goOn')}
          onCancel={onClose}
          run={async (password) => setBegun(await ask('POST /me/second-step', { body: { password } }))}
        />
      ) : proven ? (
        <Codes codes={begun.backupCodes} onDone={() => void onDone()} />
      ) : (
        <Prove begun={begun} onCancel={onClose} onProven={() => setProven(true)} />
      )}
    </Dialog>
  )
}

const Prove = ({
  begun,
  onCancel,
  onProven,
}: {
  begun: Begun
  onCancel: () => void
  onProven: () => void
}) => {
  const w = useWords(securityWords)
  const form = useForm({
    initial: { code: '' },
    required: ['code'],
    submit: async ({ code }) => {
      await ask('PUT /me/second-step', { body: { code: code.replace(/\s/g, '') } })
      onProven()
    },
  })
  return (
    <div className="k-stack">
      <div className="st-scan">
        <QrCode text={begun.address} label={w('qr')} />
        <div className="k-stack">
          <strong>{w('scan')}</strong>
          <p className="k-quiet k-small">{w('scanText')}</p>
        </div>
      </div>
      <details>
        <summary className="k-quiet k-small">{w('typeIt')}</summary>
        <CopyField value={begun.secret} label={w('typeIt')} />
      </details>
      <Form form={form} submit={w('turnOnNow')} onCancel={onCancel} words={refusals}>
        <Field form={form} name="code" label={w('enterCode')} short>
          {(input) => <TextInput {...input} autoComplete="one-time-code" maxLength={7} />}
        </Field>
      </Form>
    </div>
  )
}

/** Drawn here, so that the secret goes nowhere. */
const QrCode = ({ text, label }: { text: string; label: string }) => {
  const { size, path } = useMemo(() => {
    const { data } = encode(text, { ecc: 'M', border: 0 })
    const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
    return { size: data.length, path: squares.join('') }
  }, [text])
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} fill="currentColor" />
    </svg>
  )
}

const Codes = ({ codes, onDone }: { codes: string[]; onDone: () => void }) => {
  const w = useWords(securityWords)
  const [copied, setCopied] = useState(false)
  const text = codes.join('\n')
  return (
    <div className="k-stack">
      <p>{w('codesText')}</p>
      <ul className="st-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="k-row">
        <Button icon={copied ? 'check' : 'copy'} onClick={() => void copyText(text, null).then(setCopied)}>
          {w(copied ? 'copied' : 'copyAll')}
        </Button>
        <Button icon="download" onClick={() => saveText('mainstay-backup-codes.txt', text)}>
          {w('downloadAll')}
        </Button>
        <span className="k-grow" />
        <Button kind="primary" onClick={onDone}>
          {w('keptThem')}
        </Button>
      </div>
    </div>
  )
}

const saveText = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

const PasswordStep = ({
  submit,
  run,
  onCancel,
}: {
  submit: string
  run: (password: string) => Promise<void>
  onCancel: () => void
}) => {
  const w = useWords(securityWords)
  const form = useForm({
    initial: { password: '' },
    required: ['password'],
    submit: ({ password }) => run(password),
  })
  return (
    <Form form={form} submit={submit} onCancel={onCancel} words={refusals}>
      <Field form={form} name="password" label={w('yourPassword')}>
        {(input) => <TextInput {...input} type="password" autoComplete="current-password" autoFocus />}
      </Field>
    </Form>
  )
}

const TurnOff = ({ onClose }: { onClose: () => void }) => {
  const w = useWords(securityWords)
  return (
    <Dialog title={w('offTitle')} width={440} easy={false} onClose={onClose}>
      <div className="k-stack">
        <p>{w('offText')}</p>
        <PasswordStep
          submit={w('turnOff')}
          onCancel={onClose}
          run={async (password) => {
            await ask('POST /me/second-step/removal', { body: { password } })
            toast(w('offNow'))
            onClose()
          }}
        />
      </div>
    </Dialog>
  )
}

const NewCodes = ({ onClose }: { onClose: () => void }) => {
  const w = useWords(securityWords)
  const [codes, setCodes] = useState<string[] | null>(null)
  return (
    <Dialog title={w(codes ? 'codesTitle' : 'newCodes')} width={480} easy={false} onClose={onClose}>
      {codes ? (
        <Codes codes={codes} onDone={onClose} />
      ) : (
        <PasswordStep
          submit={w('goOn')}
          onCancel={onClose}
          run={async (password) =>
            setCodes((await ask('POST /me/second-step/codes', { body: { password } })).backupCodes)
          }
        />
      )}
    </Dialog>
  )
}
