import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/**
 * A TCP proxy like a bad mobile link: 400 kbit/s each way shared by all connections, 400 ms round trip, one round trip more
 * for each new connection. Slow start and loss are not modelled.
 */
const BYTES_PER_MS = 400_000 / 8 / 1000
const ONE_WAY_MS = 200
const CHUNK = 1_400

class Direction {
  #free = 0

  /** When the last byte of a chunk has crossed: it queues behind what is under way and then takes the one-way delay. */
  arrival(bytes: number): number {
    const now = performance.now()
    this.#free = Math.max(this.#free, now) + bytes / BYTES_PER_MS
    return this.#free + ONE_WAY_MS - now
  }
}

export interface SlowLink {
  readonly port: number
  close(): void
}

export async function slowLink(targetPort: number): Promise<SlowLink> {
  const up = new Direction()
  const down = new Direction()
  const sockets = new Set<Socket>()
  const forward = (from: Socket, to: Socket, direction: Direction, ready: number) => {
    from.on('data', (data: Buffer) => {
      for (let at = 0; at < data.length; at += CHUNK) {
        const chunk = data.subarray(at, at + CHUNK)
        const wait = Math.max(direction.arrival(chunk.length), ready - performance.now() + ONE_WAY_MS)
        setTimeout(() => to.writable && to.write(chunk), wait)
      }
    })
    from.on('end', () => setTimeout(() => to.end(), direction.arrival(0) + 50))
    from.on('error', () => to.destroy())
  }
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1')
    const established = performance.now() + 2 * ONE_WAY_MS
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true)
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
    }
    forward(client, upstream, up, established)
    forward(upstream, client, down, established)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
