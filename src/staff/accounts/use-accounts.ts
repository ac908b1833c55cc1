import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { staffRoutes } from '../../contract/api.ts'
import type { Invited, NewStaffMember, STAFF_ACTS, StaffMember } from '../../contract/staff/account.ts'
import type { Unit } from '../../contract/staff/unit.ts'
import { type Answer, call } from '../app/call.ts'

export type StaffActName = (typeof STAFF_ACTS)[number]

/** Accounts and units as the administrator sees them, and the link that is shown once. */
export const useAccounts = defineStore('accounts', () => {
  const members = shallowRef<readonly StaffMember[]>()
  const units = shallowRef<readonly Unit[]>([])
  const invited = shallowRef<Invited>()
  const trouble = ref<Answer<unknown>>()

  async function load(): Promise<void> {
    const [listed, unitList] = await Promise.all([
      call<readonly StaffMember[]>('GET', staffRoutes.accounts),
      call<readonly Unit[]>('GET', staffRoutes.units),
    ])
    if (listed.name === 'done') members.value = listed.body
    if (unitList.name === 'done') units.value = unitList.body
    trouble.value = [listed, unitList].find(({ name }) => name !== 'done')
  }

  async function add(member: NewStaffMember): Promise<Answer<Invited>> {
    const answer = await call<Invited>('POST', staffRoutes.accounts, member)
    if (answer.name === 'done') {
      invited.value = answer.body
      await load()
    }
    return answer
  }

  async function act(member: StaffMember, name: StaffActName): Promise<Answer<unknown>> {
    const answer = await call<Invited | undefined>('POST', staffRoutes.account(member.id), { act: name })
    if (answer.name === 'done') {
      if (answer.body && 'link' in answer.body) invited.value = answer.body
      await load()
    }
    return answer
  }

  async function saveUnit(unit: Unit): Promise<Answer<unknown>> {
    const answer = await call('PUT', staffRoutes.units, unit)
    if (answer.name === 'done') await load()
    return answer
  }

  /** @param to the unit that takes over what is open */
  async function removeUnit({ code }: Unit, to?: string): Promise<Answer<unknown>> {
    const answer = await call('POST', staffRoutes.unitRemoval(code), to === undefined ? {} : { to })
    if (answer.name === 'done') await load()
    return answer
  }

  return { members, units, invited, trouble, load, add, act, saveUnit, removeUnit }
})
