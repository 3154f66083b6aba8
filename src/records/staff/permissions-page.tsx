// What each role may do, which accounts people see, and which fields are hidden: all as the program itself has it.
import { useMemo } from 'react'
import { type Role, roles, scopes } from '#base/viewer.ts'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Filter } from '#web/filter.tsx'
import { Icon } from '#web/icons.tsx'
import { SearchInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Page, Section } from '#web/page.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Empty, Failure, PageSkeleton, SkeletonLines } from '#web/states.tsx'
import { toast, toastFailure } from '#web/toast.tsx'
import { useUrl } from '#web/url.ts'
import { accessWords, maskWords } from './access.words.ts'
import type { staffDoors } from './contract.ts'
import { type MaskKind, maskKinds } from './mask.ts'
import './access.css'
import type { rightsDoors } from './rights.contract.ts'
import { roomWords } from './room.words.ts'
import { roleHints, roleWords, scopeHints, scopeWords, staffWords } from './words.ts'

const ask = client<typeof rightsDoors & typeof staffDoors>()
type Known = Awaited<ReturnType<typeof ask<'GET /permissions'>>>['rooms'][number]['doors'][number]
type Masks = Awaited<ReturnType<typeof ask<'GET /permissions/masks'>>>

export const PermissionsPage = () => {
  const w = useWords(accessWords)
  const [url, setUrl] = useUrl()
  const tab = url.tab === 'scopes' || url.tab === 'masks' ? url.tab : 'rights'
  return (
    <Page
      kind="board"
      title={w('permissions')}
      question={w('permissionsQuestion')}
      tabs={(['rights', 'scopes', 'masks'] as const).map((key) => ({ key, label: w(key) }))}
      tab={tab}
      onTab={(key) => setUrl({ tab: key === 'rights' ? null : key })}
    >
      {tab === 'rights' ? <Rights /> : tab === 'scopes' ? <Scopes /> : <MasksTab />}
    </Page>
  )
}

const shows = {
  all: () => true,
  changes: (door: Known) => !door.name.startsWith('GET '),
  files: (door: Known) => door.gives,
} as const
type Show = keyof typeof shows

const Rights = () => {
  const w = useWords(accessWords)
  const role = useWords(roleWords)
  const hint = useWords(roleHints)
  const room = useWords(roomWords)
  const { language } = useLanguage()
  const [url, setUrl] = useUrl()
  const known = useRead(['permissions'], (signal) => ask('GET /permissions', { signal }))
  const show: Show = url.show === 'changes' || url.show === 'files' ? url.show : 'all'
  const text = (url.search ?? '').toLowerCase()
  const rooms = useMemo(
    () =>
      (known.data?.rooms ?? []).flatMap(({ room: key, doors }) => {
        const kept = doors.filter(
          (door) =>
            shows[show](door) &&
            `${door.summary.zh} ${door.summary.en} ${door.name}`.toLowerCase().includes(text),
        )
        return kept.length ? [{ key, doors: kept }] : []
      }),
    [known.data, show, text],
  )
  if (known.error)
    return <Failure error={known.error} onRetry={() => void known.refetch()} words={staffWords} />
  if (!known.data) return <PageSkeleton kind="board" />
  return (
    <div className="k-stack">
      <p className="k-quiet">{w('rightsHint')}</p>
      <div className="k-row">
        <SearchInput
          value={url.search ?? ''}
          onChange={(next) => setUrl({ search: next || null })}
          label={w('search')}
        />
        <Filter
          label={w('show')}
          single
          options={[
            { key: 'changes', label: w('onlyChanges') },
            { key: 'files', label: w('onlyFiles') },
          ]}
          value={show === 'all' ? [] : [show]}
          onChange={([key]) => setUrl({ show: key ?? null })}
        />
      </div>
      {rooms.length === 0 ? (
        <Empty
          title={w('nothing')}
          action={<Button onClick={() => setUrl({ search: null, show: null })}>{w('clear')}</Button>}
        >
          {w('nothingText')}
        </Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        <section className="ac-scroll" tabIndex={0} aria-label={w('matrix')}>
          <table className="ac-matrix">
            <caption className="k-hidden">{w('matrix')}</caption>
            <thead>
              <tr>
                <th scope="col">{w('right')}</th>
                {roles.map((key) => (
                  <th key={key} scope="col" title={hint(key)}>
                    {role(key)}
                  </th>
                ))}
              </tr>
            </thead>
            {rooms.map(({ key, doors }) => (
              <tbody key={key}>
                <tr className="ac-room">
                  <th colSpan={roles.length + 1} scope="rowgroup">
                    {key in roomWords ? room(key as keyof typeof roomWords) : key}
                  </th>
                </tr>
                {doors.map((door) => (
                  <tr key={door.name}>
                    <th scope="row">
                      {door.summary[language]}
                      <small>
                        {door.name}
                        {door.gives ? <em>{w('givesFile')}</em> : null}
                      </small>
                    </th>
                    {roles.map((one) => (
                      <td key={one}>
                        <May may={door.may === null || door.may.includes(one)} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </section>
      )}
    </div>
  )
}

const May = ({ may }: { may: boolean }) => {
  const w = useWords(accessWords)
  return may ? (
    <span className="ac-may">
      <Icon name="check" size={14} />
      <span className="k-hidden">{w('yes')}</span>
    </span>
  ) : (
    <span className="ac-may-not">
      <span aria-hidden="true">·</span>
      <span className="k-hidden">{w('no')}</span>
    </span>
  )
}

const Scopes = () => {
  const w = useWords(accessWords)
  const scope = useWords(scopeWords)
  const hint = useWords(scopeHints)
  return (
    <Section id="scopes" title={w('scopes')} hint={<Go to="/people">{w('changeScopes')}</Go>}>
      <p className="k-quiet">{w('scopesHint')}</p>
      <dl className="ac-list">
        {scopes.map((key) => (
          <div key={key}>
            <dt>{scope(key)}</dt>
            <dd>{hint(key)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

const MasksTab = () => {
  const w = useWords(accessWords)
  const masks = useRead(['masks'], (signal) => ask('GET /permissions/masks', { signal }))
  const me = useRead(['me'], (signal) => ask('GET /me', { signal }))
  if (masks.error)
    return <Failure error={masks.error} onRetry={() => void masks.refetch()} words={staffWords} />
  if (!masks.data || !me.data) return <SkeletonLines lines={6} />
  const mayChange = me.data.roles.includes('administrator')
  return (
    <Section id="masks" title={w('masks')} hint={mayChange ? undefined : w('readOnly')}>
      <p className="k-quiet">{w('masksHint')}</p>
      <MaskTable masks={masks.data} mayChange={mayChange} />
    </Section>
  )
}

const MaskTable = ({ masks, mayChange }: { masks: Masks; mayChange: boolean }) => {
  const w = useWords(accessWords)
  const kindWord = useWords(maskWords)
  const role = useWords(roleWords)
  const renew = useRenew()
  const isHidden = (kind: MaskKind, one: Role) =>
    masks.hidden.some((mask) => mask.kind === kind && mask.role === one)
  const put = async (kind: MaskKind, one: Role, on: boolean) => {
    const others = masks.hidden.filter((mask) => mask.kind !== kind || mask.role !== one)
    const hidden = on ? [...others, { kind, role: one }] : others
    try {
      await ask('PUT /permissions/masks', { body: { hidden }, ifMatch: masks.revision })
      toast(w('masksSaved'))
    } catch (error) {
      toastFailure(error, staffWords)
    }
    await renew(['masks'])
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className="ac-scroll" tabIndex={0} aria-label={w('masks')}>
      <table className="ac-matrix">
        <caption className="k-hidden">{w('masks')}</caption>
        <thead>
          <tr>
            <th scope="col">{w('field')}</th>
            {roles.map((key) => (
              <th key={key} scope="col">
                {role(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {maskKinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{kindWord(kind)}</th>
              {roles.map((one) => (
                <td key={one}>
                  <input
                    type="checkbox"
                    aria-label={w('hiddenFrom', { role: role(one), kind: kindWord(kind) })}
                    checked={one !== 'administrator' && isHidden(kind, one)}
                    disabled={!mayChange || one === 'administrator'}
                    title={one === 'administrator' ? w('always') : undefined}
                    onChange={(event) => void put(kind, one, event.target.checked)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
