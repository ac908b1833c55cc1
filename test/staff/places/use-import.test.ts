// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { staffRoutes } from '../../../src/contract/api.ts'
import type { PlaceDifference, RegisterUpload } from '../../../src/contract/staff/places.ts'
import { useImport } from '../../../src/staff/places/import/use-import.ts'
import { aServer, done, refused } from '../a-server.ts'

const file = new File(['code,name,level,parent_code\n371002109201,桥头村委会,village,371002109000'], '地点.csv')
const choice = { files: [file], prefix: '', complete: false }
const counts = { added: 0, renamed: 1, moved: 0, gone: 0, back: 0, same: 0 }
const difference = (base: string): PlaceDifference => ({
  ...{ base, counts, added: [], renamed: [], moved: [], back: [], gone: [] },
})
let importing: ReturnType<typeof useImport>
beforeEach(() => {
  importing = useImport()
})

test('what is imported names the difference that was looked at, and what each place became', async () => {
  const requests = aServer({
    [`POST ${staffRoutes.placeDifference}`]: () => done(difference('one')),
    [`POST ${staffRoutes.placeImports}`]: () => done({ counts }),
  })
  await importing.compare(choice)
  importing.successors.value = { '371002109205': '371002109201', '371002109206': '' }
  await importing.take()
  expect(importing.done.value).toEqual(counts)
  const sent = requests.at(-1)?.body as RegisterUpload
  // A place that became nothing names itself.
  expect(sent).toMatchObject({
    base: 'one',
    successors: { '371002109205': '371002109201', '371002109206': '371002109206' },
  })
})

test('when somebody else was faster nothing is imported: the difference comes anew, and what was chosen stays', async () => {
  const bases = ['one', 'two']
  const requests = aServer({
    [`POST ${staffRoutes.placeDifference}`]: () => done(difference(bases.shift() ?? 'three')),
    [`POST ${staffRoutes.placeImports}`]: () => refused('register-changed'),
  })
  await importing.compare(choice)
  importing.successors.value = { '371002109205': '371002109201' }
  await importing.take()
  expect(importing.raced.value).toBe(true)
  expect(importing.difference.value?.base).toBe('two')
  expect(importing.successors.value).toEqual({ '371002109205': '371002109201' })
  expect(importing.done.value).toBeUndefined()
  expect(requests).toHaveLength(3)
})

test('a table the server cannot read is answered with its sentences; one out of reach is explained', async () => {
  aServer({
    [`POST ${staffRoutes.placeDifference}`]: () =>
      Response.json(
        { code: 'register-invalid', status: 422, errors: [{ path: '/files', message: 'Line 3: …' }] },
        { status: 422 },
      ),
  })
  await importing.compare(choice)
  expect(importing.sentences.value).toEqual(['Line 3: …'])
  aServer({ [`POST ${staffRoutes.placeDifference}`]: () => refused('not-yours') })
  await importing.compare(choice)
  expect(importing.why.value).toContain('范围')
  expect(importing.difference.value).toBeUndefined()
})

test('nothing goes over the wire that cannot be right', async () => {
  const requests = aServer({})
  const table = (text: string, name = 'a.csv') => new File([text], name)
  for (const files of [
    [file, file],
    [file, table('code,name\n37,山东省')],
    [table('code,name,level,parent_code\n1,短,village,2')],
    [table('PK')],
    Array.from({ length: 6 }, () => file),
  ]) {
    await importing.compare({ ...choice, files })
    expect(importing.why.value).not.toBe('')
  }
  expect(requests).toEqual([])
})
