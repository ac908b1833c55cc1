import type { zh } from './words.zh.ts'

export const en: typeof zh = {
  title: 'Call units',
  what: 'For what the town cannot do alone: those in charge come and do it together.',
  place: 'Where',
  category: 'About what',
  choose: 'Choose',
  summary: 'What is the matter',
  summaryWhy: 'Where it is, what has happened, who should do what. No resident’s name or telephone number.',
  units: 'Units to call',
  unitsWhy: 'The one ticked first leads; another one can be made to.',
  noUnits: 'There are no units for this place yet. Ask an administrator to add one.',
  lead: 'leads',
  letLead: 'let it lead',
  makeLead: (name) => `Let it lead: ${name}`,
  send: (count) => (count > 0 ? `Call ${count} ${count === 1 ? 'unit' : 'units'}` : 'Call'),
  sending: 'Sending…',
  missing: {
    place: 'Choose a county or a place below it.',
    category: 'Choose what it is about.',
    summary: 'Write what is the matter.',
    units: 'Choose a unit.',
  },
  unitRefused: 'A unit is not in charge of this place, or has ceased. Choose again.',
}
