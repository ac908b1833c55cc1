/** A MAC as a key of a Map. Equal bytes are not equal objects, whichever class the driver gives them. */
export const macKey = (mac: Uint8Array): string =>
  Buffer.from(mac.buffer, mac.byteOffset, mac.byteLength).toString('latin1')
