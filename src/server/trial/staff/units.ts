import type { Unit } from '../../../contract/staff/unit.ts'

const CITY = '371000000000'
const HUANCUI = '371002000000'

/** Units of the trial, as they might be; the real ones are the operator's to enter. */
export const TRIAL_UNITS: readonly Unit[] = [
  { code: 'ZJJ', name: '市住房和城乡建设局', place: CITY },
  { code: 'WLJ', name: '市文化和旅游局', place: CITY },
  { code: 'MZJ', name: '市民政局', place: CITY },
  { code: 'YJJ', name: '市应急管理局', place: CITY },
  { code: 'GR', name: '市供热公司', place: CITY },
  { code: 'HC-SRJ', name: '环翠区市容局', place: HUANCUI },
  { code: 'HC-ZJJ', name: '环翠区住建局', place: HUANCUI },
]
