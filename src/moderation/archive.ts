import type { RevisionLine } from '../answering/change-reply.ts';
import { clipped } from '../answering/clipped.ts';
import { type Entry, findEntry } from '../knowledge/knowledge.ts';
import type { Sentence } from '../knowledge/sentences.ts';
import { type Owner, operator, type Revision, type Store } from '../store/store.ts';
import { type OpenDesk, revisionName } from './desk.ts';
import type { Archive, Moderator, Place } from './moderation.ts';

export type ArchiveOptions = {
  readonly store: Store;
  readonly desk: OpenDesk;
  readonly now: () => Date;
  /** How far back figures go. */
  readonly retentionDays: number;
};

const mostRevisions = 10;
const linesOfLog = 10;
/** Discord's limit for the name of a choice (discord-api-docs, application-commands). */
const longestChoice = 100;

/** What moderators look up about the knowledge in force where they are. Changes nothing. */
export function openArchive({ store, desk, now, retentionDays }: ArchiveOptions): Archive {
  const incidentAt = (place: Place) => desk.at(place).knowledge.incident;
  const heldAt = (by: Moderator) => {
    const held = desk.heldFor(by.server, incidentAt(by).id);
    if (!held) throw new Error('Nothing is in force here.');
    return held;
  };
  const latest = ({ server = operator, channel }: Place) =>
    store.revisions.latest([operator, server], incidentAt({ server, channel }).id, mostRevisions);

  return {
    async history(by) {
      const inForce = heldAt(by).revision.id;
      const revisions = (await latest(by)).map((revision) => lineOf(revision, inForce, by));
      return { kind: 'history', incident: incidentAt(by), revisions };
    },
    async earlier(place) {
      const { id: incident } = incidentAt(place);
      const inForce = desk.heldFor(place.server, incident)?.revision.id;
      const others = (await latest(place)).filter(({ id }) => id !== inForce);
      const hasOwn = place.server !== undefined && desk.held(place.server, incident) !== undefined;
      return [
        ...(hasOwn ? [{ name: followName(desk.held(operator, incident) !== undefined), value: '0', id: 0 }] : []),
        ...others.map((revision) => ({ name: choiceName(revision), value: revisionName(revision), id: revision.id })),
      ];
    },
    async show(by, id) {
      const held = heldAt(by);
      const { knowledge } = held.shift;
      const entry = findEntry(knowledge, id);
      if (!entry) return { kind: 'notice', notice: 'no-such-fact' };
      const since = new Date(now().getTime() - retentionDays * 24 * 60 * 60_000);
      const { incident } = held.revision;
      const [entries, votes, publicAnswers, withheld] = await Promise.all([
        store.answers.entries(by.server, incident, since),
        store.votes.counts(by.server, incident, since),
        store.answers.showing(since, incident, by.server, id),
        store.withholdings.of(by.server, incident),
      ]);
      const votesOf = (kind: string) => votes.find((one) => one.entry === id && one.kind === kind)?.count ?? 0;
      const reason = withheld.find(({ fact }) => fact === id);
      return {
        kind: 'entry-details',
        entry,
        ...(reason ? { withheldFor: reason.reason } : {}),
        sentences: sentencesOf(entry, knowledge.sources),
        asked: entries.find((one) => one.entry === id)?.count ?? 0,
        votes: {
          helpful: votesOf('helpful'),
          notAsked: votesOf('not-asked'),
          unsupported: votesOf('unsupported'),
        },
        publicAnswers,
      };
    },
    async download(by) {
      const { revision } = heldAt(by);
      const bytes = await store.revisions.bytes(revision.id);
      if (!bytes) return { kind: 'notice', notice: 'no-such-revision' };
      return { kind: 'download', name: `${revision.incident}.yaml`, bytes, revision: revisionName(revision) };
    },
    async test(by, question) {
      const { answerer } = desk.at(by);
      const answer = answerer.answer(question);
      const entry = answer.kind === 'answered' ? answer.fact : answer.kind === 'not-stated' ? answer.entry : undefined;
      const told =
        answer.kind === 'withheld'
          ? answer.kind
          : answer.kind === 'no-match' && answer.care.length > 0
            ? 'care'
            : undefined;
      return {
        kind: 'explained',
        question,
        explanation: answerer.explain(question),
        ...(entry ? { entry } : {}),
        ...(told ? { instead: told } : {}),
      };
    },
    async status(by) {
      const { revision } = heldAt(by);
      const { knowledge } = desk.at(by);
      return { kind: 'status', knowledge, revision: revisionName(revision), since: revision.at };
    },
    async log(by, page) {
      const { items, pages } = await store.moderatorLog.page([by.server, operator], page, linesOfLog);
      const lines = items.map((line) => ({ ...line, by: knownTo(by, line.server, line.by) }));
      return { kind: 'moderator-log', lines, page, pages };
    },
  };
}

function lineOf(revision: Revision, inForce: number, reader: Moderator): RevisionLine {
  const { id, owner, at, by, origin, note, facts } = revision;
  const name = revisionName(revision);
  return { name, at, by: knownTo(reader, owner, by), origin, note, facts, inForce: id === inForce };
}

/** Who of one server did something for all is named to themselves alone: the others don't know them. */
function knownTo({ person }: Moderator, owner: Owner, by: string | undefined): string | undefined {
  return owner === operator && by !== person ? undefined : by;
}

/** "3 · 2026-11-23 14:05 UTC · upload · 67 facts · note", within Discord's 100 characters for a choice. */
function choiceName(revision: Revision): string {
  const { at, origin, facts, note } = revision;
  const when = at.toISOString().slice(0, 16).replace('T', ' ');
  const name = `${revisionName(revision)} · ${when} UTC · ${origin} · ${facts} facts${note === '' ? '' : ` · ${note}`}`;
  return clipped(name, longestChoice);
}

function followName(isThere: boolean): string {
  return isThere ? 'Follow the operator’s files again' : 'Give this incident up; the operator has no file of it';
}

function sentencesOf(entry: Entry, sources: readonly { id: string; sentences: readonly Sentence[] }[]): Sentence[] {
  const cited = entry.kind === 'fact' ? entry.citations : entry.nearest ? [entry.nearest] : [];
  return cited.flatMap(
    ({ source, sentence }) =>
      sources.find(({ id }) => id === source)?.sentences.find(({ number }) => number === sentence) ?? [],
  );
}
