import { createHash } from 'node:crypto';
import type { Gap, NewRevision, PublicAnswer, Store, Vote, Work } from '../../src/store/store.ts';

/** Things to keep, of which a test says only what it is about. */

export const noon = new Date('2026-03-01T12:00:00.000Z');

export function daysAfter(days: number): Date {
  return new Date(noon.getTime() + days * 86_400_000);
}

export function revision(some: Partial<NewRevision> = {}): NewRevision {
  const bytes = some.bytes ?? Buffer.from('incident: fire');
  return {
    owner: 'north',
    incident: 'fire',
    hash: createHash('sha256').update(bytes).digest('hex'),
    by: '1001',
    at: noon,
    origin: 'upload',
    note: 'as the police said',
    facts: 12,
    bytes,
    ...some,
  };
}

/** Keeps an answer, with a revision that it rests on. */
export async function keepAnswer(store: Store, some: Partial<PublicAnswer> = {}): Promise<PublicAnswer> {
  const { id } = await store.revisions.add(revision());
  return store.answers.add({
    server: 'north',
    channel: 'general',
    message: 'm1',
    incident: 'fire',
    revision: id,
    at: noon,
    surface: 'told',
    shown: [{ entry: 'when', said: 'h1', words: 'At noon.' }],
    ...some,
  });
}

export function vote(some: Partial<Vote> = {}): Vote {
  return {
    server: 'north',
    incident: 'fire',
    message: 'm1',
    person: 'p1',
    entry: 'when',
    kind: 'helpful',
    at: noon,
    ...some,
  };
}

export function gap(some: Partial<Omit<Gap, 'id' | 'state'>> = {}): Omit<Gap, 'id' | 'state'> {
  return {
    server: 'north',
    incident: 'fire',
    question: 'was the roof old',
    kind: 'unmatched',
    entry: undefined,
    at: noon,
    ...some,
  };
}

export function task(work: Work, at: Date = noon) {
  return { server: 'north', channel: 'general', at, work };
}
