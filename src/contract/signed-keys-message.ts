/** What the root key signs. The order of the lists counts: it is the order in which phones read them. */
export const signedKeysMessage = (keys: {
  readonly recipients: readonly string[]
  readonly intakeKey: string
  readonly serverKeys: readonly string[]
}): string => ['jianfu/keys/1', keys.recipients.join(' '), keys.intakeKey, keys.serverKeys.join(' ')].join('\n')
