import type { Reply } from '../answering/reply.ts';
import type { Store, Stores } from '../store/store.ts';
import { noteDeed } from './deeds.ts';
import type { OpenDesk } from './desk.ts';
import type { Choices, Moderator } from './moderation.ts';

export type ChoiceOptions = {
  readonly store: Store;
  readonly desk: OpenDesk;
  readonly now: () => Date;
  readonly wake: () => void;
};

/** What a server chooses: which incident it follows where, and where the bot tells what has happened. */
export function openChoices({ store, desk, now, wake }: ChoiceOptions): Choices {
  const choose = async (
    by: Moderator,
    { action, detail }: { action: string; detail: string },
    keep: (settings: Stores['settings']) => Promise<void>,
  ): Promise<Reply> => {
    const settings = await store.atOnce(async (stores) => {
      await keep(stores.settings);
      await noteDeed(stores, { server: by.server, by: by.person, at: now(), action, detail });
      return stores.settings.of(by.server);
    });
    desk.choose(by.server, settings);
    wake();
    return show(by);
  };

  const show = async (by: Moderator): Promise<Reply> => {
    const { channelIncidents, logChannel, newsChannel } = await store.settings.of(by.server);
    return {
      kind: 'settings',
      incident: usualOf(desk, by),
      channelIncidents,
      ...(logChannel === undefined ? {} : { logChannel }),
      ...(newsChannel === undefined ? {} : { newsChannel }),
      incidents: desk.incidents(by.server),
    };
  };

  return {
    async follow(by, incident, channel) {
      if (!desk.incidents(by.server).some(({ id }) => id === incident))
        return { kind: 'notice', notice: 'no-such-incident' };
      const detail = channel === undefined ? incident : `${incident} in channel ${channel}`;
      // A channel that is given what its server follows has no choice of its own any more.
      const own = incident === usualOf(desk, by) ? undefined : incident;
      const settled = await choose(by, { action: 'incident', detail }, (settings) =>
        channel === undefined
          ? settings.setIncident(by.server, incident)
          : settings.setChannelIncident(by.server, channel, own),
      );
      // What it does is done; that commands lag behind is in the log, and the next reload tries again.
      await desk.changed(by.server);
      return settled;
    },
    logTo: (by, channel) =>
      choose(by, { action: 'log-channel', detail: channelDetail(channel) }, (settings) =>
        settings.setLogChannel(by.server, channel),
      ),
    newsTo: (by, channel) =>
      choose(by, { action: 'news-channel', detail: channelDetail(channel) }, (settings) =>
        settings.setNewsChannel(by.server, channel),
      ),
    show,
  };
}

/** What a server follows where a channel has no choice of its own. */
function usualOf(desk: OpenDesk, { server }: Moderator): string {
  return desk.at({ server, channel: '' }).knowledge.incident.id;
}

/** Written so that whoever shows it can tell the channel's id from other words. */
function channelDetail(channel: string | undefined): string {
  return channel === undefined ? 'nowhere' : `channel ${channel}`;
}
