import { describe, expect, onTestFinished, test } from 'vitest';
import type { FolderResult } from '../../src/knowledge/folder.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { createModeration } from '../../src/moderation/create-moderation.ts';
import type { Moderation } from '../../src/moderation/moderation.ts';
import type { Reply, ReplyOf } from '../../src/replies/reply.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { parseOrThrow } from '../discord/parse-or-throw.ts';
import { editSample, factPath, sampleKnowledge } from '../discord/sample-knowledge.ts';
import { sampleText } from '../discord/sample-text.ts';
import { moderator } from './moderation-fixture.ts';

type Start = { readonly texts?: readonly string[]; readonly allowDrafts?: boolean };

/** Starts the moderation on this database, with these files in the folder. */
async function start(store: Store, { texts = [sampleText], allowDrafts = false }: Start = {}): Promise<Moderation> {
  const opened = await createModeration({
    store,
    readFolder: async () => folderWith(texts),
    parsePolicy: { reservedNames: [], allowDrafts },
    retentionDays: 30,
    correctionDays: 7,
    bundledQuestions: () => [],
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  if ('problems' in opened) throw new Error(JSON.stringify(opened.problems));
  return opened.moderation;
}

function folderWith(texts: readonly string[]): FolderResult {
  const [first, ...others] = texts.map((text) => ({ knowledge: parseOrThrow(text), bytes: Buffer.from(text) }));
  return first ? { incidents: [first, ...others] } : { problems: [] };
}

async function openMemory(): Promise<Store> {
  const store = await openStore(':memory:');
  onTestFinished(() => store.close());
  return store;
}

function preview(reply: Reply): ReplyOf<'preview'> {
  if (reply.kind !== 'preview') throw new Error(`Expected a preview, got ${JSON.stringify(reply).slice(0, 300)}`);
  return reply;
}

async function upload({ changes }: Moderation, text: string): Promise<Reply> {
  const { id } = preview(await changes.upload(moderator, async () => ({ bytes: Buffer.from(text) }), ''));
  return changes.confirm(moderator, id, true);
}

async function answerHere(
  { activeKnowledge }: Moderation,
  id = 'when-entered',
  incident = sampleKnowledge.incident.id,
): Promise<string | undefined> {
  return answerIn((await activeKnowledge.forIncident(moderator.serverId, incident))?.knowledge, id);
}

function answerIn(knowledge: Knowledge | undefined, id: string): string | undefined {
  return knowledge?.facts.find((fact) => fact.id === id)?.answer;
}

async function logOf(store: Store): Promise<string[]> {
  const { items } = await store.auditLog.page([moderator.serverId, 'operator'], 1, 100);
  return items.map(({ action, detail }) => `${action} ${detail}`);
}

const changed = editSample((file) => file.setIn(factPath('when-entered', 'answer'), 'Officers entered around 2pm.'));
const mill = editSample((file) => file.setIn(['incident', 'id'], 'mill'));

describe('A start', () => {
  test('with an unchanged file makes no new revision', async () => {
    const store = await openMemory();
    await start(store);
    await start(store);
    expect(await store.revisions.latest(['operator'], sampleKnowledge.incident.id, 10)).toHaveLength(1);
  });

  test('publishes a file that changed in the meantime, and a server’s own revision stays active', async () => {
    const store = await openMemory();
    await upload(await start(store), changed);
    const again = await start(store, { texts: [`${sampleText}\n`] });
    expect(again.activeKnowledge.activeRevision(undefined, sampleKnowledge.incident.id)?.name).toBe('folder 2');
    expect(await answerHere(again)).toBe('Officers entered around 2pm.');
  });

  test('removes the incident of a missing file, and the audit log says so', async () => {
    const store = await openMemory();
    await start(store, { texts: [sampleText, mill] });
    const again = await start(store);
    expect(await again.activeKnowledge.forIncident(undefined, 'mill')).toBeUndefined();
    expect(await logOf(store)).toContainEqual(expect.stringContaining('start mill: incident removed'));
  });

  test('moves a server whose revision it can’t read to the operator’s, logs the reason, and keeps the revision', async () => {
    const store = await openMemory();
    const draft = editSample((file) => file.setIn(['incident', 'draft'], true));
    await upload(await start(store, { allowDrafts: true }), draft);
    const again = await start(store);
    expect(await answerHere(again)).toBe(answerIn(sampleKnowledge, 'when-entered'));
    expect(again.activeKnowledge.activeRevision(moderator.serverId, sampleKnowledge.incident.id)?.name).toBe(
      'folder 1',
    );
    expect(await logOf(store)).toContainEqual(expect.stringMatching(/^not-readable .*Revision 1 can’t be read/));
    expect(await store.revisions.latest([moderator.serverId], sampleKnowledge.incident.id, 10)).toHaveLength(1);
    expect(
      (await start(store)).activeKnowledge.activeRevision(moderator.serverId, sampleKnowledge.incident.id)?.name,
    ).toBe('folder 1');
  });
});

test('A start reads no file of a server; the first question does, once', async () => {
  const store = await openMemory();
  await upload(await start(store), changed);
  let readCount = 0;
  const bytes = (id: number) => {
    readCount += 1;
    return store.revisions.bytes(id);
  };
  const moderation = await start({ ...store, revisions: { ...store.revisions, bytes } });
  expect(moderation.activeKnowledge.incidents(moderator.serverId)).toHaveLength(1);
  expect(readCount).toBe(0);
  expect(await Promise.all([answerHere(moderation), answerHere(moderation)])).toEqual(
    Array(2).fill('Officers entered around 2pm.'),
  );
  expect(readCount).toBe(1);
});

test('A reload without one of the files asks before it removes the incident', async () => {
  const store = await openMemory();
  const texts = [sampleText, mill];
  const moderation = await start(store, { texts });
  texts.pop();
  const { id, isLargeDeletion } = preview(await moderation.changes.reload(moderator));
  expect(isLargeDeletion).toBe(true);
  expect(await moderation.activeKnowledge.forIncident(undefined, 'mill')).toBeDefined();
  await moderation.changes.confirm(moderator, id, true);
  expect(await moderation.activeKnowledge.forIncident(undefined, 'mill')).toBeUndefined();
});

test('A change that could not be stored keeps its preview for another attempt', async () => {
  const store = await openMemory();
  let isFull = false;
  const moderation = await start({
    ...store,
    transaction: (work) => (isFull ? Promise.reject(new Error('The disk is full.')) : store.transaction(work)),
  });
  const { id } = preview(await moderation.changes.upload(moderator, async () => ({ bytes: Buffer.from(changed) }), ''));
  isFull = true;
  await expect(moderation.changes.confirm(moderator, id, false)).rejects.toThrow('full');
  expect(await answerHere(moderation)).toBe(answerIn(sampleKnowledge, 'when-entered'));
  isFull = false;
  expect(await moderation.changes.confirm(moderator, id, false)).toMatchObject({ kind: 'change-applied' });
  expect(await answerHere(moderation)).toBe('Officers entered around 2pm.');
});

test('Two questions at once about a revision that can’t be read revert it once', async () => {
  const store = await openMemory();
  const draft = editSample((file) => file.setIn(['incident', 'draft'], true));
  await upload(await start(store, { allowDrafts: true }), draft);
  const again = await start(store);
  const operatorAnswer = answerIn(sampleKnowledge, 'when-entered');
  expect(await Promise.all([answerHere(again), answerHere(again)])).toEqual([operatorAnswer, operatorAnswer]);
  expect((await logOf(store)).filter((line) => line.startsWith('not-readable'))).toHaveLength(1);
});
