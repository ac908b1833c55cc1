import { shallowRef } from 'vue'
import type { Filed } from '../receipt/filed.ts'

/** The report just put into the queue, as long as its receipt code is on screen. Never stored. */
export const filed = shallowRef<Filed>()

/** A new version of the app is loaded and waits to be let in. */
export const updateReady = shallowRef(false)
