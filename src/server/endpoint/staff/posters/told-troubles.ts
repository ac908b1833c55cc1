import { isCountyOrWider } from '../../../../contract/staff/roles.ts'
import type { Kind } from '../../../../contract/taxonomy/types.ts'

/**
 * Whether somebody of this scope may know what was told of a sheet. Who tells of a burden sheet stood before it, mostly with
 * something to report: below a county that is as little for anybody as a report itself (DESIGN 8).
 */
export const mayKnowTroubles = (kind: Kind, scope: string): boolean => kind === 'grid' || isCountyOrWider(scope)
