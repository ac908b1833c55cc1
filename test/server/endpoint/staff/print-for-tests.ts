import { staffRoutes } from '../../../../src/contract/api.ts'
import type { PrintOrder, PrintRun } from '../../../../src/contract/staff/printing.ts'
import type { Endpoint } from '../../../setup/endpoint.ts'
import { COUNTY } from '../../../setup/places.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'

type Given = Partial<Omit<PrintOrder, 'choice'>> &
  Partial<Omit<PrintOrder['choice'], 'under'>> & { readonly under?: readonly string[] }

/** An order as the studio would send it: all villages of the county, one a page. */
export function orderOf({ kind = 'grid', under = [COUNTY], levels, general, ...look }: Given = {}): PrintOrder {
  return {
    choice: { kind, under: [...under], ...(levels && { levels }), ...(general && { general }) },
    ...{ layout: 'a4', design: 'friendly', format: 'pdf', only: 'all', copies: 1 },
    ...look,
  }
}

/** Somebody who prints. */
export async function printer(endpoint: Endpoint, person: Partial<Parameters<typeof signedIn>[1]> = {}) {
  const { headers, member }: SignedIn = await signedIn(endpoint, { role: 'administrator', ...person })
  const ask = (method: 'GET' | 'POST' | 'DELETE' | 'HEAD', url: string, payload?: object) =>
    endpoint.app.inject({ method, url, headers, ...(payload && { payload }) })
  return {
    headers,
    name: member.name,
    ask,
    order: (given?: Given) => ask('POST', staffRoutes.printRuns, orderOf(given)),
    /** Of an order that is taken. */
    run: async (given?: Given): Promise<PrintRun> => {
      const answer = await ask('POST', staffRoutes.printRuns, orderOf(given))
      if (answer.statusCode !== 201) throw new Error(`The order was refused: ${answer.body}`)
      return answer.json()
    },
    look: async (id: string): Promise<PrintRun> => (await ask('GET', staffRoutes.printRun(id))).json(),
    file: (id: string) => ask('GET', staffRoutes.printFile(id)),
    cancel: (id: string) => ask('DELETE', staffRoutes.printRun(id)),
  }
}
