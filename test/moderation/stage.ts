import { onTestFinished } from 'vitest';
import type { Reply } from '../../src/answering/reply.ts';
import { openShift } from '../../src/answering/shift.ts';
import { findEntry } from '../../src/knowledge/knowledge.ts';
import type { Change } from '../../src/moderation/change.ts';
import { type OpenDesk, openDesk } from '../../src/moderation/desk.ts';
import { enact, type Works } from '../../src/moderation/enact.ts';
import type { Errand } from '../../src/moderation/moderation.ts';
import { type OpenOutboxWork, openOutboxWork } from '../../src/moderation/outbox-work.ts';
import { shownIn } from '../../src/moderation/shown.ts';
import { surfaceOf } from '../../src/moderation/surface.ts';
import { openWithholdingWork } from '../../src/moderation/withholding-work.ts';
import { openStore } from '../../src/store/database.ts';
import { operator, type PublicAnswer, type Store } from '../../src/store/store.ts';
import { briefText } from '../discord/brief-text.ts';
import { knowledgeOf } from '../discord/knowledge-of.ts';

/** A server, a channel of it and a moderator. */
export const here = { server: '100', channel: '101', person: '102' };
export const there = { server: '200', channel: '201', person: '202' };
export const start = new Date('2026-11-23T14:05:00Z');

/** Changes of knowledge and what is to be said of them, without a Discord. */
export type Stage = {
  readonly store: Store;
  readonly desk: OpenDesk;
  readonly works: Works;
  readonly outbox: OpenOutboxWork;
  /** What the bot logged as errors. */
  readonly errors: unknown[];
  pass(milliseconds: number): void;
  /** Puts a file in force, for all or for one server; resolves with how many answers are to be corrected. */
  put(text: string, owner?: string): Promise<number>;
  /** That server follows the operator again. */
  follow(server: string): Promise<number>;
  withhold(fact: string): Promise<number>;
  restore(fact: string): Promise<number>;
  /** What an entry is told with. */
  tell(id: string, where?: typeof here): Reply;
  /** Has the bot say this where others read it. */
  say(reply: Reply, where?: typeof here): Promise<PublicAnswer>;
  /** Does all that is due; what it was. */
  work(): Promise<Errand[]>;
  /** The lines of a server's log, oldest first. */
  log(server: string): Promise<string[]>;
};

/** The brief knowledge is in force for all. */
export async function openStage(text: string = briefText): Promise<Stage> {
  const store = await openStore(':memory:');
  onTestFinished(() => store.close());
  const errors: unknown[] = [];
  let now = start;
  const desk = openDesk(knowledgeOf(text).incident.id);
  const outbox = openOutboxWork({
    store,
    desk,
    now: () => now,
    log: { error: (...line: unknown[]) => errors.push(line) },
  });
  const works = { store, desk, now: () => now, correctionDays: 7, wake: outbox.wake };
  const enacted = async (change: Change) => {
    const [made] = await enact(works, [change], { by: here.person, action: 'upload' });
    return made?.corrections ?? 0;
  };
  const moderation = openWithholdingWork({ ...works, inTurn: (work) => work() });
  const corrections = (reply: Reply) => (reply.kind === 'withholding' ? reply.corrections : Number.NaN);
  let messages = 1000;
  const stage: Stage = {
    store,
    desk,
    works,
    outbox,
    errors,
    pass(milliseconds) {
      now = new Date(now.getTime() + milliseconds);
    },
    put(next, owner = operator) {
      const knowledge = knowledgeOf(next);
      const file = { bytes: Buffer.from(next), origin: 'upload' as const };
      return enacted({ owner, incident: knowledge.incident.id, shift: openShift(knowledge), file, note: '', gaps: [] });
    },
    follow(server) {
      const { knowledge } = desk.at({ ...here, server });
      const shift = desk.heldFor(undefined, knowledge.incident.id)?.shift ?? openShift(knowledge);
      return enacted({ owner: server, incident: knowledge.incident.id, shift, file: undefined, note: '', gaps: [] });
    },
    withhold: async (fact) => corrections(await moderation.withhold(here, fact, 'a court order')),
    restore: async (fact) => corrections(await moderation.restore(here, fact)),
    tell(id, where = here) {
      const { knowledge, answerer } = desk.at(where);
      const entry = findEntry(knowledge, id);
      if (!entry) throw new Error(`There is no entry ${id}.`);
      return answerer.tell(entry);
    },
    async say(reply, { server, channel } = here) {
      const incident = desk.at({ server, channel }).knowledge.incident.id;
      const revision = desk.revisionAt(server, incident)?.id ?? 0;
      messages += 1;
      const [message, surface] = [String(messages), surfaceOf(reply) ?? ''];
      const shown = shownIn(reply);
      return store.answers.add({ server, channel, message, incident, revision, at: now, surface, shown });
    },
    async work() {
      const errands: Errand[] = [];
      for (;;) {
        const errand = await outbox.next();
        if (!errand) return errands;
        errands.push(errand);
        await outbox.done(errand);
      }
    },
    async log(server) {
      const { items } = await store.moderatorLog.page([server], 1, 100);
      return items.toReversed().map(({ action, detail }) => `${action} ${detail}`);
    },
  };
  await stage.put(text);
  return stage;
}
