import { describe, expect, test } from 'vitest';
import { createModeratorQueries } from '../../src/moderation/revisions/queries.ts';
import { recordAudit } from '../../src/moderation/state/audit-log.ts';
import { operator } from '../../src/store/store.ts';
import { sampleText } from '../discord/sample-text.ts';
import { createModerationFixture, moderator, otherModerator, startTime } from './moderation-fixture.ts';

/** What `moderator` did for all servers and for their own, as seen by each of these. */
const readers = [
  ['by the moderator who did it', moderator, moderator.userId],
  ['by another moderator of the same server', { ...moderator, userId: '103' }, undefined],
  ['by a moderator of another server', otherModerator, undefined],
] as const;

describe('Who changed the files of all servers is visible to themselves alone', () => {
  test.each(readers)('in the audit log, read %s', async (_, reader, visibleUserId) => {
    const fixture = await createModerationFixture();
    await fixture.store.transaction((repositories) =>
      recordAudit(repositories, {
        serverId: operator,
        moderatorId: moderator.userId,
        createdAt: startTime,
        action: 'reload',
        detail: 'of all',
      }),
    );
    const queries = createModeratorQueries({ ...fixture, now: () => startTime, retentionDays: 30 });
    const reply = await queries.auditLog(reader, 1);
    expect(reply).toMatchObject({ kind: 'audit-log', entries: [{ detail: 'of all', moderatorId: visibleUserId }, {}] });
    if (visibleUserId === undefined) expect(JSON.stringify(reply)).not.toContain(moderator.userId);
  });

  test.each(readers)('in the history, read %s', async (_, reader, visibleUserId) => {
    const fixture = await createModerationFixture();
    const queries = createModeratorQueries({ ...fixture, now: () => startTime, retentionDays: 30 });
    expect(await queries.history(reader)).toMatchObject({
      revisions: [{ label: 'folder 1', moderatorId: visibleUserId }],
    });
  });
});

test('Who changed the file of one server is visible to all its moderators, and to no other server', async () => {
  const fixture = await createModerationFixture();
  await fixture.activate(sampleText.replace('id: when-entered', 'id: when-they-entered'), moderator.serverId);
  const queries = createModeratorQueries({ ...fixture, now: () => startTime, retentionDays: 30 });
  const colleague = { ...moderator, userId: '103' };
  expect(await queries.auditLog(colleague, 1)).toMatchObject({ entries: [{ moderatorId: moderator.userId }, {}] });
  expect(await queries.history(colleague)).toMatchObject({ revisions: [{ moderatorId: moderator.userId }, {}] });
  expect(await queries.auditLog(otherModerator, 1)).toMatchObject({ entries: [{ moderatorId: undefined }] });
});
