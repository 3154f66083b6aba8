// The shell of the app: who is signed in, the places they may go, search, jobs. Strangers get the sign-in.
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback } from 'react'
import { Refusal } from '#base/refusal.ts'
import type { accountDoors } from '#records/accounts/contract.ts'
import type { deskDoors } from '#records/desk/contract.ts'
import { useWaiting, WaitingLink } from '#records/desk/waiting.tsx'
import type { staffDoors } from '#records/staff/contract.ts'
import { client } from '#web/client.ts'
import { Frame } from '#web/frame.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import type { PlaceGroup } from '#web/places.ts'
import { useRead } from '#web/query.ts'
import { SessionGuard } from '#web/session.tsx'
import { Failure, Skeleton } from '#web/states.tsx'
import { toastFailure } from '#web/toast.tsx'
import { usePath } from '#web/url.ts'
import { useJobs } from './shell-jobs.tsx'
import { shellWords } from './shell-words.ts'
import { SignIn, SignInForm } from './sign-in.tsx'

const staff = client<typeof staffDoors>()
const desk = client<typeof deskDoors>()
const accounts = client<typeof accountDoors>()

/** Paths that need no sign-in. */
const isOpen = (path: string): boolean => path.startsWith('/setup/')

export const Shell = ({ children }: { children: ReactNode }) => {
  const path = usePath()
  const open = isOpen(path)
  const me = useRead(['me'], (signal) => staff('GET /me', { signal }), { enabled: !open })
  if (open) return <main id="main">{children}</main>
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

type Me = Awaited<ReturnType<typeof staff<'GET /me'>>>

const SignedIn = ({ me, children }: { me: Me; children: ReactNode }) => {
  const w = useWords(shellWords)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const jobs = useJobs()
  const waiting = useWaiting()
  const search = useCallback(async (text: string, signal: AbortSignal) => {
    const { rows } = await accounts('GET /search', { query: { text }, signal })
    return rows.map((row) => ({
      key: row.id,
      title: row.name,
      hint: [row.tier, row.ownerName, row.code].filter(Boolean).join(' · '),
      to: `/accounts/${row.id}`,
      icon: 'building' as const,
    }))
  }, [])
  const leave = async () => {
    try {
      await staff('DELETE /session')
    } catch {
      // The session was over already.
    }
    location.assign('/')
  }
  const administrator = me.roles.includes('administrator')
  const groups: PlaceGroup[] = [
    {
      key: 'work',
      places: [
        { to: '/', icon: 'home', label: w('today') },
        { to: '/approvals', icon: 'check', label: w('approvals'), count: waiting },
        { to: '/accounts', icon: 'building', label: w('accounts') },
        { to: '/identify', icon: 'target', label: w('identify') },
        { to: '/segments', icon: 'table', label: w('segments') },
      ],
    },
    {
      key: 'house',
      label: w('house'),
      places: [
        { to: '/imports', icon: 'upload', label: w('imports') },
        ...(administrator ? [{ to: '/people', icon: 'people' as const, label: w('people') }] : []),
      ],
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
      extra={<WaitingLink count={waiting} />}
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
