/** Small choices of this phone (language, large type). Storage can be switched off: then they last as long as the page. */
export function recallChoice(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined
  } catch {
    return undefined
  }
}

export function rememberChoice(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(name)
    else localStorage.setItem(name, value)
  } catch {
    // Nothing is lost but the convenience.
  }
}
