import type { PublicAnswer, Stores, Task } from '../store/store.ts';
import { noteDeed } from './deeds.ts';
import type { Errand, Impossibility } from './moderation.ts';
import type { Showing } from './planned-errand.ts';

type Impossible = {
  readonly task: Task;
  readonly showing: Showing | undefined;
  readonly errand: Errand;
  readonly why: Impossibility;
  readonly at: Date;
};

const reasons: Record<Impossibility, string> = {
  'channel-gone': 'the channel is gone',
  'message-gone': 'the message has been deleted',
  'not-allowed': 'Discord does not let me write there',
};

/** Where a message is, for moderators to follow. */
export function linkTo({ server, channel, message }: Pick<PublicAnswer, 'server' | 'channel' | 'message'>): string {
  return `https://discord.com/channels/${server}/${channel}/${message}`;
}

/** Tells the moderators what could not be said, and stops trying where there is nothing left to try. */
export async function noteImpossible(stores: Stores, { task, showing, errand, why, at }: Impossible): Promise<void> {
  const { server, channel, work } = task;
  const line = { server, by: undefined, at };
  const reason = reasons[why];
  const { settings } = stores;
  const { newsChannel, logChannel } = await settings.of(server);
  switch (work.kind) {
    case 'correction': {
      // A message that is gone says nothing wrong any more; one that can't be edited does.
      if (showing && why !== 'not-allowed') await stores.answers.showsNow(work.answer, showing.revision, []);
      const detail = `${linkTo({ server, channel, message: errand.message ?? '' })}: ${reason}`;
      await noteDeed(stores, { ...line, action: 'not-corrected', detail });
      return;
    }
    case 'news':
      if (why === 'channel-gone' && newsChannel === channel) await settings.setNewsChannel(server, undefined);
      await noteDeed(stores, { ...line, action: 'news-not-posted', detail: `${reason}: channel ${channel}` });
      return;
    case 'log':
      if (why === 'channel-gone' && logChannel === channel) await settings.setLogChannel(server, undefined);
      // Not by noteDeed: it would be posted to the same channel.
      await stores.moderatorLog.add({ ...line, action: 'log-not-posted', detail: `${reason}: channel ${channel}` });
      return;
    default:
      work satisfies never;
  }
}
