import { inflateRawSync } from 'node:zlib'

const END_OF_DIRECTORY = 0x06054b50

/** Texts of the files in a zip archive, by name. */
export function unzip(archive: Buffer): Map<string, string> {
  let end = archive.length - 22
  while (archive.readUInt32LE(end) !== END_OF_DIRECTORY) end--
  const files = new Map<string, string>()
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)]
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const header = archive.readUInt32LE(at + 42)
    const from = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28)
    const bytes = archive.subarray(from, from + size)
    files.set(name, (method === 0 ? bytes : inflateRawSync(bytes)).toString())
    at += 46 + nameLength + extra + comment
  }
  return files
}
