import type { PageCommand, PageCommandList } from '../page-command.ts';
import type { PageChannel, PageRole, PageUser } from '../page-message.ts';
import type { PageEvent, PageRequests, PageResponses } from '../protocol.ts';
import type { Connection } from './connection.ts';
import { readTabStorage, writeTabStorage } from './tab-storage.ts';

type Hello = Extract<PageEvent, { event: 'hello' }>;
type Changes = 'moved' | 'offer' | 'places';

/** Where one is, as whom, and what can be done there. */
export type SessionState = {
  readonly hello: Hello;
  readonly role: () => PageRole;
  readonly me: () => PageUser;
  readonly place: () => PageChannel;
  /** The places that the person sees. */
  readonly places: () => readonly PageChannel[];
  readonly offer: () => PageCommandList;
  readonly command: (title: string) => PageCommand | undefined;
  /** Where requests come from. */
  readonly from: () => { readonly role: PageRole; readonly channelId: string };
  ask<Kind extends keyof PageRequests>(kind: Kind, payload: PageRequests[Kind]): Promise<PageResponses[Kind]>;
  become(role: PageRole): void;
  go(place: string): void;
  setPlaces(places: readonly PageChannel[]): void;
  /** Asks anew what is offered. */
  refreshOffer(): Promise<void>;
  on(change: Changes, listener: () => void): void;
};

/** Where this tab was before and as whom; at first the first place, as a member. */
export function createSessionState(hello: Hello, { ask }: Connection): SessionState {
  const listeners: Readonly<Record<Changes, (() => void)[]>> = { moved: [], offer: [], places: [] };
  const tell = (change: Changes): void => {
    for (const listener of listeners[change]) listener();
  };
  let all = hello.channels;
  let role: PageRole = readTabStorage('role') === 'moderator' ? 'moderator' : 'member';
  let here = readTabStorage('place') ?? '';
  let offer: PageCommandList = { commands: [], messageCommands: [] };

  const visible = (): readonly PageChannel[] =>
    all.filter(({ ownerRole }) => ownerRole === undefined || ownerRole === role);
  function place(): PageChannel {
    const found = visible().find(({ id }) => id === here) ?? visible()[0];
    if (!found) throw new Error('There is no place to be.');
    return found;
  }
  // A place of before may be gone.
  here = place().id;
  const from = () => ({ role, channelId: place().id });
  async function refreshOffer(): Promise<void> {
    const asked = from();
    // A place that is gone by now, or a line that is cut, is told elsewhere.
    const answer = await ask('listCommands', asked).catch(() => undefined);
    if (!answer || asked.role !== role || asked.channelId !== place().id) return;
    offer = answer;
    tell('offer');
  }
  function moved(): void {
    here = place().id;
    writeTabStorage('role', role);
    writeTabStorage('place', here);
    tell('moved');
    void refreshOffer();
  }

  return {
    hello,
    role: () => role,
    me: () => hello.users[role],
    place,
    places: visible,
    offer: () => offer,
    command: (title) => offer.commands.find((command) => command.title === title),
    from,
    ask,
    become(other) {
      const isDirect = place().ownerRole !== undefined;
      role = other;
      if (isDirect) here = visible().find(({ ownerRole }) => ownerRole !== undefined)?.id ?? here;
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
