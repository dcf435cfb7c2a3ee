import type { Withholdings } from '../../answering/fact-fingerprint.ts';
import { type Snapshot, withheldView } from '../../answering/snapshot.ts';
import { type Owner, operator, type Revision, type ServerSettings } from '../../store/store.ts';
import type { ActiveKnowledge } from '../moderation.ts';

/** `snapshot` has no facts withheld. */
export type ActiveRevision = { readonly revision: Revision; readonly snapshot: Snapshot };

/** The writable side. Call it after the transaction that stores a change. */
export type MutableActiveKnowledge = ActiveKnowledge & {
  /** The snapshots of the operator's revisions stay in memory; those of servers are loaded when they are needed. */
  activate(revision: Revision, snapshot: Snapshot | undefined): void;
  deactivate(owner: Owner, incidentId: string): void;
  setWithholdings(serverId: string, incidentId: string, withholdings: Withholdings): void;
  setSettings(serverId: string, settings: ServerSettings): void;
  own(owner: Owner, incidentId: string): Revision | undefined;
  /** The server's own revision, or else the operator's. */
  resolve(serverId: string | undefined, incidentId: string): Revision | undefined;
  /** The revision of `resolve` with its snapshot. `read` is called in the moment in which it is active. */
  load<T>(
    serverId: string | undefined,
    incidentId: string,
    read: (active: ActiveRevision) => T,
  ): Promise<T | undefined>;
  /** A snapshot of the incident without the facts that the server withholds. */
  viewFor(serverId: string, incidentId: string, snapshot: Snapshot): Snapshot;
  withholdings(serverId: string, incidentId: string): Withholdings;
  /** Calls the listeners; resolves with whether Discord accepted the commands. */
  notifyListeners(serverId: string | undefined): Promise<boolean>;
  /** The incidents of which this owner has a revision. */
  ownIncidentIds(owner: Owner): readonly string[];
};

export type ActiveKnowledgeOptions = {
  /** Servers that have chosen no incident use this one, which the operator's folder always contains. */
  readonly defaultIncidentId: string;
  /** The snapshot of a server's revision; undefined if this version of the bot can't read it. */
  readonly loadSnapshot: (revision: Revision) => Promise<Snapshot | undefined>;
  /** Deactivates a revision that can't be read. */
  readonly revertUnreadable: (revision: Revision) => Promise<void>;
};

const noWithholdings: Withholdings = new Map();

/** The name that moderators see: "3" for a server's own revision, "folder 2" for the operator's. */
export function revisionName({ owner, number }: Pick<Revision, 'owner' | 'number'>): string {
  return owner === operator ? `folder ${number}` : String(number);
}

export function createActiveKnowledge(options: ActiveKnowledgeOptions): MutableActiveKnowledge {
  const { defaultIncidentId, loadSnapshot, revertUnreadable } = options;
  const activeRevisions = new Map<string, Revision>();
  const operatorSnapshots = new Map<string, Snapshot>();
  const withholdingsByKey = new Map<string, Withholdings>();
  const settingsByServerId = new Map<string, ServerSettings>();
  const listeners: ((serverId: string | undefined) => Promise<boolean>)[] = [];
  /** The hash of the file behind each snapshot that was returned. */
  const hashes = new WeakMap<Snapshot, string>();
  const cachedView = createViewCache();

  const own = (owner: Owner, incidentId: string) => activeRevisions.get(keyOf(owner, incidentId));
  const resolve = (serverId: string | undefined, incidentId: string) =>
    (serverId === undefined ? undefined : own(serverId, incidentId)) ?? own(operator, incidentId);
  const withholdings = (serverId: string, incidentId: string) =>
    withholdingsByKey.get(keyOf(serverId, incidentId)) ?? noWithholdings;
  const viewFor = (serverId: string, incidentId: string, snapshot: Snapshot) =>
    cachedView(snapshot, withholdings(serverId, incidentId));

  const load: MutableActiveKnowledge['load'] = async (serverId, incidentId, read) => {
    for (;;) {
      const revision = resolve(serverId, incidentId);
      if (!revision) return undefined;
      const snapshot = revision.owner === operator ? operatorSnapshots.get(incidentId) : await loadSnapshot(revision);
      // Another revision may have been published in the meantime.
      if (resolve(serverId, incidentId)?.id !== revision.id) continue;
      if (snapshot) return read({ revision, snapshot });
      await revertUnreadable(revision);
    }
  };
  const forIncident = (serverId: string | undefined, incidentId: string): Promise<Snapshot | undefined> =>
    load(serverId, incidentId, ({ revision, snapshot }) => {
      const view = serverId === undefined ? snapshot : viewFor(serverId, incidentId, snapshot);
      hashes.set(view, revision.hash);
      return view;
    });
  const chosenIncidents = (serverId: string) => {
    const { incidentId = defaultIncidentId, channelIncidents = {} } = settingsByServerId.get(serverId) ?? {};
    return { incidentId, channelIncidents };
  };
  /** The incident of a setting may have been removed since. */
  const existingIncident = (serverId: string | undefined, incidentId: string) =>
    resolve(serverId, incidentId) ? incidentId : defaultIncidentId;
  const incidentAt: ActiveKnowledge['incidentAt'] = ({ serverId, channelId, parentChannelId = '' }) => {
    if (serverId === undefined) return defaultIncidentId;
    const { incidentId, channelIncidents } = chosenIncidents(serverId);
    return existingIncident(serverId, channelIncidents[channelId] ?? channelIncidents[parentChannelId] ?? incidentId);
  };

  return {
    async forChannel(location) {
      const snapshot =
        (await forIncident(location.serverId, incidentAt(location))) ??
        (await forIncident(location.serverId, defaultIncidentId));
      if (!snapshot) throw new Error(`The incident ${defaultIncidentId} has no active revision.`);
      return snapshot;
    },
    forIncident,
    incidentAt,
    servedIncidentIds(serverId) {
      const { incidentId, channelIncidents } = chosenIncidents(serverId);
      const chosenIds = [incidentId, ...Object.values(channelIncidents)];
      return [...new Set(chosenIds.map((id) => existingIncident(serverId, id)))];
    },
    contentTag: (serverId, incidentId) =>
      JSON.stringify([resolve(serverId, incidentId)?.hash, ...withholdings(serverId, incidentId)]),
    isCurrent(serverId, snapshot) {
      const { id: incidentId } = snapshot.knowledge.incident;
      const active = withholdings(serverId, incidentId);
      const hasSameWithholdings = active === snapshot.withholdings || active.size + snapshot.withholdings.size === 0;
      return hasSameWithholdings && resolve(serverId, incidentId)?.hash === hashes.get(snapshot);
    },
    incidents(serverId) {
      const available = [...activeRevisions.values()].filter(({ owner }) => owner === operator || owner === serverId);
      const titles = available.map(({ incidentId, title }) => [incidentId, title] as const);
      return [...new Map(titles)].map(([id, title]) => ({ id, title }));
    },
    activeRevision(serverId, incidentId) {
      const revision = resolve(serverId, incidentId);
      return revision && { id: revision.id, name: revisionName(revision) };
    },
    onChange: (listener) => listeners.push(listener),
    activate(revision, snapshot) {
      activeRevisions.set(keyOf(revision.owner, revision.incidentId), revision);
      if (snapshot && revision.owner === operator) operatorSnapshots.set(revision.incidentId, snapshot);
    },
    deactivate(owner, incidentId) {
      activeRevisions.delete(keyOf(owner, incidentId));
      if (owner === operator) operatorSnapshots.delete(incidentId);
    },
    setWithholdings: (serverId, incidentId, newWithholdings) =>
      withholdingsByKey.set(keyOf(serverId, incidentId), newWithholdings),
    setSettings: (serverId, settings) => settingsByServerId.set(serverId, settings),
    own,
    resolve,
    load,
    viewFor,
    withholdings,
    async notifyListeners(serverId) {
      const accepted = await Promise.all(listeners.map((listener) => listener(serverId)));
      return accepted.every(Boolean);
    },
    ownIncidentIds: (owner) =>
      [...activeRevisions.values()].filter((revision) => revision.owner === owner).map(({ incidentId }) => incidentId),
  };
}

/** Keeps each redacted view as long as its full snapshot. */
function createViewCache() {
  const views = new WeakMap<Snapshot, WeakMap<Withholdings, Snapshot>>();
  return (full: Snapshot, withholdings: Withholdings): Snapshot => {
    if (withholdings.size === 0) return full;
    const viewsOfSnapshot = views.get(full) ?? new WeakMap<Withholdings, Snapshot>();
    views.set(full, viewsOfSnapshot);
    const view = viewsOfSnapshot.get(withholdings) ?? withheldView(full, withholdings);
    viewsOfSnapshot.set(withholdings, view);
    return view;
  };
}

function keyOf(owner: Owner, incidentId: string): string {
  return `${owner} ${incidentId}`;
}
