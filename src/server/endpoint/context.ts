import { makeLocks } from '../accounts/locks.ts'
import { caseDesk } from '../cases/desk.ts'
import type { Store } from '../store/types.ts'
import { capabilityIndex } from './capability-index.ts'
import type { Clock } from './clock.ts'
import type { Installation } from './installation.ts'
import { capabilities } from './keys/capabilities.ts'
import { dataCipher } from './keys/data-cipher.ts'
import { intakeSeal } from './keys/intake-seal.ts'
import { receiptSigner } from './keys/receipt-signer.ts'
import { reportKeys } from './keys/report-keys.ts'
import type { Secrets } from './keys/secrets.ts'
import { placeFinder } from './place-finder.ts'
import { placeRegister } from './place-register.ts'
import { posterBook } from './poster-book.ts'
import { releaseTicks } from './release-ticks.ts'
import type { ServerKeys } from './signed-keys.ts'
import { workGate } from './work-gate.ts'

/** Everything the routes share, made once at the start. */
export type Context = Awaited<ReturnType<typeof makeContext>>

export async function makeContext(
  store: Store,
  installation: Installation,
  secrets: Secrets,
  clock: Clock,
  publicUrl?: string,
) {
  const caps = capabilities(secrets.capability)
  const seal = await intakeSeal(secrets.intake)
  const signer = receiptSigner(secrets.receipt)
  const serverKeys: ServerKeys = { intakeKey: seal.recipient, serverKeys: [signer.publicKey] }
  const cipher = dataCipher(secrets.data)
  const caseTicks = releaseTicks()
  return {
    store,
    installation,
    clock,
    /** Address of this server as the operator has set it; undefined: as the request says. */
    publicUrl,
    capabilities: caps,
    seal,
    signer,
    keys: reportKeys(secrets.mac),
    cipher,
    locks: makeLocks(secrets.pepper, cipher),
    /** The server's own public keys, which the operator's root key signs. */
    serverKeys,
    book: posterBook(store, installation, { capabilities: caps, server: serverKeys }, clock),
    places: placeFinder(store),
    /** The whole register, as questions need it. */
    register: placeRegister(store.places),
    ticks: releaseTicks(),
    /** Heard by the event streams of this process whenever something has happened to a case. */
    caseTicks,
    cases: caseDesk(store, clock, () => caseTicks.tick()),
    work: workGate(secrets.capability, clock),
    knownCapability: capabilityIndex(store, caps, clock),
  }
}
