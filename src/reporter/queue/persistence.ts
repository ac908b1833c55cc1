/**
 * Asks the browser not to clear the queue when space runs low. Called after the first item; a refusal changes nothing.
 *
 * @returns whether the browser promised it
 */
export async function askPersistence(): Promise<boolean> {
  try {
    const storage = navigator.storage as { persist?: () => Promise<boolean> } | undefined
    return (await storage?.persist?.()) ?? false
  } catch {
    return false
  }
}
