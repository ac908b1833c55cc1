import type { IncomingHttpHeaders } from 'node:http'

/** Whether the client has these bytes already (RFC 9110, If-None-Match: a list, compared weakly; proxies that compress weaken tags). */
export const isKnown = (headers: IncomingHttpHeaders, etag: string): boolean =>
  (headers['if-none-match'] ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)

/** Whether the client takes this coding (RFC 9110, Accept-Encoding); a weight of zero means it does not. */
export const accepts = (headers: IncomingHttpHeaders, coding: string): boolean =>
  String(headers['accept-encoding'] ?? '')
    .split(',')
    .some((item) => {
      const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase())
      return name === coding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
    })
