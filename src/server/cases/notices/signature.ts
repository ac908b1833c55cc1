import { createHmac } from 'node:crypto'

/**
 * Value of the signature header: `t=<Unix seconds>,v1=<HMAC-SHA256, hex>` over `<seconds>.<body>`. The key is the secret as it was
 * shown, in UTF-8. The time is signed too, so that a receiver can refuse what somebody recorded and sends again.
 */
export function signatureOf(secret: string, seconds: number, body: string): string {
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${mac}`
}
