import type { FastifyInstance } from 'fastify'
import { staffRoutes } from '../../../../contract/api.ts'
import { SheetTexts, SheetTextsAnswer } from '../../../../contract/staff/printing.ts'
import { isWithin } from '../../../../contract/staff/roles.ts'
import { KINDS } from '../../../../contract/taxonomy/types.ts'
import { entryOf } from '../../../accounts/locks.ts'
import type { Context } from '../../context.ts'
import { addressFault, addressOf } from '../../public-address.ts'
import { readSheetCommon, writeTexts } from '../../sheet-settings.ts'
import { invalid } from '../answers.ts'
import { notYours, staffRoutesOf } from '../guard.ts'

/** Words of the sheets: the same on all, so only administrators of the whole installation set them. */
export function sheetTextRoutes(app: FastifyInstance, context: Context): void {
  const { store, installation } = context
  const route = staffRoutesOf(app, context)

  route({
    method: 'GET',
    url: staffRoutes.sheetTexts,
    schema: { summary: 'What stands on every sheet', response: { 200: SheetTextsAnswer } },
    roles: ['administrator'],
    handle: async (request): Promise<SheetTextsAnswer> => {
      const { base, texts, operator, fingerprint, emblem } = await readSheetCommon(
        store,
        installation,
        addressOf(context, request),
      )
      const fault = addressFault(context)
      return {
        texts,
        operator,
        ...(fingerprint !== '' && { fingerprint }),
        emblem: emblem !== undefined,
        address: base,
        ...(fault && { addressFault: fault }),
      }
    },
  })

  route({
    method: 'PUT',
    url: staffRoutes.sheetTexts,
    schema: { summary: 'Set the words of the sheets', body: SheetTexts, response: { 200: SheetTexts } },
    roles: ['administrator'],
    handle: async ({ body }, reply, { member }) => {
      if (!isWithin(installation.root, member.place)) return notYours(reply)
      const fault = faultIn(body)
      if (fault) return invalid(reply, fault.path, fault.message)
      await store.audit.add(entryOf(context, member.name, 'sheet-texts-set', '-'))
      await writeTexts(store.settings, body)
      return body
    },
  })
}

/** What cannot be seen cannot be printed. */
function faultIn(texts: SheetTexts): { readonly path: string; readonly message: string } | undefined {
  for (const kind of KINDS) {
    for (const [field, text] of Object.entries(texts[kind]))
      if (/\p{C}/u.test(text)) return { path: `/${kind}/${field}`, message: 'holds a character that cannot be seen' }
    if (texts[kind].title.trim() === '') return { path: `/${kind}/title`, message: 'must have words' }
  }
  return undefined
}
