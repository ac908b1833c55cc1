import type { FastifyInstance } from 'fastify'

/** Headers of every answer. HSTS and upgrade only under https: over plain http in the LAN they would make the trial die silently. */
export function securityHeaders(
  app: FastifyInstance,
  https: boolean,
  scriptHashes: readonly string[],
  styleHashes: readonly string[],
): void {
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
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', policy)
    reply
      .header('x-content-type-options', 'nosniff')
      .header('x-frame-options', 'DENY')
      .header('referrer-policy', 'no-referrer')
      .header('cross-origin-opener-policy', 'same-origin')
      .header('cross-origin-resource-policy', 'same-origin')
      .header('permissions-policy', 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()')
    if (https) reply.header('strict-transport-security', 'max-age=31536000')
  })
}
