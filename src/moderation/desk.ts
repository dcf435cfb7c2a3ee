import { type Shift, withhold } from '../answering/shift.ts';
import { type Owner, operator, type Revision, type ServerSettings } from '../store/store.ts';
import type { Desk } from './moderation.ts';

/** A revision that is in force, and what was made of it. */
export type Held = { readonly revision: Revision; readonly shift: Shift };

/** The desk with the side by which it is changed: called once a change is in the database. */
export type OpenDesk = Desk & {
  put(held: Held): void;
  takeAway(owner: Owner, incident: string): void;
  withholdHere(server: string, incident: string, facts: ReadonlySet<string>): void;
  choose(server: string, settings: ServerSettings): void;
  /** What this owner has of an incident, with nothing withheld. */
  held(owner: Owner, incident: string): Held | undefined;
  /** What a server is answered from: its own, or the operator's. */
  heldFor(server: string | undefined, incident: string): Held | undefined;
  /** The ids of the facts that a server withholds. */
  withheldHere(server: string, incident: string): ReadonlySet<string>;
  /** Tells whoever listens; resolves with whether Discord took the commands. */
  changed(server: string | undefined): Promise<boolean>;
  /** How many incidents a server has states of its own for. */
  ownIncidents(server: string): readonly string[];
};

const none: ReadonlySet<string> = new Set();

/** What people call a revision: "3" is their own, "folder 2" the operator's. */
export function revisionName({ owner, number }: Pick<Revision, 'owner' | 'number'>): string {
  return owner === operator ? `folder ${number}` : String(number);
}

/** Holds the knowledge in force, all in memory. The incident of this id is the one that is followed where nothing is chosen. */
export function openDesk(usual: string): OpenDesk {
  const states = new Map<string, Held>();
  const withheld = new Map<string, ReadonlySet<string>>();
  const settings = new Map<string, ServerSettings>();
  const listeners: ((server: string | undefined) => Promise<boolean>)[] = [];

  const held = (owner: Owner, incident: string) => states.get(key(owner, incident));
  const heldFor = (server: string | undefined, incident: string) =>
    (server === undefined ? undefined : held(server, incident)) ?? held(operator, incident);
  const withheldHere = (server: string, incident: string) => withheld.get(key(server, incident)) ?? none;
  const shown = openShownShifts();
  const of = (server: string | undefined, incident: string): Shift | undefined => {
    const full = heldFor(server, incident)?.shift;
    if (!full || server === undefined) return full;
    return shown(key(server, incident), full, withheldHere(server, incident));
  };
  const required = (server: string | undefined, incident: string): Shift => {
    // An incident that was chosen may be gone from the folder since; the usual one never is.
    const found = of(server, incident) ?? of(server, usual);
    if (!found) throw new Error(`Nothing is in force for the incident ${usual}.`);
    return found;
  };
  const chosen = (server: string) => settings.get(server);
  const ownIncidents = (server: string) =>
    [...states.values()].filter(({ revision }) => revision.owner === server).map(({ revision }) => revision.incident);

  return {
    at({ server, channel }) {
      if (server === undefined) return required(undefined, usual);
      const { incident = usual, channelIncidents = {} } = chosen(server) ?? {};
      return required(server, channelIncidents[channel] ?? incident);
    },
    of,
    followed(server) {
      const { incident = usual, channelIncidents = {} } = chosen(server) ?? {};
      const incidents = new Set([incident, ...Object.values(channelIncidents)]);
      return [...new Set([...incidents].map((one) => required(server, one)))];
    },
    incidents(server) {
      const mine = [...states.values()].filter(({ revision: { owner } }) => owner === operator || owner === server);
      const titles = mine.map(({ shift }) => shift.knowledge.incident).map(({ id, title }) => [id, title] as const);
      return [...new Map(titles)].map(([id, title]) => ({ id, title }));
    },
    revisionAt(server, incident) {
      const revision = heldFor(server, incident)?.revision;
      return revision && { id: revision.id, name: revisionName(revision) };
    },
    onChange: (listener) => listeners.push(listener),
    put: (state) => states.set(key(state.revision.owner, state.revision.incident), state),
    takeAway: (owner, incident) => states.delete(key(owner, incident)),
    withholdHere: (server, incident, facts) => withheld.set(key(server, incident), facts),
    choose: (server, settled) => settings.set(server, settled),
    held,
    heldFor,
    withheldHere,
    async changed(server) {
      const done = await Promise.all(listeners.map((listener) => listener(server)));
      return done.every((one) => one);
    },
    ownIncidents,
  };
}

/** What is shown with some facts withheld is made once, and again when either changes. */
function openShownShifts() {
  const made = new Map<string, { full: Shift; ids: ReadonlySet<string>; shift: Shift }>();
  return (place: string, full: Shift, ids: ReadonlySet<string>): Shift => {
    if (ids.size === 0) return full;
    const known = made.get(place);
    if (known?.full === full && known.ids === ids) return known.shift;
    const shift = withhold(full, ids);
    made.set(place, { full, ids, shift });
    return shift;
  };
}

function key(owner: Owner, incident: string): string {
  return `${owner} ${incident}`;
}
