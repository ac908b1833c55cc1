import { beforeAll, describe, expect, it } from 'vitest'
import { builtCommand, run } from '../../setup/command.ts'
import { folders } from '../../setup/folders.ts'
import { INIT } from './production.ts'

const LINK = /^https:\/\/jianfu\.example\.cn\/staff\/invitation#[A-Za-z0-9_-]{43}$/

describe('jianfu staff', () => {
  const folder = folders()
  let command: string
  let init: string
  let env: Record<string, string>
  const staff = (...args: string[]) => run(command, ['staff', ...args], env)

  beforeAll(async () => {
    command = builtCommand()
    env = { DATA_DIR: folder(), PUBLIC_URL: 'https://jianfu.example.cn' }
    init = (await run(command, INIT, env)).stdout
  })

  it('a set-up for production prints the links of the first administrator and the first reviewer', async () => {
    const links = [...init.matchAll(/^invitation: (\S+) (\S+)$/gm)]
    expect(links.map(([, role]) => role)).toEqual(['administrator', 'reviewer'])
    for (const [, , link] of links) expect(link).toMatch(LINK)
    expect((await staff('list')).stdout).toBe(
      '研判员\treviewer\t371000000000\t\tinvited\n管理员\tadministrator\t371000000000\t\tinvited\n',
    )
  })

  it('adds an account and prints its one-time link alone', async () => {
    const added = await staff('add', '王丽', '--role', 'supervisor', '--place', '371000')
    expect(added.code).toBe(0)
    expect(added.stdout.trim()).toMatch(LINK)
    expect(await staff('add', '王丽', '--role', 'supervisor', '--place', '371000')).toMatchObject({
      ...{ code: 1, stdout: '', stderr: 'There is an account 王丽 already.\n' },
    })
  })

  it('says what is wrong with what it was called with', async () => {
    const wrong = async (...args: string[]) => (await staff(...args)).code
    expect(await wrong('add', '李强', '--role', 'king', '--place', '371000')).toBe(2)
    expect(await wrong('add', '李', '--role', 'handler', '--place', '371000')).toBe(2)
    expect(await wrong('add', '李强', '--role', 'handler')).toBe(2)
    expect((await staff('add', '李强', '--role', 'handler', '--place', '371000')).stderr).toBe(
      '--unit is needed for a handler.\n',
    )
    expect((await staff('add', '李强', '--role', 'supervisor', '--place', '371099')).code).toBe(1)
    expect((await staff('disable', '无此人')).stderr).toMatch(/^There is no account 无此人\./)
  })

  it('resets and disables', async () => {
    const reset = await staff('reset', '王丽', '--json')
    expect(JSON.parse(reset.stdout)).toMatchObject({
      name: '王丽',
      role: 'supervisor',
      link: expect.stringMatching(LINK),
    })
    expect((await staff('disable', '王丽')).stdout).toBe('disabled: 王丽\n')
    const rows = JSON.parse((await staff('list', '--json')).stdout) as { name: string; state: string }[]
    expect(rows.find(({ name }) => name === '王丽')).toEqual({
      ...{ name: '王丽', role: 'supervisor', place: '371000000000', unit: '', state: 'disabled' },
    })
  })
})
