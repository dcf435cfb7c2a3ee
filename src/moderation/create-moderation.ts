import pLimit from 'p-limit';
import type { Logger } from 'pino';
import type { FolderResult } from '../knowledge/folder.ts';
import type { FileProblem } from '../knowledge/problem.ts';
import type { Store } from '../store/store.ts';
import { createOutboxQueue } from './corrections/outbox.ts';
import { createFeedback } from './feedback/feedback.ts';
import { createGapReview } from './feedback/gaps/gap-review.ts';
import { createRecentQuestions, sampleRecentQuestions } from './feedback/recent-questions.ts';
import { createReport } from './feedback/report.ts';
import type { Moderation } from './moderation.ts';
import type { ChangeContext } from './revisions/apply.ts';
import { createChanges } from './revisions/changes.ts';
import { createModeratorQueries } from './revisions/queries.ts';
import { recoverActiveKnowledge } from './revisions/recover.ts';
import type { ParsePolicy } from './revisions/servable-file.ts';
import { createServerSettingsEditor } from './revisions/server-settings.ts';
import { createActiveKnowledge } from './state/active-knowledge.ts';
import { daysBefore } from './state/days.ts';

export type ModerationOptions = {
  readonly store: Store;
  /** Reads the operator's folder; the default incident comes first. */
  readonly readFolder: () => Promise<FolderResult>;
  readonly parsePolicy: ParsePolicy;
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
  const { store, readFolder, now = () => new Date(), retentionDays, correctionDays, log } = options;
  const folder = await readFolder();
  if ('problems' in folder) return folder;
  const activeKnowledge = createActiveKnowledge(folder.incidents[0].knowledge.incident.id);
  const outbox = createOutboxQueue({ store, activeKnowledge, now, log });
  const context: ChangeContext = { store, activeKnowledge, now, correctionDays, notifyOutbox: outbox.notify };
  await recoverActiveKnowledge({ ...context, parsePolicy: options.parsePolicy, log }, folder.incidents);

  const recentQuestions = createRecentQuestions();
  const changes = createChanges({
    ...context,
    runExclusive: pLimit(1),
    readFolder,
    parsePolicy: options.parsePolicy,
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
      }),
      gaps: createGapReview({ store, activeKnowledge, propose: changes.propose, now, notifyOutbox: outbox.notify }),
      report: createReport({ store, activeKnowledge, now }),
      outbox,
      retentionPolicy: { retentionDays, correctionDays },
      deleteExpired,
    },
  };
}
