import type { Withholdings } from '../../answering/fact-fingerprint.ts';
import { type Snapshot, withheldView } from '../../answering/snapshot.ts';
import { type Owner, operator, type Revision, type ServerSettings } from '../../store/store.ts';
import type { ActiveKnowledge } from '../moderation.ts';

/** A revision that is in force, and what was made of it. */
export type ActiveRevision = { readonly revision: Revision; readonly snapshot: Snapshot };

/** The desk with the side by which it is changed: called once a change is in the database. */
export type MutableActiveKnowledge = ActiveKnowledge & {
  activate(active: ActiveRevision): void;
  deactivate(owner: Owner, incidentId: string): void;
  setWithholdings(serverId: string, incidentId: string, withholdings: Withholdings): void;
  setSettings(serverId: string, settings: ServerSettings): void;
  /** What this owner has of an incident, with nothing withheld. */
  own(owner: Owner, incidentId: string): ActiveRevision | undefined;
  /** What a server is answered from: its own, or the operator's. */
  resolve(serverId: string | undefined, incidentId: string): ActiveRevision | undefined;
  /** What a server withholds. */
  withholdings(serverId: string, incidentId: string): Withholdings;
  /** Tells whoever listens; resolves with whether Discord took the commands. */
  notifyListeners(serverId: string | undefined): Promise<boolean>;
  /** The incidents for which a server, or the operator, has a state of its own. */
  ownIncidentIds(owner: Owner): readonly string[];
};

const noWithholdings: Withholdings = new Map();

/** What people call a revision: "3" is their own, "folder 2" the operator's. */
export function revisionName({ owner, number }: Pick<Revision, 'owner' | 'number'>): string {
  return owner === operator ? `folder ${number}` : String(number);
}

/** Holds the knowledge in force, all in memory. The incident of this id is the one that is followed where nothing is chosen. */
export function createActiveKnowledge(defaultIncidentId: string): MutableActiveKnowledge {
  const activeRevisions = new Map<string, ActiveRevision>();
  const withholdingsByKey = new Map<string, Withholdings>();
  const settingsByServerId = new Map<string, ServerSettings>();
  const listeners: ((serverId: string | undefined) => Promise<boolean>)[] = [];

  const own = (owner: Owner, incidentId: string) => activeRevisions.get(key(owner, incidentId));
  const resolve = (serverId: string | undefined, incidentId: string) =>
    (serverId === undefined ? undefined : own(serverId, incidentId)) ?? own(operator, incidentId);
  const withholdingsFor = (serverId: string, incidentId: string) =>
    withholdingsByKey.get(key(serverId, incidentId)) ?? noWithholdings;
  const cachedView = createViewCache();
  const forIncident = (serverId: string | undefined, incidentId: string): Snapshot | undefined => {
    const snapshot = resolve(serverId, incidentId)?.snapshot;
    if (!snapshot || serverId === undefined) return snapshot;
    return cachedView(key(serverId, incidentId), snapshot, withholdingsFor(serverId, incidentId));
  };
  const requireSnapshot = (serverId: string | undefined, incidentId: string): Snapshot => {
    // An incident that was chosen may be gone from the folder since; the usual one never is.
    const snapshot = forIncident(serverId, incidentId) ?? forIncident(serverId, defaultIncidentId);
    if (!snapshot) throw new Error(`Nothing is in force for the incident ${defaultIncidentId}.`);
    return snapshot;
  };
  const settingsOf = (serverId: string) => settingsByServerId.get(serverId);
  const ownIncidentIds = (owner: Owner) =>
    [...activeRevisions.values()]
      .filter(({ revision }) => revision.owner === owner)
      .map(({ revision }) => revision.incidentId);

  return {
    forChannel({ serverId, channelId, parentChannelId = '' }) {
      if (serverId === undefined) return requireSnapshot(undefined, defaultIncidentId);
      const { incidentId = defaultIncidentId, channelIncidents = {} } = settingsOf(serverId) ?? {};
      return requireSnapshot(serverId, channelIncidents[channelId] ?? channelIncidents[parentChannelId] ?? incidentId);
    },
    forIncident,
    servedIn(serverId) {
      const { incidentId = defaultIncidentId, channelIncidents = {} } = settingsOf(serverId) ?? {};
      const incidentIds = new Set([incidentId, ...Object.values(channelIncidents)]);
      return [...new Set([...incidentIds].map((one) => requireSnapshot(serverId, one)))];
    },
    incidents(serverId) {
      const available = [...activeRevisions.values()].filter(
        ({ revision: { owner } }) => owner === operator || owner === serverId,
      );
      const titles = available
        .map(({ snapshot }) => snapshot.knowledge.incident)
        .map(({ id, title }) => [id, title] as const);
      return [...new Map(titles)].map(([id, title]) => ({ id, title }));
    },
    activeRevision(serverId, incidentId) {
      const revision = resolve(serverId, incidentId)?.revision;
      return revision && { id: revision.id, name: revisionName(revision) };
    },
    onChange: (listener) => listeners.push(listener),
    activate: (active) => activeRevisions.set(key(active.revision.owner, active.revision.incidentId), active),
    deactivate: (owner, incidentId) => activeRevisions.delete(key(owner, incidentId)),
    setWithholdings: (serverId, incidentId, withholdings) =>
      withholdingsByKey.set(key(serverId, incidentId), withholdings),
    setSettings: (serverId, settings) => settingsByServerId.set(serverId, settings),
    own,
    resolve,
    withholdings: withholdingsFor,
    async notifyListeners(serverId) {
      const results = await Promise.all(listeners.map((listener) => listener(serverId)));
      return results.every((one) => one);
    },
    ownIncidentIds,
  };
}

/** What is shown with some facts withheld is made once, and again when either changes. */
function createViewCache() {
  const cache = new Map<string, { full: Snapshot; withholdings: Withholdings; view: Snapshot }>();
  return (cacheKey: string, full: Snapshot, withholdings: Withholdings): Snapshot => {
    if (withholdings.size === 0) return full;
    const cached = cache.get(cacheKey);
    if (cached?.full === full && cached.withholdings === withholdings) return cached.view;
    const view = withheldView(full, withholdings);
    cache.set(cacheKey, { full, withholdings, view });
    return view;
  };
}

function key(owner: Owner, incidentId: string): string {
  return `${owner} ${incidentId}`;
}
