import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { staffRoutes } from '../../contract/api.ts'
import type { Session } from '../../contract/staff/account.ts'
import {
  isCountyOrWider,
  isWithin,
  READS_BURDENS,
  READS_GRID,
  SEES_TALLY,
  WORKS_ON_CASES,
} from '../../contract/staff/roles.ts'
import { call, onSignedOut } from './call.ts'

/**
 * Who is signed in, and what this page may open. The reviewing identities live in memory only: a closed or reloaded page
 * opens nothing before the password is given again.
 */
export const useSession = defineStore('session', () => {
  const session = shallowRef<Session>()
  /** Whether the server has been asked. */
  const known = ref(false)
  /** Whether the last session was ended by its owner: then nothing leads back into it. */
  const left = ref(false)
  /** `AGE-SECRET-KEY-1…`, newest first; empty until unlocked. */
  const identities = shallowRef<readonly string[]>([])

  /** The reviewer's own identity, once the password has opened it: what shares are sealed to. */
  const own = shallowRef<string>()

  const role = computed(() => session.value?.member.role)
  const wide = computed(() => isCountyOrWider(session.value?.member.place ?? '-'))
  const administersAll = computed(
    () => role.value === 'administrator' && isWithin(session.value?.root ?? '', session.value?.member.place ?? '-'),
  )
  const may = computed(() => ({
    readBurdens: !!role.value && READS_BURDENS.includes(role.value) && wide.value,
    readReports: !!role.value && READS_GRID.includes(role.value),
    seeTally: !!role.value && SEES_TALLY.includes(role.value),
    workOnCases: !!role.value && WORKS_ON_CASES.includes(role.value),
    administer: role.value === 'administrator',
    /** It tells of everybody: for administrators of the whole installation. */
    readAudit: administersAll.value,
    /** A county must not choose by itself who reads what was said about it. */
    appointReviewers: administersAll.value,
    holdKeys: role.value === 'reviewer',
    callUnits: role.value === 'dispatcher',
    /** Who handles what, and words for answers. */
    keepTables: role.value === 'dispatcher' || role.value === 'administrator',
    /** What holds for every case of the installation. */
    setUp: administersAll.value,
  }))

  async function load(): Promise<void> {
    const answer = await call<Session>('GET', staffRoutes.session)
    // A server in trouble says nothing about the session: nobody is sent away for that.
    if (answer.name === 'done') begin(answer.body)
    else if (answer.name === 'refused' && answer.problem.code === 'sign-in-needed') known.value = true
  }

  function begin(next: Session): void {
    left.value = false
    session.value = next
    known.value = true
  }

  function unlock(opened: readonly string[]): void {
    identities.value = opened
  }

  function forget(): void {
    session.value = undefined
    identities.value = []
    own.value = undefined
  }
  onSignedOut(forget)

  /** @returns false when the server could not be told: the session is still in force, and nobody must believe otherwise */
  async function signOut(everywhere = false): Promise<boolean> {
    const answer = await call('DELETE', everywhere ? staffRoutes.sessions : staffRoutes.session)
    const ended = answer.name === 'done' || (answer.name === 'refused' && answer.problem.code === 'sign-in-needed')
    left.value = ended
    if (ended) forget()
    return ended
  }

  return { session, known, left, own, identities, may, load, begin, unlock, forget, signOut }
})
