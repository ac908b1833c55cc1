import { createRouter, createWebHistory } from 'vue-router'
import { STAFF_PAGES } from '../../contract/api.ts'
import { useSession } from './use-session.ts'

/** Pages that need nobody signed in. */
const OPEN: readonly string[] = [STAFF_PAGES.signIn, '/staff/invitation']

export const router = createRouter({
  history: createWebHistory('/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/staff/', alias: '/staff', component: () => import('./StartPage.vue') },
    { path: STAFF_PAGES.signIn, component: () => import('../login/SignInPage.vue') },
    { path: '/staff/invitation', component: () => import('../login/InvitationPage.vue') },
    { path: STAFF_PAGES.me, component: () => import('../login/MePage.vue') },
    { path: STAFF_PAGES.tally, component: () => import('../tally/TallyPage.vue') },
    { path: STAFF_PAGES.bulletin, component: () => import('../tally/BulletinPage.vue') },
    { path: `${STAFF_PAGES.reports}/:ref?`, component: () => import('../reports/ReportsPage.vue') },
    { path: STAFF_PAGES.accounts, component: () => import('../accounts/AccountsPage.vue') },
    { path: STAFF_PAGES.audit, component: () => import('../accounts/AuditPage.vue') },
    { path: STAFF_PAGES.keys, component: () => import('../accounts/keys/KeysPage.vue') },
    { path: '/staff/:rest(.*)*', component: () => import('./StartPage.vue') },
  ],
})

router.beforeEach(async (to) => {
  if (OPEN.includes(to.path)) return true
  const session = useSession()
  if (!session.known) await session.load()
  return session.session ? true : { path: STAFF_PAGES.signIn, query: { to: to.fullPath } }
})
