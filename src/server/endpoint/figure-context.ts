import type { Context } from './context.ts'
import type { FigureContext } from './figures/types.ts'

/** What figures for non-readers get of this server: no more than the released store. */
export function figureContext({ store, clock, installation, register }: Context): FigureContext {
  return {
    open: store.tallies.open,
    places: register,
    clock,
    operator: installation.operator.name,
    root: installation.root,
    recordExport: (who, subject) =>
      store.audit.add({ at: clock.now().toISOString(), who, act: 'tally-exported', subject }),
  }
}
