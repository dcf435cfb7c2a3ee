import { createHmac } from 'node:crypto';
import { type Entry, findEntry } from '../knowledge/knowledge.ts';
import type { Store } from '../store/store.ts';
import { masked } from './gaps/mask.ts';
import type { Ballot, Desk, Place } from './moderation.ts';
import type { RecentQuestions } from './recent-questions.ts';

export type VotingOptions = {
  readonly store: Store;
  readonly desk: Pick<Desk, 'at' | 'of' | 'incidents'>;
  readonly recent: RecentQuestions;
  readonly now: () => Date;
};

/** Counts votes without knowing whose they are, except for the moment in which somebody votes or asks to be forgotten. */
export type Voting = {
  cast(ballot: Ballot): Promise<void>;
  /** Deletes a person's votes, with the gaps that came of them, and their name wherever moderators are named. */
  forget(person: string): Promise<void>;
};

export function openVoting({ store, desk, recent, now }: VotingOptions): Voting {
  const hash = openHash(store);
  return {
    async cast({ person, place, message, entries, incident, kind }) {
      const answered = recent.answeredBy(message);
      const about = entryOf(desk, place, entries, incident ?? answered?.incident);
      if (!about) return;
      const { server = '' } = place;
      const common = { server, incident: about.incident, entry: about.entry.id, kind, at: now() };
      const question = answered?.question ?? masked(about.entry.question);
      const voter = await hash(person, message);
      await store.atOnce(async ({ votes, gaps }) => {
        const { id } = await votes.cast({ ...common, message, person: voter });
        // Nobody reads what was asked in direct messages, so it isn't kept.
        if (kind !== 'helpful' && server !== '') await gaps.add({ ...common, question, kind }, id);
      });
    },
    async forget(person) {
      const messages = await store.votes.messages();
      const voters = await Promise.all(messages.map((message) => hash(person, message)));
      await store.atOnce(async ({ votes, retention }) => {
        await votes.forget(voters);
        await retention.forget(person);
      });
    },
  };
}

/** HMAC-SHA-256 over person and message: it tells votes on one message apart, and nobody can be followed by it from message to message. */
function openHash({ settings }: Store): (person: string, message: string) => Promise<string> {
  let secret: Uint8Array | undefined;
  return async (person, message) => {
    secret ??= await settings.secret();
    return createHmac('sha256', secret).update(`${person} ${message}`).digest('hex');
  };
}

/** The first of these entries that may be told, and its incident: the one that is meant where it is known, or else that of the place. */
function entryOf(
  desk: VotingOptions['desk'],
  place: Place,
  ids: readonly string[],
  meant: string | undefined,
): { readonly incident: string; readonly entry: Entry } | undefined {
  const { server } = place;
  const incidents = [
    ...(meant === undefined ? [] : [meant]),
    desk.at(place).knowledge.incident.id,
    ...desk.incidents(server).map(({ id }) => id),
  ];
  for (const incident of incidents) {
    const knowledge = desk.of(server, incident)?.knowledge;
    const [entry] = knowledge ? ids.flatMap((id) => findEntry(knowledge, id) ?? []) : [];
    if (entry) return { incident, entry };
  }
  return undefined;
}
