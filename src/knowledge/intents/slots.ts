import type { SlotName } from './intent-pack.ts';

/** The values of an incident by slot. */
export type Slots = Readonly<Partial<Record<SlotName, readonly string[]>>>;

/** Used where an incident gives no value, so that a paraphrase stays a sentence. */
const defaultValues: Readonly<Partial<Record<SlotName, string>>> = {
  event: 'it',
  place: 'there',
  area: 'the area',
  building: 'the building',
  road: 'the road',
  school: 'the school',
  hospital: 'the hospital',
  victim: 'the victim',
  suspect: 'the suspect',
  authority: 'the police',
  company: 'the company',
  vehicle: 'the vehicle',
};

/** Fills the slots of a text; the values of a slot take turns. Undefined if a slot has neither a value nor a default. */
export function fillSlots(text: string, slots: Slots, turn = 0): string | undefined {
  let isComplete = true;
  const filled = text.replace(/\{([a-z]+)\}/g, (_, name: SlotName) => {
    const values = slots[name] ?? [];
    const value = values[turn % Math.max(values.length, 1)] ?? defaultValues[name];
    if (value === undefined) isComplete = false;
    return value ?? '';
  });
  return isComplete ? filled : undefined;
}
