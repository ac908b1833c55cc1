import { expect, it } from 'vitest'
import { rootKey } from '../../../src/crypto/root-key.ts'
import { keyFaults } from '../../../src/server/bin/key-faults.ts'
import { makeSecrets } from '../../../src/server/endpoint/keys/secrets.ts'
import { serverKeysOf } from '../../../src/server/endpoint/signed-keys.ts'
import { endpoints } from '../../setup/endpoint.ts'
import { REVIEWER } from '../../setup/reviewer.ts'

const start = endpoints()

it('jianfu check tells why sheets are not ready: other keys than the signed ones, or a bad signature', async () => {
  const { store, secrets, installation } = await start()
  const faults = () => keyFaults(store, secrets, installation)
  const save = (signed: object) => store.settings.set({ 'signed-keys': JSON.stringify(signed) })
  expect(await faults()).toEqual([])

  const recipients = [REVIEWER.recipient]
  const root = rootKey(new Uint8Array(32).fill(1))
  const signed = root.sign({ recipients, ...(await serverKeysOf(secrets)) })
  await save(signed)
  expect(await faults()).toEqual([])

  await save(root.sign({ recipients, ...(await serverKeysOf(await makeSecrets(false))) }))
  expect(await faults()).toEqual([expect.stringContaining('signs again with the printed page')])

  await save({ ...signed, recipients: [signed.intakeKey] })
  expect(await faults()).toEqual([expect.stringContaining('no good signature')])
})
