import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faultyLines } from '../../../src/staff/places/import/table-faults.ts'
import { WEIHAI_CSV } from '../../setup/places.ts'

const HEADER = 'code,name,level,parent_code'
const GOOD = '371002109201,桥头村委会,village,371002109000'
const faultsOf = (...lines: string[]) =>
  faultyLines([HEADER, ...lines].join('\n')).map(({ line, fault }) => [line, fault])

test('the register of Weihai has no fault', () => {
  expect(faultyLines(readFileSync(WEIHAI_CSV, 'utf8'))).toEqual([])
})

test('each fault is told with its line, as a spreadsheet counts', () => {
  expect(
    faultsOf(
      GOOD,
      '37100210920,短,village,371002109000',
      GOOD,
      '371002109202,,village,371002109000',
      '371002109203,名,hamlet,371002109000',
      '371002109204,名,village,',
      '',
      '370000000000,山东省,province,100000000000',
      '371002109205,名,village,371002109000,多一格',
    ),
  ).toEqual([
    [3, 'code'],
    [4, 'twice'],
    [5, 'name'],
    [6, 'level'],
    [7, 'parent'],
    [9, 'parent'],
    [10, 'columns'],
  ])
})

test('lines with quotes are left to the server, which reads them', () => {
  expect(faultsOf('371002109206,"名,字",village,371002109000')).toEqual([])
})
