import { shallowRef } from 'vue'
import type { Filed } from '../receipt/filed.ts'

/** The report just put into the queue, as long as its receipt code is on screen. Never stored. */
export const filed = shallowRef<Filed>()
