import type { Answers, PageEvent, Requests } from '../protocol.ts';
import type { Command, Offer } from '../shown-command.ts';
import type { Place, Role, Somebody } from '../shown-message.ts';
import type { Connection } from './connection.ts';
import { remember, remembered } from './tab-memory.ts';

type Hello = Extract<PageEvent, { event: 'hello' }>;
type Changes = 'moved' | 'offer' | 'places';

/** Where one is, as whom, and what can be done there. */
export type Room = {
  readonly hello: Hello;
  readonly role: () => Role;
  readonly me: () => Somebody;
  readonly place: () => Place;
  /** The places that the person sees. */
  readonly places: () => readonly Place[];
  readonly offer: () => Offer;
  readonly command: (title: string) => Command | undefined;
  /** Where requests come from. */
  readonly from: () => { readonly as: Role; readonly place: string };
  ask<Kind extends keyof Requests>(kind: Kind, what: Requests[Kind]): Promise<Answers[Kind]>;
  become(role: Role): void;
  go(place: string): void;
  setPlaces(places: readonly Place[]): void;
  /** Asks anew what is offered. */
  refreshOffer(): Promise<void>;
  on(change: Changes, listener: () => void): void;
};

/** Where this tab was before and as whom; at first the first place, as a member. */
export function openRoom(hello: Hello, { ask }: Connection): Room {
  const listeners: Readonly<Record<Changes, (() => void)[]>> = { moved: [], offer: [], places: [] };
  const tell = (change: Changes): void => {
    for (const listener of listeners[change]) listener();
  };
  let all = hello.places;
  let role: Role = remembered('role') === 'moderator' ? 'moderator' : 'member';
  let here = remembered('place') ?? '';
  let offer: Offer = { commands: [], menus: [] };

  const visible = (): readonly Place[] => all.filter(({ owner }) => owner === undefined || owner === role);
  function place(): Place {
    const found = visible().find(({ id }) => id === here) ?? visible()[0];
    if (!found) throw new Error('There is no place to be.');
    return found;
  }
  // A place of before may be gone.
  here = place().id;
  const from = () => ({ as: role, place: place().id });
  async function refreshOffer(): Promise<void> {
    const asked = from();
    // A place that is gone by now, or a line that is cut, is told elsewhere.
    const answer = await ask('offer', asked).catch(() => undefined);
    if (!answer || asked.as !== role || asked.place !== place().id) return;
    offer = answer;
    tell('offer');
  }
  function moved(): void {
    here = place().id;
    remember('role', role);
    remember('place', here);
    tell('moved');
    void refreshOffer();
  }

  return {
    hello,
    role: () => role,
    me: () => hello.people[role],
    place,
    places: visible,
    offer: () => offer,
    command: (title) => offer.commands.find((command) => command.title === title),
    from,
    ask,
    become(other) {
      const isDirect = place().owner !== undefined;
      role = other;
      if (isDirect) here = visible().find(({ owner }) => owner !== undefined)?.id ?? here;
      moved();
    },
    go(id) {
      here = id;
      moved();
    },
    setPlaces(places) {
      const wasThere = places.some(({ id }) => id === here);
      all = places;
      tell('places');
      if (!wasThere) moved();
    },
    refreshOffer,
    on: (change, listener) => void listeners[change].push(listener),
  };
}
