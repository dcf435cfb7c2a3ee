import { findNames } from './find-names.ts';
import { findNumbers, findQuantities, type Quantity } from './find-numbers.ts';
import { findPlaces, type PlaceMention } from './find-places.ts';
import { type ClockTime, findClockTimes, findDates, findDurations, type TextSpan } from './find-times.ts';

/** What a sentence holds that people ask for. */
export type ExtractedEntities = {
  readonly clockTimes: readonly ClockTime[];
  readonly dates: readonly TextSpan[];
  readonly durations: readonly TextSpan[];
  readonly places: readonly PlaceMention[];
  readonly names: readonly string[];
  readonly quantities: readonly Quantity[];
  readonly numbers: readonly string[];
};

/** `isPerson` tells a person's name from that of a place; `common` are the words that the article also writes small. */
export function extractEntities(
  sentence: string,
  isPerson: (name: string) => boolean,
  lowercaseWords: ReadonlySet<string>,
): ExtractedEntities {
  return {
    clockTimes: findClockTimes(sentence),
    dates: findDates(sentence),
    durations: findDurations(sentence),
    places: findPlaces(sentence, isPerson),
    names: findNames(sentence, lowercaseWords),
    quantities: findQuantities(sentence),
    numbers: findNumbers(sentence),
  };
}

/** A line for whoever looks the draft over: what was found in the sentence. */
export function summarizeEntities(entities: ExtractedEntities): string {
  const texts = (list: readonly { readonly text: string }[]) => list.map(({ text }) => text);
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['time', [...texts(entities.clockTimes), ...texts(entities.dates)]],
    ['how long', texts(entities.durations)],
    ['place', texts(entities.places)],
    ['names', entities.names],
    ['numbers', entities.numbers],
  ];
  return parts
    .filter(([, list]) => list.length > 0)
    .map(([name, list]) => `${name}: ${list.slice(0, 6).join(', ')}`)
    .join(' · ');
}
