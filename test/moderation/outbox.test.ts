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

const texts = ['Officers entered around 2pm.', 'Officers went in around 2pm.'].map((answer) =>
  editSample((file) => file.setIn(factPath('when-entered', 'answer'), answer)),
);
const [changed = '', changedAgain = ''] = texts;

async function claimDelivery({ outbox }: ModerationFixture): Promise<Delivery> {
  const delivery = await outbox.claim();
  if (!delivery) throw new Error('Nothing is due.');
  return delivery;
}

/** A fixture with one outdated answer. */
async function createCorrectionFixture(): Promise<ModerationFixture> {
  const fixture = await createModerationFixture();
  await fixture.post(await fixture.answerEntry('when-entered'));
  await fixture.activate(changed);
  return fixture;
}

describe('A delivery', () => {
  test('that was claimed and not completed is returned again, marked as a retry', async () => {
    const fixture = await createCorrectionFixture();
    const first = await claimDelivery(fixture);
    const again = await claimDelivery(fixture);
    expect(again).toEqual({ ...first, isRetry: true });
  });

  test('that fails temporarily is retried after 1, 2, 4 … seconds, up to five minutes', async () => {
    const fixture = await createCorrectionFixture();
    for (const seconds of [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
      await fixture.outbox.retryLater(await claimDelivery(fixture));
      fixture.advance(seconds * 1000 - 1);
      expect(await fixture.outbox.claim()).toBeUndefined();
      fixture.advance(1);
    }
    expect(await fixture.outbox.pendingCount()).toBe(1);
  });

  test('that waits for its retry does not block the others', async () => {
    const fixture = await createCorrectionFixture();
    await fixture.outbox.retryLater(await claimDelivery(fixture));
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

  test('that can’t be prepared does not block the others, and the error is logged', async () => {
    const fixture = await createModerationFixture();
    const { serverId, channelId } = moderator;
    await fixture.store.outbox.add({
      serverId,
      channelId,
      createdAt: startTime,
      payload: { kind: 'news', data: 'no JSON' },
    });
    await fixture.post(await fixture.answerEntry('when-entered'));
    await fixture.activate(changed);
    expect(await fixture.deliverAll()).toHaveLength(1);
    expect(fixture.errors).toHaveLength(1);
    expect(await fixture.outbox.pendingCount()).toBe(1);
  });

  test('has a unique nonce within Discord’s limit of 25 characters, and keeps it on a retry', async () => {
    const fixture = await createCorrectionFixture();
    await fixture.post(await fixture.answerEntry('injuries'));
    await fixture.withhold('injuries');
    const delivery = await claimDelivery(fixture);
    expect((await claimDelivery(fixture)).nonce).toBe(delivery.nonce);
    await fixture.outbox.complete(delivery);
    const otherDelivery = await claimDelivery(fixture);
    expect(otherDelivery.nonce).not.toBe(delivery.nonce);
    expect(otherDelivery.nonce.length).toBeLessThanOrEqual(25);
  });
});

describe('A correction that was posted instead of an edit', () => {
  test('is the message that the next correction edits, and the audit log says so', async () => {
    const fixture = await createCorrectionFixture();
    const delivery = await claimDelivery(fixture);
    await fixture.outbox.complete(delivery, '7777');
    expect((await fixture.auditLog(moderator.serverId)).at(-1)).toBe(
      `corrected-by-reply https://discord.com/channels/100/101/${delivery.messageId}: I could not edit this message, so I replied to it`,
    );
    expect(await fixture.activate(changedAgain)).toBe(1);
    expect(await fixture.deliverAll()).toMatchObject([{ messageId: '7777' }]);
  });
});

describe('The audit log contains failed deliveries:', () => {
  test.for<readonly [DeliveryFailure, string, number]>([
    ['message-gone', 'the message has been deleted', 0],
    ['channel-gone', 'the channel has been deleted', 0],
    ['not-allowed', 'I have no permission to write there', 1],
  ])('a correction, because of %s', async ([failure, reason, expectedCorrections]) => {
    const fixture = await createCorrectionFixture();
    const delivery = await claimDelivery(fixture);
    await fixture.outbox.fail(delivery, failure);
    const link = `https://discord.com/channels/100/101/${delivery.messageId}`;
    expect((await fixture.auditLog(moderator.serverId)).at(-1)).toBe(`not-corrected ${link}: ${reason}`);
    expect(await fixture.auditLog(otherModerator.serverId)).toEqual([]);
    expect(await fixture.outbox.pendingCount()).toBe(0);
    expect(await fixture.activate(changedAgain)).toBe(expectedCorrections);
  });

  test('a news post, and a deleted channel is removed from the settings', async () => {
    const fixture = await createModerationFixture();
    await fixture.store.settings.setNewsChannel(moderator.serverId, '150');
    await fixture.activate(changed);
    await fixture.outbox.fail(await claimDelivery(fixture), 'not-allowed');
    await fixture.activate(changedAgain);
    await fixture.outbox.fail(await claimDelivery(fixture), 'channel-gone');
    expect(await fixture.auditLog(moderator.serverId)).toEqual([
      'news-not-posted I have no permission to write there: channel 150',
      'news-not-posted the channel has been deleted: channel 150',
    ]);
    expect(await fixture.store.settings.forServer(moderator.serverId)).not.toHaveProperty('newsChannelId');
  });

  test('a log post, whose failure is not posted itself', async () => {
    const fixture = await createModerationFixture();
    await fixture.store.settings.setLogChannel(moderator.serverId, '160');
    await fixture.withhold('injuries');
    await fixture.outbox.fail(await claimDelivery(fixture), 'channel-gone');
    expect((await fixture.auditLog(moderator.serverId)).at(-1)).toBe(
      'log-not-posted the channel has been deleted: channel 160',
    );
    expect(await fixture.outbox.pendingCount()).toBe(0);
    expect(await fixture.store.settings.forServer(moderator.serverId)).not.toHaveProperty('logChannelId');
  });

  test('a log post, and a channel that was set in the meantime is kept', async () => {
    const fixture = await createModerationFixture();
    await fixture.store.settings.setLogChannel(moderator.serverId, '160');
    await fixture.withhold('injuries');
    const delivery = await claimDelivery(fixture);
    await fixture.store.settings.setLogChannel(moderator.serverId, '170');
    await fixture.outbox.fail(delivery, 'channel-gone');
    expect(await fixture.store.settings.forServer(moderator.serverId)).toMatchObject({ logChannelId: '170' });
  });
});

describe('Audit entries are posted in the log channel', () => {
  const auditEntry = {
    moderatorId: moderator.userId,
    createdAt: startTime,
    action: 'upload',
    detail: 'revision 3 published',
  };

  async function createLogFixture(): Promise<ModerationFixture> {
    const fixture = await createModerationFixture();
    await fixture.store.settings.setLogChannel(moderator.serverId, '160');
    await fixture.store.settings.setLogChannel(otherModerator.serverId, '260');
    return fixture;
  }

  test('of their server, with the moderator', async () => {
    const fixture = await createLogFixture();
    await recordAudit(fixture.store, { ...auditEntry, serverId: moderator.serverId });
    expect(await fixture.deliverAll()).toMatchObject([
      { channelId: '160', messageId: undefined, reply: { kind: 'audit-entry', ...auditEntry } },
    ]);
    expect(await fixture.auditLog(moderator.serverId)).toEqual(['upload revision 3 published']);
  });

  test('of every server for the operator’s changes, without the moderator', async () => {
    const fixture = await createLogFixture();
    await recordAudit(fixture.store, { ...auditEntry, serverId: operator });
    const posts = await fixture.deliverAll();
    expect(posts.map(({ channelId, reply }) => [channelId, reply])).toEqual(
      ['160', '260'].map((channel) => [channel, { kind: 'audit-entry', ...auditEntry, moderatorId: undefined }]),
    );
  });

  test('only if the server has set one', async () => {
    const fixture = await createModerationFixture();
    await recordAudit(fixture.store, { ...auditEntry, serverId: moderator.serverId });
    expect(await fixture.deliverAll()).toEqual([]);
    expect(await fixture.auditLog(moderator.serverId)).toHaveLength(1);
  });
});

test('A completed task is not delivered again', async () => {
  const fixture = await createCorrectionFixture();
  const delivery = await claimDelivery(fixture);
  await fixture.outbox.complete(delivery);
  await fixture.outbox.complete(delivery);
  await fixture.outbox.retryLater(delivery);
  expect(await fixture.outbox.pendingCount()).toBe(0);
  expect(await fixture.store.answers.listSince(new Date(0), sampleKnowledge.incident.id)).toHaveLength(1);
});
