import { reactive, shallowRef } from 'vue'
import { staffRoutes } from '../../../../contract/api.ts'
import type { PlaceLevel } from '../../../../contract/place-code.ts'
import { everydayName } from '../../../../contract/place-name.ts'
import type { NamedPlace, PlaceChoices } from '../../../../contract/staff/places.ts'
import { call } from '../../../app/call.ts'
import type { PathPlace } from './chosen-places.ts'

export interface TreePlace extends PathPlace {
  readonly level: PlaceLevel
}

type Branch =
  | { readonly name: 'loading' | 'failed' }
  | { readonly name: 'loaded'; readonly children: readonly TreePlace[] }

/** Places by what lies below what, fetched when somebody looks. */
export function usePlaceTree(scope: string) {
  const root = shallowRef<TreePlace>()
  const branches = reactive(new Map<string, Branch>())

  async function load(code: string, path: readonly NamedPlace[] = []): Promise<void> {
    if (['loading', 'loaded'].includes(branches.get(code)?.name ?? '')) return
    branches.set(code, { name: 'loading' })
    const answer = await call<PlaceChoices>('GET', staffRoutes.places(code))
    if (answer.name !== 'done') {
      branches.set(code, { name: 'failed' })
      return
    }
    const { place, children } = answer.body
    const named = (each: typeof place, above: readonly NamedPlace[]): TreePlace => ({
      ...each,
      name: everydayName(each.name),
      path: above,
    })
    const here = named(place, path)
    if (code === scope) root.value = here
    const through = [...path, { code, name: here.name }]
    // Areas stand beside their towns in the register and hold nothing of their own.
    const below = children.filter(({ level }) => level !== 'area').map((each) => named(each, through))
    branches.set(code, { name: 'loaded', children: below })
  }

  const open = (place: TreePlace) => load(place.code, place.path)
  const branchOf = (code: string): Branch | undefined => branches.get(code)
  const childrenOf = (code: string): readonly TreePlace[] => {
    const branch = branches.get(code)
    return branch?.name === 'loaded' ? branch.children : []
  }

  void load(scope)
  return { root, open, again: () => load(scope), branchOf, childrenOf }
}

export type PlaceTree = ReturnType<typeof usePlaceTree>
