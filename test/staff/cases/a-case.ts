import type { CaseStep, CaseSummary, CaseView } from '../../../src/contract/staff/cases/case.ts'

export const CASE_ID = 'c'.repeat(32)
export const REF = 'd'.repeat(32)

export const aSummary = (more: Partial<CaseSummary> = {}): CaseSummary => ({
  ...{ id: CASE_ID, line: 'grid', state: 'submitted', version: 1, category: 'RDW' },
  ...{
    place: '371002001001',
    placeName: '环翠区 · 环翠楼街道',
    summary: '路灯不亮',
    opened: '2026-10-21T02:00:00.000Z',
  },
  ...{ overdue: false, supervised: false, extensionAsked: false, reopened: false, reports: 1 },
  ...more,
})

/** A work order as a dispatcher sees it. */
export const aCase = (more: Partial<CaseView> = {}): CaseView => ({
  ...aSummary(),
  ...{ units: [], photos: [], steps: [], acts: [], call: [], contactViews: [] },
  grid: [{ ref: REF, day: '2026-10-21', subtypes: [], quantities: {}, photos: [], text: '路灯不亮三天了' }],
  ...more,
})

export const aStep = (more: Partial<CaseStep> = {}): CaseStep => ({
  ...{ seq: 1, at: '2026-10-21T02:00:00.000Z', who: '李四', party: 'lead', act: 'take' },
  ...more,
})
