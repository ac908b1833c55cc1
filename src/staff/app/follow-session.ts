import { watch } from 'vue'
import { useRoute } from 'vue-router'
import { isOpen, PAGES } from './access.ts'
import { withQuery } from './call.ts'
import { useSession } from './use-session.ts'

/**
 * When the session has ended, whoever found out, the sign-in page opens and leads back here afterwards. It is loaded anew:
 * reports that were opened, and the keys that opened them, are gone from memory.
 */
export function followSession(): void {
  const session = useSession()
  const route = useRoute()
  watch(
    () => session.session,
    (now) => {
      if (now || isOpen(route.meta.page)) return
      location.assign(withQuery(PAGES.signIn.path, session.left ? {} : { to: route.fullPath, ended: '1' }))
    },
  )
}
