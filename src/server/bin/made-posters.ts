import type { GridLevel } from '../../contract/place-code.ts'
import { KINDS, type Kind } from '../../contract/taxonomy/types.ts'
import { entryOf } from '../accounts/locks.ts'
import { COMMAND_LINE } from '../accounts/names.ts'
import type { Installation } from '../endpoint/installation.ts'
import { choiceText } from '../endpoint/printing/order-text.ts'
import { StartError } from '../endpoint/start-error.ts'
import { knownPlaces } from './known-places.ts'
import type { Opened } from './open-installation.ts'
import { linesOf, type PosterLine } from './poster-lines.ts'

export interface CreateOptions {
  readonly kind?: Kind
  readonly place: readonly string[]
  readonly levels?: readonly GridLevel[]
  readonly general?: boolean
}

/**
 * Codes in force of the places asked for, made where there are none.
 *
 * @throws StartError for a place that is not known; while reading, when there was no place for a sheet at all
 */
export async function createdLines(opened: Opened, options: CreateOptions): Promise<AsyncIterable<PosterLine>> {
  const { root } = opened.installation as Installation
  const under = await knownPlaces(opened.store, options.place, root)
  return make(opened, options, under)
}

async function* make(
  opened: Opened,
  { kind, levels, general }: CreateOptions,
  under: readonly string[],
): AsyncGenerator<PosterLine> {
  const { store, config, clock } = opened
  let some = false
  for (const each of kind ? [kind] : KINDS) {
    const choice = {
      kind: each,
      under: [...under],
      ...(levels && { levels: [...levels] }),
      ...(general && { general }),
    }
    let count = 0
    for await (const places of store.posters.chosen(choice)) {
      const { rows, made } = await store.posters.ensure(each, places, clock.day())
      count += made
      some ||= rows.length > 0
      yield* await linesOf(store.posters, config, rows)
    }
    if (count > 0)
      await store.audit.add(entryOf(opened, COMMAND_LINE, 'posters-made', `${choiceText(choice)} ${count}`))
  }
  if (!some)
    throw new StartError('There is no area or village for a sheet. Import places first: jianfu places import FILE.csv')
}
