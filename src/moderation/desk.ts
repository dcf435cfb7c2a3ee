import type { Withholds } from '../answering/saying.ts';
import { type Shift, withhold } from '../answering/shift.ts';
import { type Owner, operator, type Revision, type ServerSettings } from '../store/store.ts';
import type { Desk } from './moderation.ts';

/** A revision that is in force, and what was made of it. */
export type Held = { readonly revision: Revision; readonly shift: Shift };

/** The desk with the side by which it is changed: called once a change is in the database. */
export type OpenDesk = Desk & {
  put(held: Held): void;
  takeAway(owner: Owner, incident: string): void;
  withholdHere(server: string, incident: string, withholds: Withholds): void;
  choose(server: string, settings: ServerSettings): void;
  /** What this owner has of an incident, with nothing withheld. */
  held(owner: Owner, incident: string): Held | undefined;
  /** What a server is answered from: its own, or the operator's. */
  heldFor(server: string | undefined, incident: string): Held | undefined;
  /** What a server withholds. */
  withheldHere(server: string, incident: string): Withholds;
  /** Tells whoever listens; resolves with whether Discord took the commands. */
  changed(server: string | undefined): Promise<boolean>;
  /** The incidents for which a server, or the operator, has a state of its own. */
  ownIncidents(owner: Owner): readonly string[];
};

const none: Withholds = new Map();

/** What people call a revision: "3" is their own, "folder 2" the operator's. */
export function revisionName({ owner, number }: Pick<Revision, 'owner' | 'number'>): string {
  return owner === operator ? `folder ${number}` : String(number);
}

/** Holds the knowledge in force, all in memory. The incident of this id is the one that is followed where nothing is chosen. */
export function openDesk(usual: string): OpenDesk {
  const states = new Map<string, Held>();
  const withheld = new Map<string, Withholds>();
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
  const ownIncidents = (owner: Owner) =>
    [...states.values()].filter(({ revision }) => revision.owner === owner).map(({ revision }) => revision.incident);

  return {
    at({ server, channel, parent = '' }) {
      if (server === undefined) return required(undefined, usual);
      const { incident = usual, channelIncidents = {} } = chosen(server) ?? {};
      return required(server, channelIncidents[channel] ?? channelIncidents[parent] ?? incident);
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
    withholdHere: (server, incident, withholds) => withheld.set(key(server, incident), withholds),
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
  const made = new Map<string, { full: Shift; withholds: Withholds; shift: Shift }>();
  return (place: string, full: Shift, withholds: Withholds): Shift => {
    if (withholds.size === 0) return full;
    const known = made.get(place);
    if (known?.full === full && known.withholds === withholds) return known.shift;
    const shift = withhold(full, withholds);
    made.set(place, { full, withholds, shift });
    return shift;
  };
}

function key(owner: Owner, incident: string): string {
  return `${owner} ${incident}`;
}
