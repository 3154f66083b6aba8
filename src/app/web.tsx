// The web app: providers, the router with one line per page, and the shell around them.
import '#web/theme.css'
import { QueryClientProvider } from '@tanstack/react-query'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from '#web/language.tsx'
import { newQueryClient } from '#web/query.ts'
import { Broken, NotFound, PageSkeleton } from '#web/states.tsx'
import { readSearch, writeSearch } from '#web/url.ts'
import { Shell } from './shell.tsx'

const root = createRootRoute({
  component: () => (
    <Shell>
      <Outlet />
    </Shell>
  ),
  notFoundComponent: NotFound,
})

/** A page that is fetched when it is first opened: its address, its file, its name in the file. */
export const page = <File extends Record<Name, ComponentType>, Name extends keyof File & string>(
  path: string,
  load: () => Promise<File>,
  name: Name,
) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) })

/** All pages, one line each. */
const pages: ReturnType<typeof page>[] = [
  page('/', () => import('#views/today/page.tsx'), 'TodayPage'),
  page('/accounts', () => import('#views/account/list.tsx'), 'AccountsPage'),
  page('/accounts/new', () => import('#records/accounts/new.tsx'), 'NewAccountPage'),
  page(
    '/accounts/duplicates',
    () => import('#records/accounts/duplicates/duplicates-page.tsx'),
    'DuplicatesPage',
  ),
  page('/accounts/$accountId/merge', () => import('#records/accounts/merging/merge-page.tsx'), 'MergePage'),
  page('/accounts/$accountId', () => import('#views/account/page.tsx'), 'AccountPage'),
  page('/accounts/$accountId/pack', () => import('#rooms/value/pack/pack-page.tsx'), 'FinancialPackPage'),
  page('/identify', () => import('#rooms/identify/run/ranking-page.tsx'), 'RankingPage'),
  page('/identify/evaluations', () => import('#rooms/identify/run/evaluations-page.tsx'), 'EvaluationsPage'),
  page(
    '/identify/evaluations/$evaluationId',
    () => import('#rooms/identify/run/evaluation-page.tsx'),
    'EvaluationPage',
  ),
  page('/identify/concentration', () => import('#rooms/segment/moved-page.tsx'), 'ConcentrationMovedPage'),
  page('/identify/pins', () => import('#rooms/identify/standing/pins-page.tsx'), 'PinsPage'),
  page(
    '/identify/moderations',
    () => import('#rooms/identify/judgement/moderations-page.tsx'),
    'ModerationsPage',
  ),
  page('/identify/segments', () => import('#rooms/identify/run/segments-page.tsx'), 'SegmentsPage'),
  page('/identify/matrix', () => import('#rooms/identify/matrix/matrix-page.tsx'), 'MatrixPage'),
  page(
    '/identify/scorecards',
    () => import('#rooms/identify/scorecard/scorecards-page.tsx'),
    'ScorecardsPage',
  ),
  page('/identify/topics', () => import('#rooms/identify/judgement/topics-page.tsx'), 'TopicsPage'),
  page(
    '/identify/scorecards/$scorecardId',
    () => import('#rooms/identify/scorecard/scorecard-page.tsx'),
    'ScorecardPage',
  ),
  page('/segments', () => import('#rooms/segment/grid-page.tsx'), 'SegmentGridPage'),
  page('/segments/concentration', () => import('#rooms/segment/concentration-page.tsx'), 'ConcentrationPage'),
  page('/segments/nominations', () => import('#rooms/segment/nominations-page.tsx'), 'NominationsPage'),
  page('/value', () => import('#rooms/value/profit/profit-page.tsx'), 'ValuePage'),
  page('/value/future', () => import('#rooms/value/future/future-page.tsx'), 'ValueFuturePage'),
  page('/value/accounts', () => import('#rooms/value/list/accounts-page.tsx'), 'ValueAccountsPage'),
  page('/value/mix', () => import('#rooms/value/mix/mix-page.tsx'), 'PriceVolumeMixPage'),
  page('/value/model', () => import('#rooms/value/model/model-page.tsx'), 'ValueModelPage'),
  page('/value/settings', () => import('#rooms/value/settling/settings-page.tsx'), 'ValueSettingsPage'),
  page('/contacts', () => import('#records/accounts/contacts/contacts-page.tsx'), 'ContactsPage'),
  page('/follow-ups', () => import('#records/timeline/follow-ups-page.tsx'), 'FollowUpsPage'),
  page('/notices', () => import('#records/desk/notices-page.tsx'), 'NoticesPage'),
  page('/approvals', () => import('#records/desk/approvals-page.tsx'), 'ApprovalsPage'),
  page('/imports', () => import('#records/exchange/imports-page.tsx'), 'ImportsPage'),
  page('/imports/new', () => import('#records/exchange/import-new-page.tsx'), 'ImportNewPage'),
  page('/imports/$importId', () => import('#records/exchange/import-page.tsx'), 'ImportPage'),
  page('/settings/company', () => import('./company-page.tsx'), 'CompanyPage'),
  page('/settings/currencies', () => import('#records/staff/currencies-page.tsx'), 'CurrenciesPage'),
  page('/search', () => import('#views/search/page.tsx'), 'SearchPage'),
  page('/products', () => import('#records/ledger/products-page.tsx'), 'ProductsPage'),
  page('/settings/webhooks', () => import('#records/staff/hooks/hooks-page.tsx'), 'HooksPage'),
  page('/settings/backups', () => import('#records/upkeep/backups-page.tsx'), 'BackupsPage'),
  page('/settings/fields', () => import('#records/accounts/fields/fields-page.tsx'), 'FieldsPage'),
  page('/people', () => import('#records/staff/people.tsx'), 'PeoplePage'),
  page('/permissions', () => import('#records/staff/permissions-page.tsx'), 'PermissionsPage'),
  page('/audit', () => import('#records/staff/audit-page.tsx'), 'AuditPage'),
  page('/settings/sign-in', () => import('#records/staff/sign-in-page.tsx'), 'SignInPage'),
  page('/me', () => import('#records/staff/me.tsx'), 'MePage'),
  page('/setup/$token', () => import('./setup.tsx'), 'SetupPage'),
]

const router = createRouter({
  routeTree: root.addChildren(pages),
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  scrollRestoration: true,
  defaultPreload: false,
  defaultPendingMs: 100,
  defaultPendingMinMs: 200,
  defaultPendingComponent: () => <PageSkeleton />,
  defaultErrorComponent: ({ error, reset }) => <Broken error={error} onRetry={reset} />,
  defaultNotFoundComponent: NotFound,
})

createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={newQueryClient()}>
    <LanguageProvider>
      <RouterProvider router={router} />
    </LanguageProvider>
  </QueryClientProvider>,
)
