// The shell of the app: who is signed in, the places they may go, search, jobs. Strangers get the sign-in.
import { useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useCallback } from 'react'
import { Refusal } from '#base/refusal.ts'
import type { deskDoors } from '#records/desk/contract.ts'
import { NoticeBell } from '#records/desk/notice-bell.tsx'
import { useWaiting, WaitingLink } from '#records/desk/waiting.tsx'
import { useCompanyHabits } from '#records/staff/company-facts.tsx'
import type { staffDoors } from '#records/staff/contract.ts'
import { find, foundKinds, hitsIn } from '#views/search/find.tsx'
import { searchWords } from '#views/search/words.ts'
import { client } from '#web/client.ts'
import { Frame } from '#web/frame.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import type { Place, PlaceGroup } from '#web/places.ts'
import { useRead } from '#web/query.ts'
import { SessionGuard } from '#web/session.tsx'
import { Failure, Skeleton } from '#web/states.tsx'
import { toastFailure } from '#web/toast.tsx'
import { usePath } from '#web/url.ts'
import { useJobs } from './shell-jobs.tsx'
import { shellWords } from './shell-words.ts'
import { SignIn, SignInForm } from './sign-in.tsx'

const SecondStepFirst = lazy(() =>
  import('./second-step-first.tsx').then((file) => ({ default: file.SecondStepFirst })),
)
const staff = client<typeof staffDoors>()
const desk = client<typeof deskDoors>()

/** Paths that need no sign-in. */
const isOpen = (path: string): boolean => path.startsWith('/setup/')

export const Shell = ({ children }: { children: ReactNode }) => {
  const path = usePath()
  const open = isOpen(path)
  const me = useRead(['me'], (signal) => staff('GET /me', { signal }), { enabled: !open })
  if (open) return <main id="main">{children}</main>
  if (me.data?.secondStepMissing)
    return (
      <Suspense>
        <SecondStepFirst onDone={() => location.reload()} onLeave={() => void leave()} />
      </Suspense>
    )
  if (me.data) return <SignedIn me={me.data}>{children}</SignedIn>
  if (me.error instanceof Refusal && me.error.kind === 'signedOut')
    return <SignIn onDone={() => void me.refetch()} />
  if (me.error) return <Failure error={me.error} onRetry={() => void me.refetch()} />
  return (
    <main style={{ padding: 16 }}>
      <Skeleton width={180} height={20} />
    </main>
  )
}

const leave = async () => {
  try {
    await staff('DELETE /session')
  } catch {
    // The session was over already.
  }
  location.assign('/')
}

type Me = Awaited<ReturnType<typeof staff<'GET /me'>>>

const SignedIn = ({ me, children }: { me: Me; children: ReactNode }) => {
  useCompanyHabits(me.company)
  const w = useWords(shellWords)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const jobs = useJobs()
  const waiting = useWaiting()
  const said = useWords(searchWords)
  const search = useCallback(
    async (text: string, signal: AbortSignal) => {
      const found = await find('GET /find', { query: { text }, signal })
      const hits = foundKinds.flatMap((kind) =>
        hitsIn(kind, found).map((hit) => ({ ...hit, group: said(kind) })),
      )
      const all = {
        key: 'all',
        title: said('all'),
        to: `/search?q=${encodeURIComponent(text)}`,
        icon: 'search' as const,
      }
      return hits.length ? [...hits, { ...all, group: said('title') }] : []
    },
    [said],
  )
  const administrator = me.roles.includes('administrator')
  const executive = me.roles.includes('executive')
  const settings: Place[] = [
    ...(administrator
      ? ([
          { to: '/settings/company', icon: 'building', label: w('company') },
          { to: '/people', icon: 'people', label: w('people') },
        ] as const)
      : []),
    { to: '/permissions', icon: 'eye', label: w('permissions') },
    ...(administrator
      ? ([
          { to: '/settings/sign-in', icon: 'shield', label: w('signInSettings') },
          { to: '/settings/fields', icon: 'tag', label: w('fields') },
          { to: '/settings/currencies', icon: 'coins', label: w('currencies') },
          { to: '/settings/backups', icon: 'save', label: w('backups') },
          { to: '/settings/webhooks', icon: 'share', label: w('webhooks') },
        ] as const)
      : []),
    ...(administrator || executive ? ([{ to: '/audit', icon: 'history', label: w('audit') }] as const) : []),
  ]
  const groups: PlaceGroup[] = [
    {
      key: 'work',
      places: [
        { to: '/', icon: 'home', label: w('today') },
        { to: '/follow-ups', icon: 'clock', label: w('followUps') },
        { to: '/approvals', icon: 'check', label: w('approvals'), count: waiting },
        { to: '/accounts', icon: 'building', label: w('accounts') },
        { to: '/contacts', icon: 'person', label: w('contacts') },
        { to: '/identify', icon: 'target', label: w('identify') },
        { to: '/segments', icon: 'table', label: w('segments') },
        { to: '/value', icon: 'coins', label: w('value') },
      ],
    },
    {
      key: 'data',
      label: w('data'),
      places: [
        { to: '/imports', icon: 'upload', label: w('imports') },
        { to: '/products', icon: 'box', label: w('products') },
        { to: '/accounts/duplicates', icon: 'copy', label: w('duplicates') },
      ],
    },
    {
      key: 'settings',
      label: w('settings'),
      places: settings,
      ...(settings.length > 3 ? { folding: 'gear' as const } : {}),
    },
  ]
  return (
    <Frame
      name={language === 'zh' ? '砥柱' : 'Mainstay'}
      groups={groups}
      phonePlaces={['/', '/accounts', '/identify', '/imports']}
      person={{
        name: me.name,
        detail: me.company.name,
        items: [
          { key: 'me', icon: 'person', label: w('me'), to: '/me' },
          { key: 'out', icon: 'external', label: w('signOut'), onSelect: () => void leave() },
        ],
      }}
      search={search}
      searchHint={w('searchHint')}
      extra={
        <>
          <NoticeBell />
          <WaitingLink count={waiting} />
        </>
      }
      jobs={jobs}
      onCancelJob={(jobId) =>
        void desk('PUT /jobs/:jobId/cancellation', { path: { jobId } }).catch(toastFailure)
      }
    >
      {children}
      <SessionGuard
        onLeave={() => location.assign('/')}
        signIn={(done) => (
          <SignInForm
            email={me.email}
            onDone={() => {
              done()
              void queries.invalidateQueries()
            }}
          />
        )}
      />
    </Frame>
  )
}
