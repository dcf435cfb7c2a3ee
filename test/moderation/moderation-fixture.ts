import pLimit from 'p-limit';
import { onTestFinished } from 'vitest';
import { createSnapshot } from '../../src/answering/snapshot.ts';
import { findEntry } from '../../src/knowledge/knowledge.ts';
import { recordDisplay, serializeDisplay } from '../../src/moderation/corrections/displayed-items.ts';
import { createOutboxQueue, type MutableOutboxQueue } from '../../src/moderation/corrections/outbox.ts';
import type { Changes, Delivery } from '../../src/moderation/moderation.ts';
import { applyChanges, type ChangeContext } from '../../src/moderation/revisions/apply.ts';
import { createChange, type KnowledgeChange } from '../../src/moderation/revisions/change-set.ts';
import { createChanges } from '../../src/moderation/revisions/changes.ts';
import { createWithholdingActions } from '../../src/moderation/revisions/withholding.ts';
import { createActiveKnowledge, type MutableActiveKnowledge } from '../../src/moderation/state/active-knowledge.ts';
import { hashFile, prepareFile } from '../../src/moderation/state/file-preparation.ts';
import { createSnapshotCache, type SnapshotCache } from '../../src/moderation/state/snapshot-cache.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { openStore } from '../../src/store/open-store.ts';
import { operator, type PublicAnswer, type Store } from '../../src/store/store.ts';
import { parseOrThrow } from '../discord/parse-or-throw.ts';
import { sampleText } from '../discord/sample-text.ts';

/** A server, a channel of it and a moderator. */
export const moderator = { serverId: '100', channelId: '101', userId: '102' };
export const otherModerator = { serverId: '200', channelId: '201', userId: '202' };
export const startTime = new Date('2026-11-23T14:05:00Z');

/** Changes and their deliveries, without Discord. */
export type ModerationFixture = {
  readonly store: Store;
  readonly activeKnowledge: MutableActiveKnowledge;
  readonly context: ChangeContext & { readonly snapshotCache: SnapshotCache };
  readonly outbox: MutableOutboxQueue;
  /** The logged errors. */
  readonly errors: unknown[];
  advance(milliseconds: number): void;
  /** Publishes a file for all servers or one; resolves with the number of answers to correct. */
  activate(yaml: string, owner?: string): Promise<number>;
  followOperator(serverId: string): Promise<number>;
  withhold(factId: string): Promise<number>;
  unwithhold(factId: string): Promise<number>;
  /** The answer of an entry. */
  answerEntry(entryId: string, location?: typeof moderator): Promise<Reply>;
  /** Stores the reply as a public answer. */
  post(reply: Reply, location?: typeof moderator): Promise<PublicAnswer>;
  /** Completes all deliveries that are due, and returns them. */
  deliverAll(): Promise<Delivery[]>;
  /** The audit entries of a server, oldest first. */
  auditLog(serverId: string): Promise<string[]>;
};

/** Moderators' changes on this fixture, without questions to compare. The folder is read from `texts` on each reload. */
export function createTestChanges({ context }: ModerationFixture, texts: readonly string[] = []): Changes {
  return createChanges({
    ...context,
    allowDrafts: false,
    previewsPerMinute: 1_000_000,
    readFolder: async () => {
      const [first, ...others] = texts.map((text) => ({ knowledge: parseOrThrow(text), bytes: Buffer.from(text) }));
      return first ? { incidents: [first, ...others] } : { problems: [] };
    },
    runExclusive: pLimit(1),
    bundledQuestions: () => [],
    recentQuestions: async () => [],
  });
}

/** The sample knowledge is active for all servers. */
export async function createModerationFixture(text: string = sampleText): Promise<ModerationFixture> {
  const store = await openStore(':memory:');
  onTestFinished(() => store.close());
  const errors: unknown[] = [];
  let now = startTime;
  const parsePolicy = { reservedNames: [], allowDrafts: false };
  const snapshotCache = createSnapshotCache(async (bytes) => prepareFile(bytes, parsePolicy));
  const activeKnowledge = createActiveKnowledge({
    defaultIncidentId: parseOrThrow(text).incident.id,
    async loadSnapshot({ id, hash }) {
      const loaded = await snapshotCache.load(hash, async () => (await store.revisions.bytes(id)) ?? Buffer.alloc(0));
      return 'snapshot' in loaded ? loaded.snapshot : undefined;
    },
    revertUnreadable: (revision) => Promise.reject(new Error(`Revision ${revision.id} can’t be read.`)),
  });
  const outbox = createOutboxQueue({
    store,
    activeKnowledge,
    now: () => now,
    log: { error: (...line: unknown[]) => errors.push(line) },
  });
  const context = {
    ...{ store, snapshotCache, activeKnowledge, now: () => now, correctionDays: 7, notifyOutbox: outbox.notify },
  };
  const apply = async (change: KnowledgeChange) => {
    const [applied] = await applyChanges(context, [change], { moderatorId: moderator.userId, action: 'upload' });
    return applied?.correctionCount ?? 0;
  };
  const withholding = createWithholdingActions({ ...context, runExclusive: (work) => work() });
  const corrections = (reply: Reply) => (reply.kind === 'withholding' ? reply.correctionCount : Number.NaN);
  let messageCount = 1000;
  const fixture: ModerationFixture = {
    store,
    activeKnowledge,
    context,
    outbox,
    errors,
    advance(milliseconds) {
      now = new Date(now.getTime() + milliseconds);
    },
    async activate(yaml, owner = operator) {
      const knowledge = parseOrThrow(yaml);
      const bytes = Buffer.from(yaml);
      const file = { bytes, hash: hashFile(bytes), origin: 'upload' as const };
      const change = { owner, incidentId: knowledge.incident.id, after: createSnapshot(knowledge), file };
      return apply(await createChange(activeKnowledge, change));
    },
    async followOperator(serverId) {
      const { knowledge } = await activeKnowledge.forChannel({ ...moderator, serverId });
      const incidentId = knowledge.incident.id;
      const after = (await activeKnowledge.forIncident(undefined, incidentId)) ?? createSnapshot(knowledge);
      return apply(await createChange(activeKnowledge, { owner: serverId, incidentId, after, file: undefined }));
    },
    withhold: async (factId) => corrections(await withholding.withhold(moderator, factId, 'a court order')),
    unwithhold: async (factId) => corrections(await withholding.unwithhold(moderator, factId)),
    async answerEntry(id, location = moderator) {
      const { knowledge, answerer } = await activeKnowledge.forChannel(location);
      const entry = findEntry(knowledge, id);
      if (!entry) throw new Error(`There is no entry ${id}.`);
      return answerer.answerEntry(entry);
    },
    async post(reply, { serverId, channelId } = moderator) {
      const incidentId = activeKnowledge.incidentAt({ serverId, channelId });
      const revision = activeKnowledge.activeRevision(serverId, incidentId)?.id ?? 0;
      messageCount += 1;
      if (!('display' in reply)) throw new Error(`A ${reply.kind} reply has no display.`);
      return store.answers.add({
        serverId,
        channelId,
        messageId: String(messageCount),
        incidentId,
        revisionId: revision,
        postedAt: now,
        ...serializeDisplay(recordDisplay(reply.display)),
      });
    },
    async deliverAll() {
      const deliveries: Delivery[] = [];
      for (;;) {
        const delivery = await outbox.claim();
        if (!delivery) return deliveries;
        deliveries.push(delivery);
        await outbox.complete(delivery);
      }
    },
    async auditLog(serverId) {
      const { items } = await store.auditLog.page([serverId], 1, 100);
      return items.toReversed().map(({ action, detail }) => `${action} ${detail}`);
    },
  };
  await fixture.activate(text);
  return fixture;
}
