import { criticalPath, heaviestPoster } from '../setup/critical-path.ts'
import { removeFolder, startServer, temporaryFolder } from '../setup/server-process.ts'
import { heading, row } from './roles.ts'

/** Bytes on the wire (brotli, without headers) before the form can be used. */
export async function criticalBytes(): Promise<void> {
  const folder = temporaryFolder()
  const server = await startServer(folder)
  const resources = await criticalPath(await heaviestPoster(server.posters))
  heading('Critical path of the heaviest sheet', 'resource', 'bytes')
  for (const { path, bytes } of resources) row(path, bytes)
  row(
    'sum',
    resources.reduce((sum, { bytes }) => sum + bytes, 0),
  )
  await server.stop()
  removeFolder(folder)
}
