import { computed } from 'vue'
import { type RouteLocationRaw, useRoute, useRouter } from 'vue-router'
import { isCountyOrWider } from '../../contract/staff/roles.ts'
import { useSession } from '../app/use-session.ts'
import { type Allowed, type Change, changed, type Filters, queryOf, readFilters } from './filters.ts'

/** The question in the address. Every change is a step of its own for the back button. */
export function useFilters() {
  const route = useRoute()
  const router = useRouter()
  const session = useSession()
  const { page } = route.meta

  const allowed = computed<Allowed>(() => ({
    burden: isCountyOrWider(session.session?.member.place ?? '-'),
    exact: session.may.readBurdens,
  }))
  /** While the page is being left, the address is already that of another one. */
  const filters = computed<Filters>((before) =>
    before && route.meta.page !== page ? before : readFilters(route.query, allowed.value),
  )
  const linkTo = (change: Change): RouteLocationRaw => ({ query: queryOf(changed(filters.value, change)) })
  const ask = (change: Change): void => void router.push(linkTo(change))

  /** A change that nobody asked for: no step for the back button. */
  const settle = (change: Change): void => void router.replace(linkTo(change))

  return { allowed, filters, linkTo, ask, settle }
}
