import type { Endpoint } from '../../../../setup/endpoint.ts'
import type { SignedIn } from '../../../../setup/staff.ts'

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'

/** Asks an endpoint as somebody who is signed in. */
export const asker =
  (endpoint: Endpoint) =>
  ({ headers }: SignedIn, method: Method, url: string, payload?: object) =>
    endpoint.app.inject({ method, url, headers, ...(payload && { payload }) })

/** Code of a refusal, with the fields it names. */
export function refused(answer: { json(): unknown }): string {
  const { code, errors = [] } = answer.json() as { code: string; errors?: readonly { path: string }[] }
  return [code, ...errors.map(({ path }) => path)].join(' ')
}
