import { ref } from 'vue'
import { LONGEST_SEARCH } from '../../../../contract/staff/places.ts'
import { refusal } from '../../../app/refusal.ts'
import { searchPlaces } from '../../../app/use-place-search.ts'
import type { PathPlace } from './chosen-places.ts'
import { liesBelow, meant, splitLine } from './find-places.ts'

/** Each line is a question to the server. */
export const MOST_LINES = 500

interface Doubt {
  readonly line: string
  readonly places: readonly PathPlace[]
}

/** Looks up a list line by line; what is called as nothing else is handed over at once, and of the rest somebody decides. */
export function usePastedList(found: (place: PathPlace) => void) {
  const at = ref(0)
  const all = ref(0)
  const busy = ref(false)
  const count = ref(0)
  const doubts = ref<readonly Doubt[]>([])
  const missing = ref<readonly string[]>([])
  const fault = ref('')

  async function find(text: string): Promise<void> {
    const lines = [...new Set(text.split(/\r\n|\n|\r/).map((line) => line.trim()))].filter(Boolean)
    ;[at.value, all.value, count.value, doubts.value, missing.value] = [0, lines.length, 0, [], []]
    fault.value = ''
    busy.value = true
    for (const line of lines) {
      if (!busy.value) break
      at.value++
      if (!(await findOne(line))) break
    }
    busy.value = false
  }

  /** @returns false when there is no use in asking on */
  async function findOne(line: string): Promise<boolean> {
    const { typed, above } = splitLine(line)
    if (typed.length > LONGEST_SEARCH) {
      missing.value = [...missing.value, line]
      return true
    }
    const answer = await searchPlaces(typed)
    fault.value = refusal(answer)
    if (answer.name !== 'done') return false
    const outcome = meant(
      typed,
      answer.body.places.filter((place) => liesBelow(place, above)),
    )
    if (outcome.name === 'none') missing.value = [...missing.value, line]
    else if (outcome.name === 'several') doubts.value = [...doubts.value, { line, places: outcome.places }]
    else {
      count.value++
      found(outcome.place)
    }
    return true
  }

  function settle(doubt: Doubt, place: PathPlace): void {
    doubts.value = doubts.value.filter((each) => each !== doubt)
    count.value++
    found(place)
  }

  const stop = () => {
    busy.value = false
  }
  return { at, all, busy, count, doubts, missing, fault, find, settle, stop }
}
