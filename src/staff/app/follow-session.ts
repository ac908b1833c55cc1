import { watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { isOpen, PAGES } from './access.ts'
import { useSession } from './use-session.ts'

/** When the session has ended, whoever found out, the sign-in page opens and leads back here afterwards. */
export function followSession(): void {
  const session = useSession()
  const route = useRoute()
  const router = useRouter()
  watch(
    () => session.session,
    (now) => {
      if (now || isOpen(route.meta.page)) return
      const query = session.left ? {} : { to: route.fullPath, ended: '1' }
      void router.replace({ path: PAGES.signIn.path, query })
    },
  )
}
