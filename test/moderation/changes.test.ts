import { describe, expect, test } from 'vitest';
import { createSnapshot } from '../../src/answering/snapshot.ts';
import type { Changes } from '../../src/moderation/moderation.ts';
import { compareWith, type KnowledgeChange, primaryChange } from '../../src/moderation/revisions/change-set.ts';
import { createActiveKnowledge } from '../../src/moderation/state/active-knowledge.ts';
import type { Reply, ReplyOf } from '../../src/replies/reply.ts';
import { operator } from '../../src/store/store.ts';
import { editSample, factPath, sampleKnowledge } from '../discord/sample-knowledge.ts';
import { sampleText } from '../discord/sample-text.ts';
import {
  createModerationFixture,
  createTestChanges,
  type ModerationFixture,
  moderator,
  otherModerator,
} from './moderation-fixture.ts';

const colleague = { ...moderator, userId: '103' };

function sampleWith(factId: string, answer: string): string {
  return editSample((file) => file.setIn(factPath(factId, 'answer'), answer));
}

const twoOClock = sampleWith('when-entered', 'Officers entered around 2pm.');
const aroundTwo = sampleWith('when-entered', 'Officers entered at around 2pm.');
const lifeChanging = sampleWith('injuries', 'His injuries are life-changing.');

function expectPreview(reply: Reply): ReplyOf<'preview'> {
  if (reply.kind !== 'preview') throw new Error(`Expected a preview, got ${JSON.stringify(reply).slice(0, 300)}`);
  return reply;
}

async function upload(changes: Changes, text: string, by = moderator): Promise<ReplyOf<'preview'>> {
  return expectPreview(await changes.upload(by, async () => ({ bytes: Buffer.from(text) }), 'A note.'));
}

async function publish(changes: Changes, text: string, by = moderator): Promise<void> {
  expect((await changes.confirm(by, (await upload(changes, text, by)).id, true)).kind).toBe('change-applied');
}

test('The preview, the reply and the audit entry report the same change', async () => {
  const fixture = await createModerationFixture();
  const changes = createTestChanges(fixture);
  for (const id of ['when-entered', 'when-entered', 'how-rare', 'injuries'])
    await fixture.post(await fixture.answerEntry(id));
  const text = editSample((file) => {
    file.setIn(factPath('when-entered', 'answer'), 'Officers entered around 2pm.');
    file.deleteIn(factPath('how-rare'));
  });
  const preview = await upload(changes, text);
  const applied = await changes.confirm(moderator, preview.id, false);
  if (applied.kind !== 'change-applied') throw new Error(`Expected a published change, got ${applied.kind}`);
  expect(applied.difference).toEqual(preview.difference);
  expect([preview.baseline, applied.revision]).toEqual(['folder 1', '1']);
  expect([preview.correctionCount, applied.correctionCount, await fixture.outbox.pendingCount()]).toEqual([3, 3, 3]);
  const { changed, removed } = preview.difference;
  expect([changed.map(({ after }) => after.id), removed.map(({ id }) => id)]).toEqual([['when-entered'], ['how-rare']]);
  expect(await fixture.auditLog(moderator.serverId)).toEqual([
    'upload walthamstow-shooting: revision 1 published, 0 added, 1 changed, 1 removed. A note.',
  ]);
});

type Interference = (fixture: ModerationFixture, changes: Changes) => Promise<unknown>;
type Proposer = (fixture: ModerationFixture, changes: Changes) => Promise<Reply>;

const uploadFile: Proposer = (_, changes) =>
  changes.upload(moderator, async () => ({ bytes: Buffer.from(twoOClock) }), '');
const followOperator: Proposer = async (_, changes) => {
  await publish(changes, twoOClock);
  return changes.rollback(moderator, 0);
};
const uploadOverOwn: Proposer = async (_, changes) => {
  await publish(changes, twoOClock);
  return changes.upload(moderator, async () => ({ bytes: Buffer.from(lifeChanging) }), '');
};
const colleagueUploads: Interference = (_, changes) => publish(changes, aroundTwo, colleague);
const otherServerUploads: Interference = (_, changes) => publish(changes, aroundTwo, otherModerator);
const operatorChanges: Interference = (fixture) => fixture.activate(aroundTwo, operator);

describe('A press is compared again if another change was published since the preview', () => {
  test.each<readonly [Proposer, Interference, 'change-applied' | 'rebased', reason: string]>([
    [uploadFile, async () => undefined, 'change-applied', 'without another change the file is published'],
    [uploadFile, colleagueUploads, 'rebased', 'a colleague’s file replaced the base'],
    [uploadFile, otherServerUploads, 'change-applied', 'another server’s file is not the base'],
    [uploadFile, operatorChanges, 'rebased', 'a server without its own revision is compared with the operator’s'],
    [uploadOverOwn, operatorChanges, 'change-applied', 'the server’s own revision is the base, not the operator’s'],
    [uploadOverOwn, colleagueUploads, 'rebased', 'the server’s own revision was replaced'],
    [followOperator, operatorChanges, 'rebased', 'the operator’s file is what would become active'],
    [followOperator, colleagueUploads, 'rebased', 'the revision that would be given up was replaced'],
    [followOperator, otherServerUploads, 'change-applied', 'another server’s file plays no part'],
    [uploadFile, ({ withhold }) => withhold('injuries'), 'change-applied', 'withholding a fact makes no revision'],
  ])('%#: %s', async (propose, interfere, expected) => {
    const fixture = await createModerationFixture();
    const changes = createTestChanges(fixture);
    const { id } = expectPreview(await propose(fixture, changes));
    await interfere(fixture, changes);
    const pressed = await changes.confirm(moderator, id, true);
    expect(pressed.kind === 'preview' ? pressed.step : pressed.kind).toBe(expected);
    if (pressed.kind !== 'preview') return;
    const again = await changes.confirm(moderator, pressed.id, true);
    expect(again).toMatchObject({ kind: 'change-applied', difference: { changed: pressed.difference.changed } });
  });

  test('and says so if the same file is active already', async () => {
    const changes = createTestChanges(await createModerationFixture());
    const { id } = await upload(changes, twoOClock);
    await publish(changes, twoOClock, colleague);
    expect(await changes.confirm(moderator, id, false)).toEqual({ kind: 'notice', notice: 'already-active' });
  });

  test('and nothing is published by the press that finds another base', async () => {
    const fixture = await createModerationFixture();
    const changes = createTestChanges(fixture);
    const { id } = await upload(changes, twoOClock);
    await publish(changes, aroundTwo, colleague);
    await changes.confirm(moderator, id, true);
    const { knowledge } = await fixture.activeKnowledge.forChannel(moderator);
    expect(knowledge.facts.find((fact) => fact.id === 'when-entered')?.answer).toBe('Officers entered at around 2pm.');
  });
});

test('A withheld fact stays withheld after a file that was previewed before, and both replies say so', async () => {
  const fixture = await createModerationFixture();
  const changes = createTestChanges(fixture);
  const { id } = await upload(changes, twoOClock);
  await fixture.withhold('when-entered');
  const withheldFacts = [{ factId: 'when-entered', withholdingId: 'when-entered' }];
  expect(await changes.confirm(moderator, id, false)).toMatchObject({ kind: 'change-applied', withheldFacts });
  expect(await upload(changes, aroundTwo)).toMatchObject({ withheldFacts });
});

test('A large deletion takes a second press, and each press has an id of its own', async () => {
  const fixture = await createModerationFixture();
  const changes = createTestChanges(fixture);
  const text = editSample((file) => {
    for (const id of ['what-is-iopc', 'who-investigates', 'how-rare', 'is-it-safe']) file.deleteIn(factPath(id));
  });
  const first = await upload(changes, text);
  expect(first).toMatchObject({ step: 'first', isLargeDeletion: true });
  const second = expectPreview(await changes.confirm(moderator, first.id, false));
  expect(second).toMatchObject({ step: 'confirm', difference: first.difference });
  expect(await changes.confirm(moderator, first.id, true)).toEqual({ kind: 'notice', notice: 'preview-expired' });
  expect((await changes.confirm(moderator, second.id, true)).kind).toBe('change-applied');
});

describe('A preview belongs to one moderator for 15 minutes', () => {
  test.each([
    ['by another moderator of the server', 0, colleague, 'preview-of-another'],
    ['by the same person on another server', 0, { ...otherModerator, userId: moderator.userId }, 'preview-of-another'],
    ['after 15 minutes', 15, moderator, 'preview-expired'],
  ] as const)('and is refused %s', async (_, minutes, by, notice) => {
    const fixture = await createModerationFixture();
    const changes = createTestChanges(fixture);
    const { id } = await upload(changes, twoOClock);
    fixture.advance(minutes * 60_000);
    expect(await changes.confirm(by, id, true)).toEqual({ kind: 'notice', notice });
    expect(await changes.discard(by, id)).toEqual({ kind: 'notice', notice });
  });

  test('and is published within them', async () => {
    const fixture = await createModerationFixture();
    const changes = createTestChanges(fixture);
    const { id } = await upload(changes, twoOClock);
    fixture.advance(15 * 60_000 - 1);
    expect((await changes.confirm(moderator, id, true)).kind).toBe('change-applied');
  });

  test('and a newer one of the same moderator replaces it, on this server only', async () => {
    const changes = createTestChanges(await createModerationFixture());
    const onOtherServer = { ...otherModerator, userId: moderator.userId };
    const [first, elsewhere, second] = [
      await upload(changes, twoOClock),
      await upload(changes, twoOClock, onOtherServer),
      await upload(changes, aroundTwo),
    ];
    expect(await changes.confirm(moderator, first.id, true)).toEqual({ kind: 'notice', notice: 'preview-expired' });
    expect((await changes.confirm(onOtherServer, elsewhere.id, true)).kind).toBe('change-applied');
    expect((await changes.confirm(moderator, second.id, true)).kind).toBe('change-applied');
  });
});

test('A sixth incident of a server’s own is refused, and a new file for one of the five is not', async () => {
  const changes = createTestChanges(await createModerationFixture());
  const incident = (id: string, title = 'A title') =>
    editSample((file) => {
      file.setIn(['incident', 'id'], id);
      file.setIn(['incident', 'title'], title);
    });
  for (const id of ['one', 'two', 'three', 'four', 'five']) await publish(changes, incident(id));
  expect(await changes.upload(moderator, async () => ({ bytes: Buffer.from(incident('six')) }), '')).toMatchObject({
    kind: 'refused',
    problems: [{ message: expect.stringContaining('one, two, three, four, five') }],
  });
  await publish(changes, incident('five', 'Another title'));
});

describe('The preview of a reload describes', () => {
  const activeKnowledge = createActiveKnowledge({
    defaultIncidentId: sampleKnowledge.incident.id,
    loadSnapshot: async () => undefined,
    revertUnreadable: async () => undefined,
  });
  /** A change of another incident; `keptFacts` of ten facts remain. */
  const change = (incidentId: string, keptFacts: number): KnowledgeChange => {
    const ten = { ...sampleKnowledge, facts: sampleKnowledge.facts.slice(0, 10) };
    const kept = { ...ten, facts: ten.facts.slice(0, keptFacts) };
    const revision = {
      ...{ id: 1, owner: operator, incidentId, number: 1, hash: '', moderatorId: undefined, createdAt: new Date(0) },
      ...{ origin: 'folder' as const, changeKind: 'update' as const, note: '', factCount: 10, title: '' },
    };
    const active = { revision, snapshot: createSnapshot(ten) };
    const newChange = { owner: operator, incidentId, after: createSnapshot(kept), file: undefined };
    return compareWith(activeKnowledge, newChange, active);
  };
  const [here, there, large, otherLarge] = [
    change('here', 10),
    change('there', 10),
    change('large', 1),
    change('huge', 0),
  ];

  test.each<readonly [KnowledgeChange, readonly [KnowledgeChange, ...KnowledgeChange[]], reason: string]>([
    [there, [there], 'the only change'],
    [here, [there, here], 'the change of the channel’s incident'],
    [there, [there, change('third', 10)], 'the first change if the channel’s incident is not among them'],
    [large, [here, there, large], 'a large deletion before the channel’s incident'],
    [large, [large, otherLarge, here], 'the first of several large deletions'],
  ])('%#: %s', (expected, changes) => {
    expect(primaryChange(changes, 'here')).toBe(expected);
  });
});

test('A reload that changes several incidents names the others', async () => {
  const fixture = await createModerationFixture();
  const mill = editSample((file) => {
    file.setIn(['incident', 'id'], 'mill');
    file.setIn(['incident', 'title'], 'Fire at the mill');
  });
  const texts = [sampleText, mill];
  const changes = createTestChanges(fixture, texts);
  expect(await changes.reload(moderator)).toMatchObject({ kind: 'change-applied', how: 'reload' });
  texts.splice(0, 2, twoOClock);
  const preview = expectPreview(await changes.reload(moderator));
  expect(preview).toMatchObject({ incident: { id: 'mill' }, otherIncidentTitles: [sampleKnowledge.incident.title] });
  expect(await changes.confirm(moderator, preview.id, true)).toMatchObject({ kind: 'change-applied' });
  expect(await fixture.activeKnowledge.forIncident(undefined, 'mill')).toBeUndefined();
});
