import { namesIn } from './names.ts';
import { type Count, countsIn, numbersIn } from './numbers.ts';
import { type Place, placesIn } from './places.ts';
import { type Clock, clocksIn, daysIn, durationsIn, type Stretch } from './times.ts';

/** What a sentence holds that people ask for. */
export type Findings = {
  readonly clocks: readonly Clock[];
  readonly days: readonly Stretch[];
  readonly durations: readonly Stretch[];
  readonly places: readonly Place[];
  readonly names: readonly string[];
  readonly counts: readonly Count[];
  readonly numbers: readonly string[];
};

/** `isPerson` tells a person's name from that of a place; `common` are the words that the article also writes small. */
export function findingsIn(
  sentence: string,
  isPerson: (name: string) => boolean,
  common: ReadonlySet<string>,
): Findings {
  return {
    clocks: clocksIn(sentence),
    days: daysIn(sentence),
    durations: durationsIn(sentence),
    places: placesIn(sentence, isPerson),
    names: namesIn(sentence, common),
    counts: countsIn(sentence),
    numbers: numbersIn(sentence),
  };
}

/** A line for whoever looks the draft over: what was found in the sentence. */
export function foundLine(found: Findings): string {
  const texts = (list: readonly { readonly text: string }[]) => list.map(({ text }) => text);
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['time', [...texts(found.clocks), ...texts(found.days)]],
    ['how long', texts(found.durations)],
    ['place', texts(found.places)],
    ['names', found.names],
    ['numbers', found.numbers],
  ];
  return parts
    .filter(([, list]) => list.length > 0)
    .map(([name, list]) => `${name}: ${list.slice(0, 6).join(', ')}`)
    .join(' · ');
}
