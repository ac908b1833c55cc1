import { PAGES } from '../../contract/api.ts'
import { useDrafts } from '../form/use-drafts.ts'

const PATIENCE_MS = 400

/** Someone is looking: blank at once, drafts gone, and another page in the place of this one. Without network and worker it stays blank. */
export async function quickExit(): Promise<void> {
  document.body.hidden = true
  useDrafts().forget()
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  await Promise.race([deleteDrafts(), patience])
  if (navigator.onLine || navigator.serviceWorker?.controller) location.replace(PAGES.neutral)
  else history.replaceState(null, '', PAGES.neutral)
}

async function deleteDrafts(): Promise<void> {
  try {
    const { deleteAllDrafts } = await import('../form/kept-drafts.ts')
    await deleteAllDrafts()
  } catch {
    // What cannot be deleted is encrypted or dies within a day.
  }
}
