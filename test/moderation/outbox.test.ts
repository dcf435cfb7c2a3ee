import { describe, expect, test } from 'vitest';
import type { Delivery, DeliveryFailure } from '../../src/moderation/moderation.ts';
import { recordAudit } from '../../src/moderation/state/audit-log.ts';
import { operator } from '../../src/store/store.ts';
import { editSample, factPath, sampleKnowledge } from '../discord/sample-knowledge.ts';
import {
  createModerationFixture,
  type ModerationFixture,
  moderator,
  otherModerator,
  startTime,
} from './moderation-fixture.ts';

const texts = ['Officers entered around 2pm.', 'Officers entered at 2pm.'].map((answer) =>
  editSample((file) => file.setIn(factPath('when-entered', 'answer'), answer)),
);
const [changed = '', changedAgain = ''] = texts;

async function nextOf({ outbox }: ModerationFixture): Promise<Delivery> {
  const errand = await outbox.claim();
  if (!errand) throw new Error('Nothing is due.');
  return errand;
}

/** A stage on which one answer has to be corrected. */
async function openCorrectionStage(): Promise<ModerationFixture> {
  const fixture = await createModerationFixture();
  await fixture.post(fixture.answerEntry('when-entered'));
  await fixture.activate(changed);
  return fixture;
}

describe('An errand', () => {
  test('that was begun and not ended comes again, as one that may have been done', async () => {
    const fixture = await openCorrectionStage();
    const first = await nextOf(fixture);
    const again = await nextOf(fixture);
    expect(again).toEqual({ ...first, isRetry: true });
  });

  test('that Discord is too troubled for waits one second, two, four, and five minutes in the end', async () => {
    const fixture = await openCorrectionStage();
    for (const seconds of [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
      await fixture.outbox.retryLater(await nextOf(fixture));
      fixture.advance(seconds * 1000 - 1);
      expect(await fixture.outbox.claim()).toBeUndefined();
      fixture.advance(1);
    }
    expect(await fixture.outbox.pendingCount()).toBe(1);
  });

  test('that waits does not hold up the others', async () => {
    const fixture = await openCorrectionStage();
    await fixture.outbox.retryLater(await nextOf(fixture));
    await fixture.store.settings.setLogChannel(moderator.serverId, '160');
    await recordAudit(fixture.store, {
      serverId: moderator.serverId,
      moderatorId: undefined,
      createdAt: startTime,
      action: 'upload',
      detail: '',
    });
    expect(await fixture.deliverAll()).toMatchObject([{ channelId: '160' }]);
  });

  test('that can’t be drawn does not hold them up either, and is noted', async () => {
    const fixture = await createModerationFixture();
    const { serverId, channelId } = moderator;
    await fixture.store.outbox.add({
      serverId,
      channelId,
      createdAt: startTime,
      payload: { kind: 'news', data: 'no JSON' },
    });
    await fixture.post(fixture.answerEntry('when-entered'));
    await fixture.activate(changed);
    expect(await fixture.deliverAll()).toHaveLength(1);
    expect(fixture.errors).toHaveLength(1);
    expect(await fixture.outbox.pendingCount()).toBe(1);
  });

  test('has a nonce of its own that fits into Discord’s 25 characters, the same each time', async () => {
    const fixture = await openCorrectionStage();
    await fixture.post(fixture.answerEntry('injuries'));
    await fixture.withhold('injuries');
    const errand = await nextOf(fixture);
    expect((await nextOf(fixture)).nonce).toBe(errand.nonce);
    await fixture.outbox.complete(errand);
    const other = await nextOf(fixture);
    expect(other.nonce).not.toBe(errand.nonce);
    expect(other.nonce.length).toBeLessThanOrEqual(25);
  });
});

describe('A correction that was posted instead of an edit', () => {
  test('is what is corrected the next time, and the moderators know of it', async () => {
    const fixture = await openCorrectionStage();
    const errand = await nextOf(fixture);
    await fixture.outbox.complete(errand, '7777');
    expect((await fixture.auditLog(moderator.serverId)).at(-1)).toBe(
      `corrected-by-reply https://discord.com/channels/100/101/${errand.messageId}: I could not edit it, and have replied to it`,
    );
    expect(await fixture.activate(changedAgain)).toBe(1);
    expect(await fixture.deliverAll()).toMatchObject([{ messageId: '7777' }]);
  });
});

describe('What is impossible is in the moderators’ log', () => {
  test.for<readonly [DeliveryFailure, string, number]>([
    ['message-gone', 'the message has been deleted', 0],
    ['channel-gone', 'the channel is gone', 0],
    ['not-allowed', 'Discord does not let me write there', 1],
  ])('a correction, of %s', async ([why, words, triedAgain]) => {
    const fixture = await openCorrectionStage();
    const errand = await nextOf(fixture);
    await fixture.outbox.fail(errand, why);
    const link = `https://discord.com/channels/100/101/${errand.messageId}`;
    expect((await fixture.auditLog(moderator.serverId)).at(-1)).toBe(`not-corrected ${link}: ${words}`);
    expect(await fixture.auditLog(otherModerator.serverId)).toEqual([]);
    expect(await fixture.outbox.pendingCount()).toBe(0);
    expect(await fixture.activate(changedAgain)).toBe(triedAgain);
  });

  test('a post of what is new, and a channel that is gone is followed no more', async () => {
    const fixture = await createModerationFixture();
    await fixture.store.settings.setNewsChannel(moderator.serverId, '150');
    await fixture.activate(changed);
    await fixture.outbox.fail(await nextOf(fixture), 'not-allowed');
    await fixture.activate(changedAgain);
    await fixture.outbox.fail(await nextOf(fixture), 'channel-gone');
    expect(await fixture.auditLog(moderator.serverId)).toEqual([
      'news-not-posted Discord does not let me write there: channel 150',
      'news-not-posted the channel is gone: channel 150',
    ]);
    expect(await fixture.store.settings.forServer(moderator.serverId)).not.toHaveProperty('newsChannelId');
  });

  test('a post of the log, which is not posted in its turn', async () => {
    const fixture = await createModerationFixture();
    await fixture.store.settings.setLogChannel(moderator.serverId, '160');
    await fixture.withhold('injuries');
    await fixture.outbox.fail(await nextOf(fixture), 'channel-gone');
    expect((await fixture.auditLog(moderator.serverId)).at(-1)).toBe('log-not-posted the channel is gone: channel 160');
    expect(await fixture.outbox.pendingCount()).toBe(0);
    expect(await fixture.store.settings.forServer(moderator.serverId)).not.toHaveProperty('logChannelId');
  });

  test('and another channel that was chosen in the meantime is kept', async () => {
    const fixture = await createModerationFixture();
    await fixture.store.settings.setLogChannel(moderator.serverId, '160');
    await fixture.withhold('injuries');
    const errand = await nextOf(fixture);
    await fixture.store.settings.setLogChannel(moderator.serverId, '170');
    await fixture.outbox.fail(errand, 'channel-gone');
    expect(await fixture.store.settings.forServer(moderator.serverId)).toMatchObject({ logChannelId: '170' });
  });
});

describe('A deed is posted where a server follows its log', () => {
  const auditEntry = {
    moderatorId: moderator.userId,
    createdAt: startTime,
    action: 'upload',
    detail: 'revision 3 in force',
  };

  async function createLogFixture(): Promise<ModerationFixture> {
    const fixture = await createModerationFixture();
    await fixture.store.settings.setLogChannel(moderator.serverId, '160');
    await fixture.store.settings.setLogChannel(otherModerator.serverId, '260');
    return fixture;
  }

  test('its own, with who did it', async () => {
    const fixture = await createLogFixture();
    await recordAudit(fixture.store, { ...auditEntry, serverId: moderator.serverId });
    expect(await fixture.deliverAll()).toMatchObject([
      { channelId: '160', messageId: undefined, reply: { kind: 'audit-entry', ...auditEntry } },
    ]);
    expect(await fixture.auditLog(moderator.serverId)).toEqual(['upload revision 3 in force']);
  });

  test('the operator’s everywhere, without who of one server did it', async () => {
    const fixture = await createLogFixture();
    await recordAudit(fixture.store, { ...auditEntry, serverId: operator });
    const posts = await fixture.deliverAll();
    expect(posts.map(({ channelId, reply }) => [channelId, reply])).toEqual(
      ['160', '260'].map((channel) => [channel, { kind: 'audit-entry', ...auditEntry, moderatorId: undefined }]),
    );
  });

  test('nowhere where nothing is chosen', async () => {
    const fixture = await createModerationFixture();
    await recordAudit(fixture.store, { ...auditEntry, serverId: moderator.serverId });
    expect(await fixture.deliverAll()).toEqual([]);
    expect(await fixture.auditLog(moderator.serverId)).toHaveLength(1);
  });
});

test('What is to be said outlives the end of the bot, and is not done twice', async () => {
  const fixture = await openCorrectionStage();
  const errand = await nextOf(fixture);
  await fixture.outbox.complete(errand);
  await fixture.outbox.complete(errand);
  await fixture.outbox.retryLater(errand);
  expect(await fixture.outbox.pendingCount()).toBe(0);
  expect(await fixture.store.answers.listSince(new Date(0), sampleKnowledge.incident.id)).toHaveLength(1);
});
