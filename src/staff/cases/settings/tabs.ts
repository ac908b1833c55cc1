import type { useSession } from '../../app/use-session.ts'

type May = ReturnType<typeof useSession>['may']

const TABS = ['routing', 'holidays', 'templates', 'webhook', 'weight'] as const
export type Tab = (typeof TABS)[number]

/** Notices tell of every case, and one weight holds for all units: both are for administrators of the whole installation. */
export const tabsFor = (may: Pick<May, 'setUp'>): readonly Tab[] =>
  TABS.filter((tab) => may.setUp || (tab !== 'webhook' && tab !== 'weight'))
