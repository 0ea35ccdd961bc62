/** What a session may have been on, in words; the names are those of the gate's activities where it has one. */
export const MODALITIES = {
  run: 'Running',
  walk: 'Walking',
  hike: 'Hiking',
  cycle: 'Bike',
  swim: 'Swimming',
  'aqua-jog': 'Aqua-jogging',
  elliptical: 'Elliptical trainer',
  row: 'Rowing',
} as const

const SPARED = ['cycle', 'swim', 'aqua-jog', 'elliptical', 'row']

/** Whether the legs brake on it, so that downhill can count; what was not told may have been on foot. */
export function brakesLegs(modality: unknown): boolean {
  return typeof modality !== 'string' || !SPARED.includes(modality)
}
