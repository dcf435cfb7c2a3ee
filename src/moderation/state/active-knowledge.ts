import type { Withholdings } from '../../answering/fact-fingerprint.ts';
import { type Snapshot, withheldView } from '../../answering/snapshot.ts';
import { type Owner, operator, type Revision, type ServerSettings } from '../../store/store.ts';
import type { ActiveKnowledge } from '../moderation.ts';

/** `snapshot` has no facts withheld. */
type ActiveRevision = { readonly revision: Revision; readonly snapshot: Snapshot };

/** The writable side. Call it after the transaction that stores a change. */
export type MutableActiveKnowledge = ActiveKnowledge & {
  activate(active: ActiveRevision): void;
  deactivate(owner: Owner, incidentId: string): void;
  setWithholdings(serverId: string, incidentId: string, withholdings: Withholdings): void;
  setSettings(serverId: string, settings: ServerSettings): void;
  own(owner: Owner, incidentId: string): ActiveRevision | undefined;
  /** The server's own revision, or else the operator's. */
  resolve(serverId: string | undefined, incidentId: string): ActiveRevision | undefined;
  withholdings(serverId: string, incidentId: string): Withholdings;
  /** Calls the listeners; resolves with whether Discord accepted the commands. */
  notifyListeners(serverId: string | undefined): Promise<boolean>;
  /** The incidents of which this owner has a revision. */
  ownIncidentIds(owner: Owner): readonly string[];
};

const noWithholdings: Withholdings = new Map();

/** The name that moderators see: "3" for a server's own revision, "folder 2" for the operator's. */
export function revisionName({ owner, number }: Pick<Revision, 'owner' | 'number'>): string {
  return owner === operator ? `folder ${number}` : String(number);
}

/** Servers that have chosen no incident use the default one, which the operator's folder always contains. */
export function createActiveKnowledge(defaultIncidentId: string): MutableActiveKnowledge {
  const activeRevisions = new Map<string, ActiveRevision>();
  const withholdingsByKey = new Map<string, Withholdings>();
  const settingsByServerId = new Map<string, ServerSettings>();
  const listeners: ((serverId: string | undefined) => Promise<boolean>)[] = [];

  const own = (owner: Owner, incidentId: string) => activeRevisions.get(keyOf(owner, incidentId));
  const resolve = (serverId: string | undefined, incidentId: string) =>
    (serverId === undefined ? undefined : own(serverId, incidentId)) ?? own(operator, incidentId);
  const withholdingsFor = (serverId: string, incidentId: string) =>
    withholdingsByKey.get(keyOf(serverId, incidentId)) ?? noWithholdings;
  const cachedView = createViewCache();
  const forIncident = (serverId: string | undefined, incidentId: string): Snapshot | undefined => {
    const snapshot = resolve(serverId, incidentId)?.snapshot;
    if (!snapshot || serverId === undefined) return snapshot;
    return cachedView(keyOf(serverId, incidentId), snapshot, withholdingsFor(serverId, incidentId));
  };
  const requireSnapshot = (serverId: string | undefined, incidentId: string): Snapshot => {
    // The incident of a setting may have been removed since.
    const snapshot = forIncident(serverId, incidentId) ?? forIncident(serverId, defaultIncidentId);
    if (!snapshot) throw new Error(`The incident ${defaultIncidentId} has no active revision.`);
    return snapshot;
  };
  const chosenIncidents = (serverId: string) => {
    const { incidentId = defaultIncidentId, channelIncidents = {} } = settingsByServerId.get(serverId) ?? {};
    return { incidentId, channelIncidents };
  };

  return {
    forChannel({ serverId, channelId, parentChannelId = '' }) {
      if (serverId === undefined) return requireSnapshot(undefined, defaultIncidentId);
      const { incidentId, channelIncidents } = chosenIncidents(serverId);
      return requireSnapshot(serverId, channelIncidents[channelId] ?? channelIncidents[parentChannelId] ?? incidentId);
    },
    forIncident,
    servedIn(serverId) {
      const { incidentId, channelIncidents } = chosenIncidents(serverId);
      const incidentIds = [incidentId, ...Object.values(channelIncidents)];
      return [...new Set(incidentIds.map((id) => requireSnapshot(serverId, id)))];
    },
    incidents(serverId) {
      const available = [...activeRevisions.values()].filter(
        ({ revision: { owner } }) => owner === operator || owner === serverId,
      );
      const titles = available.map(({ snapshot: { knowledge } }) => {
        const { id, title } = knowledge.incident;
        return [id, title] as const;
      });
      return [...new Map(titles)].map(([id, title]) => ({ id, title }));
    },
    activeRevision(serverId, incidentId) {
      const revision = resolve(serverId, incidentId)?.revision;
      return revision && { id: revision.id, name: revisionName(revision) };
    },
    onChange: (listener) => listeners.push(listener),
    activate: (active) => activeRevisions.set(keyOf(active.revision.owner, active.revision.incidentId), active),
    deactivate: (owner, incidentId) => activeRevisions.delete(keyOf(owner, incidentId)),
    setWithholdings: (serverId, incidentId, withholdings) =>
      withholdingsByKey.set(keyOf(serverId, incidentId), withholdings),
    setSettings: (serverId, settings) => settingsByServerId.set(serverId, settings),
    own,
    resolve,
    withholdings: withholdingsFor,
    async notifyListeners(serverId) {
      const accepted = await Promise.all(listeners.map((listener) => listener(serverId)));
      return accepted.every(Boolean);
    },
    ownIncidentIds: (owner) =>
      [...activeRevisions.values()]
        .filter(({ revision }) => revision.owner === owner)
        .map(({ revision }) => revision.incidentId),
  };
}

/** Keeps each redacted view until the revision or the withholdings change. */
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

function keyOf(owner: Owner, incidentId: string): string {
  return `${owner} ${incidentId}`;
}
