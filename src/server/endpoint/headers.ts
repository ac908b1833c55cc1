import type { FastifyReply } from 'fastify'

/** Headers of every answer; those that govern pages stand on everything that is not plain data. HSTS and upgrade only under https: over plain http in the LAN they would make the trial die silently. */
export function securityHeaders(
  https: boolean,
  scriptHashes: readonly string[],
  styleHashes: readonly string[],
): (reply: FastifyReply) => void {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${scriptHashes.join(' ')}`.trim(),
    `style-src 'self' ${styleHashes.join(' ')}`.trim(),
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
  const always: Readonly<Record<string, string>> = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    ...(https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
  const data = Object.entries({ ...always, 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" })
  const page = Object.entries({
    ...always,
    'content-security-policy': policy,
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
  })
  return (reply) => {
    const isData = String(reply.getHeader('content-type') ?? '').match(/^application\/(problem\+)?json/) !== null
    for (const [name, value] of isData ? data : page) if (!reply.hasHeader(name)) reply.header(name, value)
  }
}
