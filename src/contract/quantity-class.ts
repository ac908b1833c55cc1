/** Lower bounds of the classes in which the number of a burden report travels outside its seal: an exact 17 would tell offices apart. */
export const CLASS_FLOORS = [0, 1, 2, 3, 6, 11, 21, 51, 101] as const

/** The floor of the class `value` falls into (0, 1, 2, 3-5, 6-10, 11-20, 21-50, 51-100, over 100). */
export function classFloor(value: number): number {
  let floor = 0
  for (const bound of CLASS_FLOORS) if (bound <= value) floor = bound
  return floor
}
