import type { Kind } from '../../contract/taxonomy/types.ts'
import { type Draft, isEmpty } from './draft.ts'

/** A report that was just put into the queue, as the form of another tab would show it. Said from tab to tab, stored nowhere. */
interface Sent {
  readonly kind: Kind
  readonly category: string
  readonly sheet: string
  readonly answers: string
}

const answersIn = ({ photos, ...rest }: Draft): string =>
  JSON.stringify([Object.entries(rest).sort(), photos.map(({ bytes }) => bytes.byteLength)])

/** Undefined where tabs cannot talk to each other (Safari before 15.4). */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel('jianfu-sent')
  } catch {
    return undefined
  }
}

/** Tells the other tabs what was sent: the same draft, restored in two of them, must not become two reports. */
export function tellSent(kind: Kind, category: string, sheet: string, draft: Draft): void {
  if (isEmpty(draft)) return
  const channel = openChannel()
  channel?.postMessage({ kind, category, sheet, answers: answersIn(draft) } satisfies Sent)
  channel?.close()
}

/**
 * Calls back when another tab has sent exactly what stands in this form. One that was changed since is a report of its own.
 *
 * @returns ends the listening
 */
export function onSentElsewhere(
  kind: Kind,
  category: string,
  sheet: string,
  draft: Draft,
  callback: () => void,
): () => void {
  const channel = openChannel()
  if (!channel) return () => {}
  channel.onmessage = ({ data }: MessageEvent<Sent>) => {
    const same = data.kind === kind && data.category === category && data.sheet === sheet
    if (same && data.answers === answersIn(draft)) callback()
  }
  return () => channel.close()
}
