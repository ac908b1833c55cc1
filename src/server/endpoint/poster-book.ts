import type { Poster } from '../../contract/poster.ts'
import { isPosterCode, normalizePosterCode } from '../../contract/poster-code.ts'
import type { PosterRow, Store } from '../store/types.ts'
import type { Clock } from './clock.ts'
import type { Installation } from './installation.ts'
import type { Capabilities } from './keys/capabilities.ts'
import { posterView } from './poster-view.ts'
import { keysInForce, type ServerKeys } from './signed-keys.ts'

type PosterAnswer =
  | { readonly name: 'found'; readonly poster: Poster; readonly version: string }
  | { readonly name: 'mistyped' | 'unknown' | 'revoked' | 'not-ready' }

export interface PosterBook {
  /** Whatever was typed or scanned; the one spelling is made here. `version` changes when the poster's bytes may have changed. */
  look(code: string): Promise<PosterAnswer>
  row(code: string): Promise<PosterRow | undefined>
}

export interface BookKeys {
  readonly capabilities: Capabilities
  /** The server's own; what sheets say stands in the store, signed. */
  readonly server: ServerKeys
}

/**
 * Posters as clients see them, remembered until a poster is added or revoked, the register or the operator's keys change, or the
 * year turns (new capabilities).
 */
export function posterBook(store: Store, installation: Installation, keys: BookKeys, clock: Clock): PosterBook {
  const MOST = 500
  let made = new Map<string, Promise<PosterAnswer>>()
  let madeFor = ''
  const make = async (
    code: string,
    year: number,
    signed: string | undefined,
    version: string,
  ): Promise<PosterAnswer> => {
    const row = await store.posters.get(code)
    if (!row) return { name: 'unknown' }
    if (row.revoked) return { name: 'revoked' }
    const inForce = keysInForce(signed, installation, keys.server)
    if (inForce.name !== 'ready') return { name: 'not-ready' }
    const { capabilities } = keys
    const poster = await posterView(row, store, installation, { ...inForce.keys, capabilities }, year)
    return { name: 'found', poster, version }
  }
  return {
    row: (code) => store.posters.get(code),
    async look(typed) {
      const code = normalizePosterCode(typed)
      if (!isPosterCode(code)) return { name: 'mistyped' }
      const year = Number(clock.day().slice(0, 4))
      const [posters, register, signed] = await Promise.all([
        store.posters.version(),
        store.places.version(),
        store.keys.signed(),
      ])
      const version = [posters, register, year, signed].join('.')
      if (version !== madeFor) {
        made = new Map()
        madeFor = version
      }
      // Kept by its own version: by the time the poster is put together, another look may have begun a newer one.
      const mine = made
      const known = mine.get(code)
      if (known) return known
      // The promise is kept, not the poster: a meeting that scans a code at once asks the store once.
      if (mine.size >= MOST) mine.clear()
      const answer = make(code, year, signed, version)
      mine.set(code, answer)
      const forget = () => void mine.delete(code)
      answer.then(({ name }) => name === 'found' || forget(), forget)
      return answer
    },
  }
}

/** When to ask again for a code whose reviewers have no keys yet: that is a matter of days. */
export const NOT_READY_SECONDS = 3600

/** Why a code does not open, in words for a person who does not know what a code is. */
export const POSTER_PROBLEMS = {
  mistyped: {
    code: 'poster-mistyped',
    detail: 'One character of the code is wrong. Scan it again, or compare it with the sheet.',
  },
  unknown: {
    code: 'poster-unknown',
    detail: 'The code is spelled correctly, but no sheet of this operator carries it.',
  },
  revoked: {
    code: 'poster-revoked',
    detail:
      'This code is no longer used. Scan the newer sheet if one hangs beside it; if none does, tell the operator.',
  },
  'not-ready': {
    code: 'not-ready',
    detail: 'The reviewers have not made their keys. Nothing can be sealed for them yet; try again later.',
  },
} as const
