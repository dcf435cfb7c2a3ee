import type { Reply, ReplyOf } from '../answering/reply.ts';
import { type Saying, sayingOf, toldAgain, type Withholds, wordsOf } from '../answering/saying.ts';
import { type Shift, withhold } from '../answering/shift.ts';
import { type Citation, type Fact, findFact, type Knowledge } from '../knowledge/knowledge.ts';
import { planTakingBack } from './corrections.ts';
import { noteDeed } from './deeds.ts';
import type { Works } from './enact.ts';
import { keepChanged } from './kept-saying.ts';
import type { Changes, Moderator } from './moderation.ts';
import type { Swap } from './swap.ts';
import { toldBefore } from './told-before.ts';

type Turn = { readonly inTurn: <T>(work: () => Promise<T>) => Promise<T> };

/** What is withheld once it is done, and which fact it is about. */
type Wish = {
  readonly what: 'withheld' | 'restored';
  readonly fact: string;
  readonly reason: string;
  readonly withholds: Withholds;
};

/** What was done, before Discord has been told of the commands. */
type Done = Omit<ReplyOf<'withholding'>, 'commandsFailed'> | ReplyOf<'notice'>;

/** Takes facts out of every surface of a server, and brings them back. */
export function openWithholdingWork(options: Works & Turn): Pick<Changes, 'withhold' | 'restore' | 'toldBefore'> {
  const { store, desk, now, wake, inTurn } = options;

  const make = async (by: Moderator, { what, fact, reason, withholds }: Wish): Promise<Done> => {
    const incident = desk.at(by).knowledge.incident.id;
    const { server } = by;
    const at = now();
    const held = desk.heldFor(server, incident);
    if (!held) return notice('no-such-fact');
    const before = desk.of(server, incident) ?? held.shift;
    const after = withhold(held.shift, withholds);
    const swap: Swap = {
      ...{ incident, server, at },
      ...{ concerns: (other) => other === server, before: () => before, after: () => after },
    };
    const action = what === 'withheld' ? 'withhold' : 'restore';
    const corrections = await store.atOnce(async (stores) => {
      await keepChanged(stores, { server, incident, by: by.person, at, reason }, [before.withholds, withholds]);
      const detail = `${incident}: ${fact}${reason === '' ? '' : `. ${reason}`}`;
      await noteDeed(stores, { server, by: by.person, at, action, detail });
      return planTakingBack(stores, swap);
    });
    desk.withholdHere(server, incident, withholds);
    wake();
    const sharing = what === 'withheld' ? sharingWith(after, findFact(held.shift.knowledge, fact)) : [];
    return { kind: 'withholding', what, entry: fact, corrections, sharing, also: alsoChanged(before, after, fact) };
  };

  /** Discord may take long to take the commands, and nobody else's change has to wait for that. */
  const told = async ({ server }: Moderator, done: Done): Promise<Reply> =>
    done.kind === 'notice' ? done : { ...done, commandsFailed: !(await desk.changed(server)) };

  const earlier = ({ server }: { server: string | undefined }, shift: Shift) =>
    server === undefined ? Promise.resolve([]) : toldBefore(store.answers, server, shift);

  return {
    withhold: async (by, fact, reason) =>
      told(
        by,
        await inTurn(async () => {
          const shift = desk.at(by);
          if (shift.withheld.has(fact) || shift.withholds.has(fact)) return notice('already-withheld');
          const saying = sayingIn(shift.knowledge, fact) ?? sayingGone(await earlier(by, shift), fact);
          if (!saying) return notice('no-such-fact');
          const withholds = new Map([...shift.withholds, [fact, saying]]);
          return make(by, { what: 'withheld', fact, reason, withholds });
        }),
      ),
    restore: async (by, fact) =>
      told(
        by,
        await inTurn(async () => {
          const shift = desk.at(by);
          // A fact that this revision does not have can be withheld all the same: it was in an earlier one.
          if (!shift.withheld.has(fact) && !shift.withholds.has(fact)) return notice('not-withheld');
          return make(by, { what: 'restored', fact, reason: '', withholds: toldAgain(shift, fact) });
        }),
      ),
    toldBefore: (place) => earlier(place, desk.at(place)),
  };
}

function notice(what: ReplyOf<'notice'>['notice']): ReplyOf<'notice'> {
  return { kind: 'notice', notice: what };
}

function sayingIn({ facts }: Knowledge, id: string): Saying | undefined {
  const fact = facts.find((one) => one.id === id);
  return fact && sayingOf(fact, facts);
}

/** Of a fact that is gone, earlier answers have the words alone. */
function sayingGone(gone: readonly { readonly id: string; readonly answer: string }[], id: string): Saying | undefined {
  const found = gone.find((one) => one.id === id);
  return found && { answer: wordsOf(found.answer), quotes: [], besides: [] };
}

/** Facts that go or come with this one, since they say the same. */
function alsoChanged(before: Shift, after: Shift, id: string): string[] {
  const [old, next] = [[...before.withheld.keys()], [...after.withheld.keys()]];
  const changed = [
    ...old.filter((one) => !after.withheld.has(one)),
    ...next.filter((one) => !before.withheld.has(one)),
  ];
  return changed.filter((one) => one !== id);
}

/** Facts that are still told and quote the same sentences: whoever withholds for the sentence's sake has to think of them too. */
function sharingWith({ knowledge }: Shift, withheld: Fact | undefined): Fact[] {
  const sentences = new Set(withheld?.citations.map(placeOf));
  return knowledge.facts.filter(({ citations }) => citations.some((one) => sentences.has(placeOf(one))));
}

function placeOf({ source, sentence }: Citation): string {
  return `${source} ${sentence}`;
}
