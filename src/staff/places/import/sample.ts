/** A table to begin with: a town, a village that was renamed, and one that became part of it. */
const LINES = [
  'code,name,level,parent_code,successor',
  '371002100000,张村镇,town,371002000000,',
  '371002100999,幸福村委会,village,371002100000,',
  '371002100998,老幸福村委会,village,371002100000,371002100999',
]

/** Hands the sample to the browser as a file. A spreadsheet program takes UTF-8 for GBK without the mark. */
export function downloadSample(name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`\ufeff${LINES.join('\r\n')}\r\n`], { type: 'text/csv' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
