import type { Logger } from 'pino';
import type { FileProblem } from '../answering/reply.ts';
import { openShift } from '../answering/shift.ts';
import { operator, type Revision, type Store } from '../store/store.ts';
import { openArchive } from './archive.ts';
import { hashOf, type Rules, readFile } from './change.ts';
import { openChanges, operatorsChanges } from './changes.ts';
import { openChoices } from './choices.ts';
import { type OpenDesk, openDesk } from './desk.ts';
import { enact, type Works } from './enact.ts';
import { openFeedback } from './feedback.ts';
import { openGapWork } from './gaps/gap-work.ts';
import type { FolderRead, IncidentFile } from './knowledge-folder.ts';
import type { Moderation } from './moderation.ts';
import { openOutboxWork } from './outbox-work.ts';
import { openRecentQuestions } from './recent-questions.ts';
import { openReport } from './report.ts';

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
  await restore(desk, read.incidents, options);
  await adopt(works, read.incidents);

  const recent = openRecentQuestions();
  const inTurn = openTurns();
  const changes = openChanges({
    ...works,
    inTurn,
    readFolder,
    rules: options.rules,
    ownQuestions: options.ownQuestions,
    recentQuestions: recentQuestions(store, recent),
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
      gaps: openGapWork({ store, desk, propose: changes.propose, now }),
      report: openReport({ store, desk, now }),
      outbox,
      kept: { retentionDays, correctionDays },
      clean,
    },
  };
}

/** What was in force when the bot ended, from the database. A state that this version can't read any more is passed over. */
async function restore(desk: OpenDesk, files: readonly IncidentFile[], options: ModerationOptions): Promise<void> {
  const { store, log } = options;
  for (const revision of await store.revisions.inForce()) {
    const knowledge = await knowledgeOf(revision, files, options);
    if (knowledge) desk.put({ revision, shift: openShift(knowledge) });
    else log.error({ revision: revision.id, incident: revision.incident }, 'a kept revision can not be read any more');
  }
  for (const [server, settings] of await store.settings.all()) desk.choose(server, settings);
  const withheld = await store.withholdings.all();
  for (const { server, incident } of withheld) {
    const here = withheld.filter((one) => one.server === server && one.incident === incident);
    desk.withholdHere(server, incident, new Set(here.map(({ fact }) => fact)));
  }
}

/** Most of the time the folder holds just the bytes that are in force, and has been read already. */
async function knowledgeOf(revision: Revision, files: readonly IncidentFile[], { store, rules }: ModerationOptions) {
  const same = files.find(({ bytes }) => hashOf(bytes) === revision.hash);
  if (same) return same.knowledge;
  const bytes = await store.revisions.bytes(revision.id);
  const read = bytes && readFile(bytes, revision.incident, rules);
  return read && 'knowledge' in read ? read.knowledge : undefined;
}

/** The folder may have changed while the bot was not there: that is a change like any other, corrections included. */
async function adopt(works: Works, files: readonly IncidentFile[]): Promise<void> {
  const { store, desk } = works;
  await enact(works, operatorsChanges(desk, files), { by: undefined, action: 'start' });
  const there = new Set(files.map(({ knowledge }) => knowledge.incident.id));
  for (const { owner, incident } of await store.revisions.inForce()) {
    if (owner !== operator || there.has(incident)) continue;
    await store.revisions.takeOutOfForce(operator, incident);
    desk.takeAway(operator, incident);
  }
}

/** What was asked in vain is in the database, what was answered of late in memory; neither tells who asked. */
function recentQuestions(store: Store, recent: ReturnType<typeof openRecentQuestions>) {
  return async (server: string, incident: string) => {
    const gaps = await store.gaps.all(server, incident);
    const asked = gaps.filter(({ kind }) => kind === 'unmatched' || kind === 'unsure').map(({ question }) => question);
    return [...new Set([...recent.of(server, incident), ...asked.toReversed()])].slice(0, mostRecent);
  };
}

/** Enough to see what a change does; each takes some 0.5 ms. */
const mostRecent = 200;

/** Runs one piece of work after the other, whatever becomes of them. */
function openTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 24 * 60 * 60_000);
}
