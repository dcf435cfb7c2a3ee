import { describe, expect, test } from 'vitest';
import type { TaskPayload } from '../../src/store/store.ts';
import { createModerationFixture, type ModerationFixture, moderator, startTime } from './moderation-fixture.ts';

const log: TaskPayload = {
  kind: 'log',
  data: JSON.stringify({ at: startTime.toISOString(), action: 'upload', detail: '' }),
};

/**
 * Adds a log post for each label; the label is the channel id of the delivery. A label with "!" is urgent, and one with a
 * slash starts with the id of its server.
 */
async function createQueue(labels: readonly string[]): Promise<ModerationFixture> {
  const fixture = await createModerationFixture();
  for (const label of labels) {
    await fixture.store.outbox.add({
      serverId: label.includes('/') ? label.replace(/\/.*/, '') : moderator.serverId,
      channelId: label,
      createdAt: startTime,
      ...(label.endsWith('!') ? { urgent: true as const } : {}),
      payload: log,
    });
  }
  return fixture;
}

async function remainingOrder(fixture: ModerationFixture): Promise<string[]> {
  return (await fixture.deliverAll()).map(({ channelId }) => channelId);
}

describe('Tasks are delivered in order', () => {
  test.each([
    [['a', 'b', 'c'], ['a', 'b', 'c'], 'the oldest task comes first'],
    [['a', 'b!', 'c'], ['b!', 'a', 'c'], 'an urgent task comes before older ones'],
    [['a', 'b!', 'c!', 'd'], ['b!', 'c!', 'a', 'd'], 'urgent tasks keep their order'],
    [['1/a', '1/b', '1/c', '2/a'], ['1/a', '2/a', '1/b', '1/c'], 'servers take turns'],
    [['3/a', '3/b', '1/a', '2/a', '2/b'], ['1/a', '2/a', '3/a', '2/b', '3/b'], 'every server gets its turn'],
    [['1/a', '1/b!', '1/c!', '2/d!'], ['1/b!', '2/d!', '1/c!', '1/a'], 'servers take turns with urgent tasks too'],
  ])('%j → %j: %s', async (added, delivered) => {
    expect(await remainingOrder(await createQueue(added))).toEqual(delivered);
  });

  test('a claimed task comes again after a restart, behind urgent ones', async () => {
    const fixture = await createQueue(['a', 'b']);
    expect(await fixture.outbox.claim()).toMatchObject({ channelId: 'a', isRetry: false });
    await fixture.store.outbox.add({
      serverId: moderator.serverId,
      channelId: 'c!',
      createdAt: startTime,
      urgent: true,
      payload: log,
    });
    expect(await remainingOrder(fixture)).toEqual(['c!', 'a', 'b']);
  });

  test('the correction of one server comes second behind hundreds of another', async () => {
    const many = Array.from({ length: 500 }, (_, index) => `1/${index}`);
    expect((await remainingOrder(await createQueue([...many, '4/a']))).indexOf('4/a')).toBe(1);
  });

  test('a channel that had a message just now is passed by others', async () => {
    const fixture = await createQueue(['a', 'b']);
    expect(await fixture.outbox.claim(['a'])).toMatchObject({ channelId: 'b' });
    expect(await fixture.outbox.claim(['a', 'b'])).toBeUndefined();
  });

  test('an urgent task does not wait for its channel', async () => {
    const fixture = await createQueue(['a', 'b!']);
    expect(await fixture.outbox.claim(['a', 'b!'])).toMatchObject({ channelId: 'b!' });
  });

  test('a task that waits is passed by later ones', async () => {
    const fixture = await createQueue(['a', 'b']);
    const first = await fixture.outbox.claim();
    if (!first) throw new Error('No task is due.');
    await fixture.outbox.retryLater(first);
    expect(await remainingOrder(fixture)).toEqual(['b']);
    fixture.advance(1000);
    expect(await remainingOrder(fixture)).toEqual(['a']);
  });
});

describe('The delay before a retry', () => {
  test.each([
    [1, 0, 1, 'the first retry is after a second'],
    [2, 0, 2, 'each delay is twice the last one'],
    [5, 0, 16, 'each delay is twice the last one'],
    [9, 0, 256, 'the last delay below the maximum'],
    [10, 0, 300, 'the maximum is five minutes'],
    [12, 0, 300, 'the maximum is five minutes'],
    [1, 60, 60, 'Discord asks for a longer delay'],
    [8, 60, 128, 'Discord asks for a shorter delay'],
    [10, 3600, 3600, 'the maximum does not shorten the delay that Discord asks for'],
  ])('after attempt %i, with at least %i s, is %i s: %s', async (attempts, minSeconds, seconds) => {
    const fixture = await createQueue(['a']);
    // An unfinished task is claimed again at once, and each claim counts as an attempt.
    for (let attempt = 1; attempt < attempts; attempt += 1) await fixture.outbox.claim();
    const delivery = await fixture.outbox.claim();
    if (!delivery) throw new Error('No task is due.');
    await fixture.outbox.retryLater(delivery, minSeconds * 1000);
    fixture.advance(seconds * 1000 - 1);
    expect(await fixture.outbox.claim()).toBeUndefined();
    fixture.advance(1);
    expect(await fixture.outbox.claim()).toMatchObject({ channelId: 'a', isRetry: true });
  });
});
