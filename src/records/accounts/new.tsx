// Adding an account: a name is enough, and whoever is alike shows while one types.
import { useEffect, useState } from 'react'
import { sellers } from '#base/viewer.ts'
import type { staffDoors } from '#records/staff/contract.ts'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Field, FieldRow, Form, useForm } from '#web/form.tsx'
import { TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Go, useGo } from '#web/link.tsx'
import { usePhone } from '#web/media.ts'
import { Page, Section, Split } from '#web/page.tsx'
import { type Picked, SearchPicker } from '#web/pickers.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { NoPermission } from '#web/states.tsx'
import { toast } from '#web/toast.tsx'
import type { accountDoors } from './contract.ts'
import { ProfileFields, StatusField } from './fact-fields.tsx'
import { blankFacts, checkFacts, factsFrom } from './facts.ts'
import { findAccounts } from './hand-over.tsx'
import './record.css'
import { recordWords } from './record.words.ts'
import { TierMark } from './tier-mark.tsx'

const ask = client<typeof accountDoors>()
const staff = client<typeof staffDoors>()

export const NewAccountPage = () => {
  const w = useWords(recordWords)
  const go = useGo()
  const phone = usePhone()
  const renew = useRenew()
  const [more, setMore] = useState(false)
  const me = useRead(['me'], (signal) => staff('GET /me', { signal }))
  const form = useForm({
    initial: { ...blankFacts, parentId: null as Picked | null },
    required: ['name'],
    draft: 'account-new',
    check: checkFacts,
    submit: async ({ parentId, ...typed }, intent) => {
      const { code, ...facts } = factsFrom(typed)
      const body = { ...facts, ...(code ? { code } : {}), parentId: parentId?.value ?? null }
      const added = await ask('POST /accounts', { body, intent })
      await renew(['accounts'])
      toast(w('created', { name: added.name }))
      go(`/accounts/${added.id}`, { replace: true })
    },
  })
  if (me.data && !me.data.roles.some((role) => sellers.includes(role))) return <NoPermission />
  // A problem in a folded field must be seen.
  const open = more || ['taxNumber', 'tags', 'parentId', 'shortName'].some((name) => form.problemOf(name))
  return (
    <Page
      title={w('newTitle')}
      question={w('newQuestion')}
      crumbs={[{ label: w('accounts'), to: '/accounts' }]}
    >
      <Split side={phone ? null : <Alike name={form.values.name} />} width={360}>
        <Form form={form} submit={w('create')} onCancel={() => go('/accounts')} words={recordWords}>
          <Field form={form} name="name" label={w('name')} words={recordWords}>
            {(input) => <TextInput {...input} autoFocus maxLength={200} />}
          </Field>
          {phone ? <Alike name={form.values.name} onlyFound /> : null}
          <FieldRow>
            <Field form={form} name="code" label={w('code')} hint={w('codeHint')} words={recordWords}>
              {(input) => <TextInput {...input} maxLength={60} />}
            </Field>
            <StatusField form={form} />
          </FieldRow>
          <div>
            <Button
              kind="bare"
              icon={open ? 'up' : 'down'}
              aria-expanded={open}
              onClick={() => setMore(!open)}
            >
              {w(open ? 'fewerFields' : 'moreFields')}
            </Button>
          </div>
          {open ? (
            <>
              <Field form={form} name="parentId" label={w('parent')} words={recordWords}>
                {(input) => (
                  <SearchPicker {...input} clearable search={findAccounts()} placeholder={w('findAccount')} />
                )}
              </Field>
              <ProfileFields form={form} />
            </>
          ) : null}
        </Form>
      </Split>
    </Page>
  )
}

const useLater = (text: string, waitMs: number): string => {
  const [later, setLater] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setLater(text), waitMs)
    return () => clearTimeout(timer)
  }, [text, waitMs])
  return later
}

/** Whoever is named alike; the forms of a company that every name ends in tell nothing. */
const Alike = ({ name, onlyFound }: { name: string; onlyFound?: boolean }) => {
  const w = useWords(recordWords)
  const text = useLater(name, 300)
    .trim()
    .replace(/(股份有限公司|有限责任公司|有限公司|集团|公司)+$/, '')
    .slice(0, 60)
  const enabled = text.length >= 2
  const found = useRead(
    ['accounts', 'alike', text],
    (signal) => ask('GET /search', { query: { text, limit: 6 }, signal }),
    { enabled, keep: true },
  )
  const rows = enabled ? (found.data?.rows ?? []).slice(0, onlyFound ? 3 : 6) : []
  if (onlyFound && rows.length === 0) return null
  return (
    <div aria-live="polite">
      <Section title={rows.length ? w('alike') : undefined} boxed>
        {rows.length ? (
          <>
            <p className="k-small k-quiet">{w('alikeText')}</p>
            <ul className="ac-alike">
              {rows.map((row) => (
                <li key={row.id}>
                  <Go to={`/accounts/${row.id}`}>{row.name}</Go>
                  <span className="k-small k-quiet">
                    <TierMark tier={row.tier} terse /> {row.code}
                    {row.ownerName ? ` · ${w('ownedBy', { name: row.ownerName })}` : ''}
                  </span>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p className="k-small k-quiet">
            {w(enabled && found.data && !found.isPlaceholderData ? 'alikeNone' : 'alikeWaiting')}
          </p>
        )}
      </Section>
    </div>
  )
}
