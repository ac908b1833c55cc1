import { expect, test } from 'vitest'
import { namesIn, numberedNames } from '../../../src/staff/places/numbered-names.ts'

test('buildings are numbered from one to the other, both included', () => {
  expect(numberedNames('9', '11', '号楼', 200)).toEqual(['9号楼', '10号楼', '11号楼'])
  expect(numberedNames('3', '3', ' 号网格 ', 200)).toEqual(['3号网格'])
})

test('numbers that run backwards, are none or too many write nothing', () => {
  for (const [from, to] of [
    ['5', '4'],
    ['', '4'],
    ['1', ''],
    ['一', '三'],
    ['1', '201'],
    ['-1', '4'],
  ] as const)
    expect(numberedNames(from, to, '号楼', 200), `${from} to ${to}`).toEqual([])
})

test('names stand one on each line; empty lines and what is written twice count once', () => {
  expect(namesIn(' 1号楼 \r\n\n２号楼\n1号楼\r2号楼')).toEqual(['1号楼', '2号楼'])
})
