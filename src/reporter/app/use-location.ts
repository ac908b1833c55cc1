import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { type Page, pageOf } from './location.ts'

/** The page on screen: the browser's address, followed. */
export const useLocation = defineStore('location', () => {
  const page = shallowRef<Page>({ name: 'start' })

  function read(): void {
    page.value = pageOf(location.pathname, location.hash)
  }

  /** Goes to a page of ours without loading it: so every page works once one has been opened, with or without a network. */
  function go(href: string, replace = false): void {
    if (replace) history.replaceState(null, '', href)
    else history.pushState(null, '', href)
    read()
  }

  /** Takes over plain taps on links to our own pages. */
  function followLink(event: MouseEvent): void {
    const link = (event.target as Element).closest?.('a')
    const href = link?.getAttribute('href') ?? ''
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return
    if (!/^\/(?:(?:#\/scan)?|p\/.*|outbox|receipt|board|stored)$/i.test(href)) return
    event.preventDefault()
    if (href !== location.pathname + location.hash) go(href)
  }

  function follow(): void {
    read()
    addEventListener('popstate', read)
    addEventListener('hashchange', read)
    document.addEventListener('click', followLink)
  }

  return { page, go, follow }
})
