import { PAGES } from '../../contract/api.ts'
import { useDrafts } from '../form/use-drafts.ts'

const PATIENCE_MS = 400

/**
 * Someone is looking: blank at once, drafts gone, and another page in the place of this one. Without network and worker it stays
 * blank. What was added to a report and still waits goes too: it alone opens a look-up without the receipt code.
 */
export async function quickExit(): Promise<void> {
  document.body.hidden = true
  useDrafts().forget()
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  await Promise.race([Promise.all([deleteDrafts(), deleteFollowUps()]), patience])
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

async function deleteFollowUps(): Promise<void> {
  try {
    const { removeFollowUps } = await import('../queue/queue.ts')
    await removeFollowUps()
  } catch {
    // Where nothing can be stored it ends with the page.
  }
}
