import type { DataCipher } from '../../endpoint/keys/data-cipher.ts'
import type { SettingStore } from '../../store/types.ts'

const URL_KEY = 'webhook-url'
const SECRET_KEY = 'webhook-secret'

/** The operator's own messenger, and the secret it knows us by. */
export interface Target {
  readonly url: string
  readonly secret: string
}

/** Where notices go; undefined when nobody wants them. */
export async function targetOf(settings: SettingStore, cipher: DataCipher): Promise<Target | undefined> {
  const url = await settings.get(URL_KEY)
  const sealed = await settings.get(SECRET_KEY)
  if (!url || !sealed) return undefined
  return { url, secret: cipher.open(Buffer.from(sealed, 'base64'), SECRET_KEY).toString() }
}

/** Both at once, so that nothing is ever signed for the one with the secret of the other. Undefined ends it. */
export const saveTarget = (settings: SettingStore, cipher: DataCipher, target: Target | undefined): Promise<void> =>
  settings.set({
    [URL_KEY]: target?.url ?? '',
    [SECRET_KEY]: target ? cipher.seal(Buffer.from(target.secret), SECRET_KEY).toString('base64') : '',
  })

/** Whether notices can be sent there. A password in an address would stand in every list that shows it. */
export function isTarget(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined
  return url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
}
