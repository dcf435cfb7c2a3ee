import pLimit from 'p-limit';
import type { Logger } from 'pino';
import type { Snapshot } from '../answering/snapshot.ts';
import type { FolderOptions, FolderResult } from '../knowledge/folder.ts';
import type { ParseResult } from '../knowledge/parse.ts';
import type { FileProblem } from '../knowledge/problem.ts';
import type { Revision, Store } from '../store/store.ts';
import { createOutboxQueue } from './corrections/outbox.ts';
import { createFeedback } from './feedback/feedback.ts';
import { createGapReview } from './feedback/gaps/gap-review.ts';
import { createRecentQuestions, sampleRecentQuestions } from './feedback/recent-questions.ts';
import { createReport } from './feedback/report.ts';
import type { Moderation } from './moderation.ts';
import type { ChangeContext } from './revisions/apply.ts';
import { createChanges } from './revisions/changes.ts';
import { createModeratorQueries } from './revisions/queries.ts';
import { recoverActiveKnowledge, revertUnreadable } from './revisions/recover.ts';
import { createServerSettingsEditor } from './revisions/server-settings.ts';
import { createActiveKnowledge } from './state/active-knowledge.ts';
import { daysBefore } from './state/days.ts';
import { hashFile, type ParsePolicy } from './state/file-preparation.ts';
import { createLocalFileWork, type FileWork } from './state/file-thread.ts';
import { createSnapshotCache, type SnapshotCache } from './state/snapshot-cache.ts';

export type ModerationOptions = {
  readonly store: Store;
  /** Reads the operator's folder; the default incident comes first. `parse` is slow and does not block. */
  readonly readFolder: (parse: NonNullable<FolderOptions['parse']>) => Promise<FolderResult>;
  readonly parsePolicy: ParsePolicy;
  /** Does the slow work on files after the start; in this thread by default. */
  readonly fileWork?: FileWork;
  /** How many files a server may preview per minute. */
  readonly previewsPerMinute?: number;
  readonly retentionDays: number;
  readonly correctionDays: number;
  /** The questions of the project about an incident, for comparing outcomes in previews. */
  readonly bundledQuestions: (incidentId: string) => readonly string[];
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly now?: () => Date;
};

/** Recovers the active knowledge before anything else starts. Problems of the folder change nothing. */
export async function createModeration(
  options: ModerationOptions,
): Promise<{ readonly moderation: Moderation } | { readonly problems: readonly FileProblem[] }> {
  const { store, parsePolicy, now = () => new Date(), retentionDays, correctionDays, log } = options;
  // Before the login there are no answers to delay, and another thread would take 50 MB of memory.
  let fileWork = createLocalFileWork(parsePolicy);
  const snapshotCache = createSnapshotCache((bytes) => fileWork.prepare(bytes));
  const readFolder = () => options.readFolder((bytes) => parseThrough(snapshotCache, bytes));
  const folder = await readFolder();
  if ('problems' in folder) return folder;
  const runExclusive = pLimit(1);
  const loadSnapshot = createRevisionLoader(store, snapshotCache, parsePolicy);
  const activeKnowledge = createActiveKnowledge({
    defaultIncidentId: folder.incidents[0].knowledge.incident.id,
    loadSnapshot,
    revertUnreadable: (revision) => runExclusive(() => revertUnreadable({ ...context, log }, revision)),
  });
  const outbox = createOutboxQueue({ store, activeKnowledge, now, log });
  const context: ChangeContext = { store, activeKnowledge, now, correctionDays, notifyOutbox: outbox.notify };
  await recoverActiveKnowledge({ ...context, loadSnapshot }, folder.incidents);
  fileWork = options.fileWork ?? fileWork;

  const recentQuestions = createRecentQuestions();
  const changes = createChanges({
    ...context,
    runExclusive,
    readFolder,
    snapshotCache,
    allowDrafts: parsePolicy.allowDrafts,
    ...(options.previewsPerMinute === undefined ? {} : { previewsPerMinute: options.previewsPerMinute }),
    bundledQuestions: options.bundledQuestions,
    recentQuestions: sampleRecentQuestions(store, recentQuestions),
  });
  const deleteExpired = () => store.retention.clean(daysBefore(now(), retentionDays));
  await deleteExpired();
  return {
    moderation: {
      activeKnowledge,
      changes,
      queries: createModeratorQueries({ store, activeKnowledge, now, retentionDays }),
      settings: createServerSettingsEditor({ store, activeKnowledge, now, notifyOutbox: outbox.notify }),
      feedback: createFeedback({
        store,
        activeKnowledge,
        recentQuestions,
        recheckAnswer: outbox.recheckAnswer,
        now,
        notifyOutbox: outbox.notify,
      }),
      gaps: createGapReview({
        ...{ store, activeKnowledge, now, propose: changes.propose },
        ...{ addToFile: fileWork.add, notifyOutbox: outbox.notify },
      }),
      report: createReport({ store, activeKnowledge, now }),
      outbox,
      retentionPolicy: { retentionDays, correctionDays },
      deleteExpired,
    },
  };
}

/** A file of the operator's folder. The snapshot of its knowledge is complete afterwards. */
async function parseThrough(snapshotCache: SnapshotCache, bytes: Uint8Array): Promise<ParseResult> {
  const loaded = await snapshotCache.load(hashFile(bytes), async () => bytes);
  return 'problems' in loaded ? loaded : { knowledge: loaded.snapshot.knowledge };
}

/** Loads the snapshots of stored revisions; undefined for a file with problems, or a draft that is no longer served. */
function createRevisionLoader({ revisions }: Store, snapshotCache: SnapshotCache, { allowDrafts }: ParsePolicy) {
  return async ({ id, hash }: Revision): Promise<Snapshot | undefined> => {
    const loaded = await snapshotCache.load(hash, async () => {
      const bytes = await revisions.bytes(id);
      if (!bytes) throw new Error(`The revision ${id} has no file.`);
      return bytes;
    });
    if ('problems' in loaded) return undefined;
    return loaded.snapshot.knowledge.incident.draft && !allowDrafts ? undefined : loaded.snapshot;
  };
}
