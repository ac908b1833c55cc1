import type { Operator } from '../../contract/poster.ts'
import type { SettingStore } from '../store/types.ts'

/** What `init` or the trial wrote down about this installation. */
export interface Installation {
  readonly mode: 'trial' | 'production'
  /** Register code of the city or county that runs it. */
  readonly root: string
  readonly operator: Operator
  /** Public keys of the reviewers; empty until the first reviewer has made them. */
  readonly recipients: readonly string[]
  readonly secretsFingerprint: string
}

const KEY = 'installation'

/** @returns undefined for a store that has not been set up */
export async function readInstallation(settings: SettingStore): Promise<Installation | undefined> {
  const text = await settings.get(KEY)
  return text === undefined ? undefined : (JSON.parse(text) as Installation)
}

export const writeInstallation = (settings: SettingStore, installation: Installation): Promise<void> =>
  settings.set({ [KEY]: JSON.stringify(installation) })
