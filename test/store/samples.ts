import { createHash } from 'node:crypto';
import type { Gap, NewRevision, PublicAnswer, Store, TaskPayload, Vote } from '../../src/store/store.ts';

/** Sample rows; a test sets only the fields that it is about. */

export const noon = new Date('2026-03-01T12:00:00.000Z');

export function daysAfter(days: number): Date {
  return new Date(noon.getTime() + days * 86_400_000);
}

export function revision(overrides: Partial<NewRevision> = {}): NewRevision {
  const bytes = overrides.bytes ?? Buffer.from('incident: fire');
  return {
    owner: 'north',
    incidentId: 'fire',
    hash: createHash('sha256').update(bytes).digest('hex'),
    moderatorId: '1001',
    createdAt: noon,
    origin: 'upload',
    changeKind: 'update',
    note: 'as the police said',
    factCount: 12,
    title: 'A fire',
    bytes,
    ...overrides,
  };
}

/** Saves an answer with the revision that it refers to. */
export async function addAnswer(store: Store, overrides: Partial<PublicAnswer> = {}): Promise<PublicAnswer> {
  const { id } = await store.revisions.add(revision());
  return store.answers.add({
    serverId: 'north',
    channelId: 'general',
    messageId: 'm1',
    incidentId: 'fire',
    revisionId: id,
    postedAt: noon,
    layout: 'answer',
    items: [{ key: 'when', contentHash: 'h1', displayedText: 'At noon.' }],
    ...overrides,
  });
}

export function vote(overrides: Partial<Vote> = {}): Vote {
  return {
    serverId: 'north',
    incidentId: 'fire',
    messageId: 'm1',
    voterHash: 'p1',
    entryId: 'when',
    kind: 'helpful',
    createdAt: noon,
    ...overrides,
  };
}

export function gap(overrides: Partial<Omit<Gap, 'id' | 'state'>> = {}): Omit<Gap, 'id' | 'state'> {
  return {
    serverId: 'north',
    incidentId: 'fire',
    question: 'was the roof old',
    kind: 'unmatched',
    entryId: undefined,
    createdAt: noon,
    ...overrides,
  };
}

export function task(payload: TaskPayload, createdAt: Date = noon) {
  return { serverId: 'north', channelId: 'general', createdAt, payload };
}
