import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { hideToken } from '../login/invitation-token.ts'
import { firstPage, isOpen, PAGES, type PageName } from './access.ts'
import { useSession } from './use-session.ts'
import { useTrouble } from './use-trouble.ts'

declare module 'vue-router' {
  interface RouteMeta {
    page: PageName
  }
}

const route = (page: PageName, component: RouteRecordRaw['component'], path: string = PAGES[page].path) =>
  ({ path, component, meta: { page } }) as RouteRecordRaw

// The history reads the address as soon as it is made.
hideToken()

export const router = createRouter({
  history: createWebHistory('/'),
  scrollBehavior: (to, from, saved) => saved ?? (to.meta.page === from.meta.page ? false : { top: 0 }),
  routes: [
    { ...route('start', () => import('./StartPage.vue')), alias: '/staff' },
    route('signIn', () => import('../login/SignInPage.vue')),
    route('invitation', () => import('../login/InvitationPage.vue')),
    route('me', () => import('../login/MePage.vue')),
    route('cases', () => import('../cases/queue/QueuePage.vue')),
    route('case', () => import('../cases/case/CasePage.vue')),
    route('newMatter', () => import('../cases/matter/MatterPage.vue')),
    route('newWhistle', () => import('../cases/whistle/WhistlePage.vue')),
    route('caseFigures', () => import('../cases/figures/FiguresPage.vue')),
    route('caseSettings', () => import('../cases/settings/SettingsPage.vue')),
    route('tally', () => import('../tally/TallyPage.vue')),
    route('bulletin', () => import('../tally/BulletinPage.vue')),
    route('reports', () => import('../reports/ReportsPage.vue'), `${PAGES.reports.path}/:ref?`),
    route('posters', () => import('../posters/codes/PostersPage.vue')),
    route('studio', () => import('../posters/studio/StudioPage.vue')),
    route('printPages', () => import('../posters/print/PrintPagesPage.vue')),
    route('coverage', () => import('../posters/hanging/CoveragePage.vue')),
    route('spot', () => import('../posters/hanging/SpotPage.vue')),
    route('places', () => import('../places/PlacesPage.vue')),
    route('placeImport', () => import('../places/import/ImportPage.vue')),
    route('accounts', () => import('../accounts/AccountsPage.vue')),
    route('audit', () => import('../accounts/AuditPage.vue')),
    route('keys', () => import('../accounts/keys/KeysPage.vue')),
    route('notFound', () => import('./NotFoundPage.vue')),
  ],
})

router.beforeEach(async (to) => {
  const session = useSession()
  if (!session.known) await session.load()
  if (isOpen(to.meta.page)) return true
  if (!session.known) {
    useTrouble().failedAt = to.fullPath
    return false
  }
  if (!session.session) return { path: PAGES.signIn.path, query: { to: to.fullPath } }
  const first = to.meta.page === 'start' ? firstPage(session.session.member.role) : undefined
  return first ? { path: PAGES[first].path } : true
})

// The file of a page could not be fetched: no network, or a newer build has replaced it.
router.onError((_error, to) => {
  useTrouble().failedAt = to.fullPath
})

router.afterEach((_to, _from, failure) => {
  if (!failure) useTrouble().failedAt = undefined
})
