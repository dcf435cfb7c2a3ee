import { describe, expect, test } from 'vitest';
import { noteDeed } from '../../src/moderation/deeds.ts';
import type { Errand, Impossibility } from '../../src/moderation/moderation.ts';
import { operator } from '../../src/store/store.ts';
import { brief, edited, pathTo } from '../discord/brief-knowledge.ts';
import { here, openStage, type Stage, start, there } from './stage.ts';

const texts = ['Officers entered around 2pm.', 'Officers entered at 2pm.'].map((answer) =>
  edited((file) => file.setIn(pathTo('when-entered', 'answer'), answer)),
);
const [changed = '', changedAgain = ''] = texts;

async function nextOf({ outbox }: Stage): Promise<Errand> {
  const errand = await outbox.next();
  if (!errand) throw new Error('Nothing is due.');
  return errand;
}

/** A stage on which one answer has to be corrected. */
async function openCorrectionStage(): Promise<Stage> {
  const stage = await openStage();
  await stage.say(stage.tell('when-entered'));
  await stage.put(changed);
  return stage;
}

describe('An errand', () => {
  test('that was begun and not ended comes again, as one that may have been done', async () => {
    const stage = await openCorrectionStage();
    const first = await nextOf(stage);
    const again = await nextOf(stage);
    expect(again).toEqual({ ...first, again: true });
  });

  test('that Discord is too troubled for waits one second, two, four, and five minutes in the end', async () => {
    const stage = await openCorrectionStage();
    for (const seconds of [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
      await stage.outbox.later(await nextOf(stage));
      stage.pass(seconds * 1000 - 1);
      expect(await stage.outbox.next()).toBeUndefined();
      stage.pass(1);
    }
    expect(await stage.outbox.waiting()).toBe(1);
  });

  test('that waits does not hold up the others', async () => {
    const stage = await openCorrectionStage();
    await stage.outbox.later(await nextOf(stage));
    await stage.store.settings.setLogChannel(here.server, '160');
    await noteDeed(stage.store, { server: here.server, by: undefined, at: start, action: 'upload', detail: '' });
    expect(await stage.work()).toMatchObject([{ channel: '160' }]);
  });

  test('that can’t be drawn does not hold them up either, and is noted', async () => {
    const stage = await openStage();
    const { server, channel } = here;
    await stage.store.outbox.add({ server, channel, at: start, work: { kind: 'news', data: 'no JSON' } });
    await stage.say(stage.tell('when-entered'));
    await stage.put(changed);
    expect(await stage.work()).toHaveLength(1);
    expect(stage.errors).toHaveLength(1);
    expect(await stage.outbox.waiting()).toBe(1);
  });

  test('has a nonce of its own that fits into Discord’s 25 characters, the same each time', async () => {
    const stage = await openCorrectionStage();
    await stage.say(stage.tell('injuries'));
    await stage.withhold('injuries');
    const errand = await nextOf(stage);
    expect((await nextOf(stage)).nonce).toBe(errand.nonce);
    await stage.outbox.done(errand);
    const other = await nextOf(stage);
    expect(other.nonce).not.toBe(errand.nonce);
    expect(other.nonce.length).toBeLessThanOrEqual(25);
  });
});

describe('A correction that was posted instead of an edit', () => {
  test('is what is corrected the next time, and the moderators know of it', async () => {
    const stage = await openCorrectionStage();
    const errand = await nextOf(stage);
    await stage.outbox.done(errand, '7777');
    expect((await stage.log(here.server)).at(-1)).toBe(
      `corrected-by-reply https://discord.com/channels/100/101/${errand.message}: I could not edit it, and have replied to it`,
    );
    expect(await stage.put(changedAgain)).toBe(1);
    expect(await stage.work()).toMatchObject([{ message: '7777' }]);
  });
});

describe('What is impossible is in the moderators’ log', () => {
  test.for<readonly [Impossibility, string, number]>([
    ['message-gone', 'the message has been deleted', 0],
    ['channel-gone', 'the channel is gone', 0],
    ['not-allowed', 'Discord does not let me write there', 1],
  ])('a correction, of %s', async ([why, words, triedAgain]) => {
    const stage = await openCorrectionStage();
    const errand = await nextOf(stage);
    await stage.outbox.impossible(errand, why);
    const link = `https://discord.com/channels/100/101/${errand.message}`;
    expect((await stage.log(here.server)).at(-1)).toBe(`not-corrected ${link}: ${words}`);
    expect(await stage.log(there.server)).toEqual([]);
    expect(await stage.outbox.waiting()).toBe(0);
    expect(await stage.put(changedAgain)).toBe(triedAgain);
  });

  test('a post of what is new, and a channel that is gone is followed no more', async () => {
    const stage = await openStage();
    await stage.store.settings.setNewsChannel(here.server, '150');
    await stage.put(changed);
    await stage.outbox.impossible(await nextOf(stage), 'not-allowed');
    await stage.put(changedAgain);
    await stage.outbox.impossible(await nextOf(stage), 'channel-gone');
    expect(await stage.log(here.server)).toEqual([
      'news-not-posted Discord does not let me write there: channel 150',
      'news-not-posted the channel is gone: channel 150',
    ]);
    expect(await stage.store.settings.of(here.server)).not.toHaveProperty('newsChannel');
  });

  test('a post of the log, which is not posted in its turn', async () => {
    const stage = await openStage();
    await stage.store.settings.setLogChannel(here.server, '160');
    await stage.withhold('injuries');
    await stage.outbox.impossible(await nextOf(stage), 'channel-gone');
    expect((await stage.log(here.server)).at(-1)).toBe('log-not-posted the channel is gone: channel 160');
    expect(await stage.outbox.waiting()).toBe(0);
    expect(await stage.store.settings.of(here.server)).not.toHaveProperty('logChannel');
  });

  test('and another channel that was chosen in the meantime is kept', async () => {
    const stage = await openStage();
    await stage.store.settings.setLogChannel(here.server, '160');
    await stage.withhold('injuries');
    const errand = await nextOf(stage);
    await stage.store.settings.setLogChannel(here.server, '170');
    await stage.outbox.impossible(errand, 'channel-gone');
    expect(await stage.store.settings.of(here.server)).toMatchObject({ logChannel: '170' });
  });
});

describe('A deed is posted where a server follows its log', () => {
  const deed = { by: here.person, at: start, action: 'upload', detail: 'revision 3 in force' };

  async function openLogStage(): Promise<Stage> {
    const stage = await openStage();
    await stage.store.settings.setLogChannel(here.server, '160');
    await stage.store.settings.setLogChannel(there.server, '260');
    return stage;
  }

  test('its own, with who did it', async () => {
    const stage = await openLogStage();
    await noteDeed(stage.store, { ...deed, server: here.server });
    expect(await stage.work()).toMatchObject([
      { channel: '160', message: undefined, reply: { kind: 'log-line', ...deed } },
    ]);
    expect(await stage.log(here.server)).toEqual(['upload revision 3 in force']);
  });

  test('the operator’s everywhere, without who of one server did it', async () => {
    const stage = await openLogStage();
    await noteDeed(stage.store, { ...deed, server: operator });
    const posts = await stage.work();
    expect(posts.map(({ channel, reply }) => [channel, reply])).toEqual(
      ['160', '260'].map((channel) => [channel, { kind: 'log-line', ...deed, by: undefined }]),
    );
  });

  test('nowhere where nothing is chosen', async () => {
    const stage = await openStage();
    await noteDeed(stage.store, { ...deed, server: here.server });
    expect(await stage.work()).toEqual([]);
    expect(await stage.log(here.server)).toHaveLength(1);
  });
});

test('What is to be said outlives the end of the bot, and is not done twice', async () => {
  const stage = await openCorrectionStage();
  const errand = await nextOf(stage);
  await stage.outbox.done(errand);
  await stage.outbox.done(errand);
  await stage.outbox.later(errand);
  expect(await stage.outbox.waiting()).toBe(0);
  expect(await stage.store.answers.since(new Date(0), brief.incident.id)).toHaveLength(1);
});
