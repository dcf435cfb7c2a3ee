import { describe, expect, onTestFinished, test } from 'vitest';
import type { Reply, ReplyOf } from '../../src/answering/reply.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import type { FolderRead } from '../../src/moderation/knowledge-folder.ts';
import type { Moderation } from '../../src/moderation/moderation.ts';
import { openModeration } from '../../src/moderation/open-moderation.ts';
import { openStore } from '../../src/store/database.ts';
import type { Store } from '../../src/store/store.ts';
import { brief, edited, pathTo } from '../discord/brief-knowledge.ts';
import { briefText } from '../discord/brief-text.ts';
import { knowledgeOf } from '../discord/knowledge-of.ts';
import { here } from './stage.ts';

type Start = { readonly texts?: readonly string[]; readonly allowDrafts?: boolean };

/** A start of the bot on this database, with these files in the folder. */
async function start(store: Store, { texts = [briefText], allowDrafts = false }: Start = {}): Promise<Moderation> {
  const opened = await openModeration({
    store,
    readFolder: async () => folderWith(texts),
    rules: { reserved: [], allowDrafts },
    retentionDays: 30,
    correctionDays: 7,
    ownQuestions: () => [],
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  if ('problems' in opened) throw new Error(JSON.stringify(opened.problems));
  return opened.moderation;
}

function folderWith(texts: readonly string[]): FolderRead {
  const [first, ...others] = texts.map((text) => ({ knowledge: knowledgeOf(text), bytes: Buffer.from(text) }));
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
  const { id } = preview(await changes.upload(here, Buffer.from(text), ''));
  return changes.confirm(here, id, true);
}

function answerHere({ desk }: Moderation, id = 'when-entered', incident = brief.incident.id): string | undefined {
  return answerIn(desk.of(here.server, incident)?.knowledge, id);
}

function answerIn(knowledge: Knowledge | undefined, id: string): string | undefined {
  return knowledge?.facts.find((fact) => fact.id === id)?.answer;
}

async function logOf(store: Store): Promise<string[]> {
  const { items } = await store.moderatorLog.page([here.server, 'operator'], 1, 100);
  return items.map(({ action, detail }) => `${action} ${detail}`);
}

const changed = edited((file) => file.setIn(pathTo('when-entered', 'answer'), 'Officers entered around 2pm.'));
const mill = edited((file) => file.setIn(['incident', 'id'], 'mill'));

describe('A start', () => {
  test('with the file of before makes no new revision', async () => {
    const store = await openMemory();
    await start(store);
    await start(store);
    expect(await store.revisions.latest(['operator'], brief.incident.id, 10)).toHaveLength(1);
  });

  test('with a file that was changed meanwhile puts it in force, and a server’s own stays', async () => {
    const store = await openMemory();
    await upload(await start(store), changed);
    const again = await start(store, { texts: [`${briefText}\n`] });
    expect(again.desk.revisionAt(undefined, brief.incident.id)?.name).toBe('folder 2');
    expect(answerHere(again)).toBe('Officers entered around 2pm.');
  });

  test('without a file that was there ends its incident, and the log says so', async () => {
    const store = await openMemory();
    await start(store, { texts: [briefText, mill] });
    const again = await start(store);
    expect(again.desk.of(undefined, 'mill')).toBeUndefined();
    expect(await logOf(store)).toContainEqual(expect.stringContaining('start mill: nothing in force'));
  });

  test('that can’t read a server’s own revision any more follows the operator, tells the moderators, and keeps it', async () => {
    const store = await openMemory();
    const draft = edited((file) => file.setIn(['incident', 'draft'], true));
    await upload(await start(store, { allowDrafts: true }), draft);
    const again = await start(store);
    expect(again.desk.revisionAt(here.server, brief.incident.id)?.name).toBe('folder 1');
    expect(await logOf(store)).toContainEqual(expect.stringMatching(/^not-readable .*Revision 1 can’t be read/));
    expect(await store.revisions.latest([here.server], brief.incident.id, 10)).toHaveLength(1);
    expect((await start(store)).desk.revisionAt(here.server, brief.incident.id)?.name).toBe('folder 1');
  });
});

test('A reload from which a file is missing asks before it ends the incident', async () => {
  const store = await openMemory();
  const texts = [briefText, mill];
  const moderation = await start(store, { texts });
  texts.pop();
  const { id, losesMuch } = preview(await moderation.changes.reload(here));
  expect(losesMuch).toBe(true);
  expect(moderation.desk.of(undefined, 'mill')).toBeDefined();
  await moderation.changes.confirm(here, id, true);
  expect(moderation.desk.of(undefined, 'mill')).toBeUndefined();
});

test('A change that could not be kept leaves its preview, to be tried again', async () => {
  const store = await openMemory();
  let isFull = false;
  const moderation = await start({
    ...store,
    atOnce: (work) => (isFull ? Promise.reject(new Error('The disk is full.')) : store.atOnce(work)),
  });
  const { id } = preview(await moderation.changes.upload(here, Buffer.from(changed), ''));
  isFull = true;
  await expect(moderation.changes.confirm(here, id, false)).rejects.toThrow('full');
  expect(answerHere(moderation)).toBe(answerIn(brief, 'when-entered'));
  isFull = false;
  expect(await moderation.changes.confirm(here, id, false)).toMatchObject({ kind: 'in-force' });
  expect(answerHere(moderation)).toBe('Officers entered around 2pm.');
});
