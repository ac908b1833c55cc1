import { computed, ref, shallowRef, watch } from 'vue'
import { type RouteLocationRaw, useRoute, useRouter } from 'vue-router'
import { staffRoutes } from '../../../contract/api.ts'
import type { CaseFigures } from '../../../contract/staff/cases/figures.ts'
import { call, withQuery } from '../../app/call.ts'
import { refusal } from '../../app/refusal.ts'
import { type Change, changed, type Filters, readFilters } from './filters.ts'
import { words } from './words.ts'

/** The question in the address, and its figures. The last ones stay on the screen until the next are there. */
export function useFigures() {
  const route = useRoute()
  const router = useRouter()
  const figures = shallowRef<CaseFigures>()
  const loading = ref(false)
  const fault = ref('')
  const { page } = route.meta
  /** While the page is being left, the address is already that of another one. */
  const filters = computed<Filters>((before) =>
    before && route.meta.page !== page ? before : readFilters(route.query),
  )
  let asked = 0

  async function load(): Promise<void> {
    const mine = ++asked
    loading.value = true
    const answer = await call<CaseFigures>('GET', withQuery(staffRoutes.caseFigures, filters.value))
    if (mine !== asked) return
    loading.value = false
    fault.value = refusal(answer, { 'request-invalid': words.senseless })
    if (answer.name === 'done') figures.value = answer.body
    else if (answer.name === 'refused') figures.value = undefined
  }
  watch(() => JSON.stringify(filters.value), load, { immediate: true })

  const linkTo = (change: Change): RouteLocationRaw => ({ query: changed(filters.value, change) })
  const ask = (change: Change): void => void router.push(linkTo(change))
  return { figures, loading, fault, filters, load, linkTo, ask }
}
