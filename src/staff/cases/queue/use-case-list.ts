import type { Ref } from 'vue'
import { staffRoutes } from '../../../contract/api.ts'
import type { CaseFilters, CaseList } from '../../../contract/staff/cases/case.ts'
import { usePagedList } from '../../app/use-paged-list.ts'
import { useNews } from '../use-news.ts'

/** The cases that fit the question: what is due first. */
export function useCaseList(question: Ref<CaseFilters>) {
  const {
    items: cases,
    look,
    ...list
  } = usePagedList(
    staffRoutes.cases,
    question,
    (body: CaseList) => body.cases,
    ({ id, version }) => `${id} ${version}`,
  )
  useNews(list.fresh, look)
  return { cases, ...list }
}
