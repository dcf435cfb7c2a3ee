import type { Reply } from '../../replies/reply.ts';
import type { Repositories, Store } from '../../store/store.ts';
import type { Moderator, ServerSettingsEditor } from '../moderation.ts';
import type { MutableActiveKnowledge } from '../state/active-knowledge.ts';
import { recordAudit } from '../state/audit-log.ts';

export type ServerSettingsOptions = {
  readonly store: Store;
  readonly activeKnowledge: MutableActiveKnowledge;
  readonly now: () => Date;
  readonly notifyOutbox: () => void;
};

/** Which incident a server answers about, and where the bot posts the audit log and news. */
export function createServerSettingsEditor({
  store,
  activeKnowledge,
  now,
  notifyOutbox,
}: ServerSettingsOptions): ServerSettingsEditor {
  const update = async (
    moderator: Moderator,
    { action, detail }: { action: string; detail: string },
    write: (settings: Repositories['settings']) => Promise<void>,
  ): Promise<Reply> => {
    const settings = await store.transaction(async (repositories) => {
      await write(repositories.settings);
      await recordAudit(repositories, {
        serverId: moderator.serverId,
        moderatorId: moderator.userId,
        createdAt: now(),
        action,
        detail,
      });
      return repositories.settings.forServer(moderator.serverId);
    });
    activeKnowledge.setSettings(moderator.serverId, settings);
    notifyOutbox();
    return show(moderator);
  };

  const show = async (moderator: Moderator): Promise<Reply> => {
    const { channelIncidents, logChannelId, newsChannelId } = await store.settings.forServer(moderator.serverId);
    return {
      kind: 'settings',
      incidentId: serverIncidentId(activeKnowledge, moderator),
      incidentIdByChannelId: channelIncidents,
      ...(logChannelId === undefined ? {} : { logChannelId }),
      ...(newsChannelId === undefined ? {} : { newsChannelId }),
      incidents: activeKnowledge.incidents(moderator.serverId),
    };
  };

  return {
    async setIncident(moderator, incidentId, channelId) {
      if (!activeKnowledge.incidents(moderator.serverId).some(({ id }) => id === incidentId))
        return { kind: 'notice', notice: 'no-such-incident' };
      const detail = channelId === undefined ? incidentId : `${incidentId} in channel ${channelId}`;
      // A channel with the incident of its server needs no setting of its own.
      const channelIncidentId = incidentId === serverIncidentId(activeKnowledge, moderator) ? undefined : incidentId;
      const reply = await update(moderator, { action: 'incident', detail }, (settings) =>
        channelId === undefined
          ? settings.setIncident(moderator.serverId, incidentId)
          : settings.setChannelIncident(moderator.serverId, channelId, channelIncidentId),
      );
      // Failures are logged by the registrar, and the next reload registers the commands again.
      await activeKnowledge.notifyListeners(moderator.serverId);
      return reply;
    },
    setLogChannel: (moderator, channelId) =>
      update(moderator, { action: 'log-channel', detail: describeChannel(channelId) }, (settings) =>
        settings.setLogChannel(moderator.serverId, channelId),
      ),
    setNewsChannel: (moderator, channelId) =>
      update(moderator, { action: 'news-channel', detail: describeChannel(channelId) }, (settings) =>
        settings.setNewsChannel(moderator.serverId, channelId),
      ),
    show,
  };
}

/** The incident of channels without a setting of their own. */
function serverIncidentId(activeKnowledge: MutableActiveKnowledge, { serverId }: Moderator): string {
  return activeKnowledge.incidentAt({ serverId, channelId: '' });
}

/** Rendering recognises the channel by the word before its id. */
function describeChannel(channelId: string | undefined): string {
  return channelId === undefined ? 'none' : `channel ${channelId}`;
}
