import type { Row } from './postings.ts';

/**
 * Takes vectors of length 1, one after the other, and tells for each the place of the leader that it is most like (cosine,
 * `least` at least), the earlier of two that are the same; one that is like no leader is one itself.
 */
export function openLeaders(least: number): (vector: Row) => number {
  const places: number[] = [];
  const holders = new Map<number, Holders>();
  let taken = 0;
  return (vector) => {
    const place = taken;
    taken += 1;
    const leader = nearest(vector, holders, places.length);
    if (leader && leader.likeness >= least) return places[leader.number] ?? place;
    vector.features.forEach((feature, at) => {
      const held = holders.get(feature) ?? { leaders: [], weights: [] };
      held.leaders.push(places.length);
      held.weights.push(vector.weights[at] ?? 0);
      holders.set(feature, held);
    });
    places.push(place);
    return place;
  };
}

/** The leaders that have a feature, and how much of it. */
type Holders = { readonly leaders: number[]; readonly weights: number[] };

function nearest(
  { features, weights }: Row,
  holders: ReadonlyMap<number, Holders>,
  leaders: number,
): { number: number; likeness: number } | undefined {
  const likeness = new Float64Array(leaders);
  features.forEach((feature, at) => {
    const held = holders.get(feature);
    if (held) addTo(likeness, held, weights[at] ?? 0);
  });
  let best = 0;
  for (let leader = 1; leader < leaders; leader += 1) {
    if ((likeness[leader] ?? 0) > (likeness[best] ?? 0)) best = leader;
  }
  return leaders === 0 ? undefined : { number: best, likeness: likeness[best] ?? 0 };
}

function addTo(likeness: Float64Array, held: Holders, weight: number): void {
  for (let at = 0; at < held.leaders.length; at += 1) {
    const leader = held.leaders[at] ?? 0;
    likeness[leader] = (likeness[leader] ?? 0) + weight * (held.weights[at] ?? 0);
  }
}
