import type { Logger } from 'pino';
import type { FileProblem } from '../answering/reply.ts';
import type { Store } from '../store/store.ts';
import { openArchive } from './archive.ts';
import { askedOfLate } from './asked-of-late.ts';
import type { Rules } from './change.ts';
import { openChanges } from './changes.ts';
import { openChoices } from './choices.ts';
import { openDesk } from './desk.ts';
import type { Works } from './enact.ts';
import { openFeedback } from './feedback.ts';
import { openGapWork } from './gaps/gap-work.ts';
import type { FolderRead } from './knowledge-folder.ts';
import type { Moderation } from './moderation.ts';
import { openOutboxWork } from './outbox-work.ts';
import { openRecentQuestions } from './recent-questions.ts';
import { openReport } from './report.ts';
import { restore } from './restore.ts';
import { openTurns } from './turns.ts';

export type ModerationOptions = {
  readonly store: Store;
  /** Reads the operator's folder; the incident that is followed where nothing is chosen comes first. */
  readonly readFolder: () => Promise<FolderRead>;
  readonly rules: Rules;
  readonly retentionDays: number;
  readonly correctionDays: number;
  /** The questions that come with the project for an incident, on which a change is tried. */
  readonly ownQuestions: (incident: string) => readonly string[];
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly now?: () => Date;
};

/**
 * Puts in force what was in force, and what has changed in the folder since; nothing else starts before. Gives the problems
 * of the folder where it can't be read: then nothing has changed.
 */
export async function openModeration(
  options: ModerationOptions,
): Promise<{ readonly moderation: Moderation } | { readonly problems: readonly FileProblem[] }> {
  const { store, readFolder, now = () => new Date(), retentionDays, correctionDays, log } = options;
  const read = await readFolder();
  if ('problems' in read) return read;
  const desk = openDesk(read.incidents[0].knowledge.incident.id);
  const outbox = openOutboxWork({ store, desk, now, log });
  const works: Works = { store, desk, now, correctionDays, wake: outbox.wake };
  await restore({ ...works, rules: options.rules, log }, read.incidents);

  const recent = openRecentQuestions();
  const inTurn = openTurns();
  const changes = openChanges({
    ...works,
    inTurn,
    readFolder,
    rules: options.rules,
    ownQuestions: options.ownQuestions,
    recentQuestions: askedOfLate(store, recent),
  });
  const clean = () => store.retention.clean(daysBefore(now(), retentionDays));
  await clean();
  return {
    moderation: {
      desk,
      changes,
      archive: openArchive({ store, desk, now, retentionDays }),
      choices: openChoices({ store, desk, now, wake: outbox.wake }),
      feedback: openFeedback({ store, desk, recent, recheck: outbox.recheck, now, log }),
      gaps: openGapWork({ store, desk, propose: changes.propose, now, wake: outbox.wake }),
      report: openReport({ store, desk, now }),
      outbox,
      kept: { retentionDays, correctionDays },
      clean,
    },
  };
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 24 * 60 * 60_000);
}
