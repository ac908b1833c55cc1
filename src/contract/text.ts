/** A text shown to people. Both languages are always complete: a screen never falls back to the other one. */
export interface Text {
  readonly zh: string
  readonly en: string
}

export type Language = keyof Text
