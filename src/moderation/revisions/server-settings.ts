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

/** What a server chooses: which incident it follows where, and where the bot tells what has happened. */
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
      incidentId: defaultIncidentId(activeKnowledge, moderator),
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
      // A channel that is given what its server follows has no choice of its own any more.
      const channelIncidentId = incidentId === defaultIncidentId(activeKnowledge, moderator) ? undefined : incidentId;
      const reply = await update(moderator, { action: 'incident', detail }, (settings) =>
        channelId === undefined
          ? settings.setIncident(moderator.serverId, incidentId)
          : settings.setChannelIncident(moderator.serverId, channelId, channelIncidentId),
      );
      // What it does is done; that commands lag behind is in the log, and the next reload tries again.
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

/** What a server follows where a channel has no choice of its own. */
function defaultIncidentId(activeKnowledge: MutableActiveKnowledge, { serverId }: Moderator): string {
  return activeKnowledge.forChannel({ serverId, channelId: '' }).knowledge.incident.id;
}

/** Written so that whoever shows it can tell the channel's id from other words. */
function describeChannel(channelId: string | undefined): string {
  return channelId === undefined ? 'nowhere' : `channel ${channelId}`;
}
