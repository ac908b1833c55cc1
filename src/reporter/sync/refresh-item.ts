import { routes } from '../../contract/api.ts'
import type { Poster, PosterPlace } from '../../contract/poster.ts'
import { areTrusted } from '../../crypto/root-key.ts'
import { type QueueItem, recallOrigin, renewItem } from '../queue/queue.ts'
import type { SyncEnvironment } from './environment.ts'
import { judgeAnswer } from './judge-answer.ts'
import { type Keep, keep, type Quarantine } from './outcome.ts'
import { asPoster } from './shapes.ts'
import { send } from './transport.ts'

export type Refreshed = { readonly name: 'refreshed'; readonly item: QueueItem } | Keep | Quarantine

/**
 * Fetches the item's poster and takes from it what may have changed: the capability (a new epoch, or never seen because the
 * code was scanned offline) and the server's keys. The sealed bytes and the id stay.
 *
 * @returns quarantine when the code is mistyped, unknown or revoked, or offers no place for this item
 */
export async function refreshItem(environment: SyncEnvironment, item: QueueItem): Promise<Refreshed> {
  const first = await fetchPoster(environment, item.poster)
  if ('name' in first) return first
  const own = await posterOfKind(environment, item, first)
  if ('name' in own) return own
  const place = placeOf(own, item)
  if (!place) return quarantine(404, 'place-unknown', 'the poster offers no such place')
  // Server keys decide what counts as a receipt, and so what is forgotten: believed only as far as the pinned root key reaches.
  const believed = areTrusted(first, (await recallOrigin())?.root) ? first.serverKeys : []
  const fresh = {
    serverKeys: [...new Set([...item.serverKeys, ...believed])],
    place: place.code,
    cap: place.cap,
  }
  await renewItem(item.key, fresh)
  return { name: 'refreshed', item: { ...item, ...fresh } }
}

/** By code if the form knew it, else by the level the reporter chose; `places[0]` of a level is the poster's own. */
const placeOf = (poster: Poster, item: QueueItem): PosterPlace | undefined =>
  poster.places.find(({ code, level }) => (item.place === undefined ? level === item.level : code === item.place))

/** A burden written from a grid sheet that was scanned offline belongs to the one burden code behind that sheet's other door. */
async function posterOfKind(
  environment: SyncEnvironment,
  item: QueueItem,
  poster: Poster,
): Promise<Poster | Keep | Quarantine> {
  if (poster.kind === item.kind) return poster
  const other = item.kind === 'burden' ? poster.also.find(({ kind }) => kind === 'burden') : undefined
  if (!other) return quarantine(404, 'poster-other-kind', 'this code is for reports of another kind')
  const followed = await fetchPoster(environment, other.code)
  if ('name' in followed || followed.kind === item.kind) return followed
  return quarantine(404, 'poster-other-kind', 'this code is for reports of another kind')
}

async function fetchPoster(environment: SyncEnvironment, code: string): Promise<Poster | Keep | Quarantine> {
  const answer = await send({ method: 'GET', url: routes.poster(code) }, environment)
  const verdict = judgeAnswer(answer, environment.now())
  switch (verdict.name) {
    case 'keep':
      return verdict
    case 'success':
      return asPoster(verdict.json, code) ?? keep('not-our-answer')
    case 'refused':
      return quarantine(verdict.status, verdict.refusal.code, verdict.refusal.detail)
  }
}

const quarantine = (status: number, code: string, detail: string): Quarantine => ({
  name: 'quarantine',
  ...{ status, code, detail },
})
