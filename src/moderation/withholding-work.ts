import type { Reply } from '../answering/reply.ts';
import { withhold } from '../answering/shift.ts';
import { type Citation, type Fact, findFact, type Knowledge } from '../knowledge/knowledge.ts';
import { planCorrections } from './corrections.ts';
import { noteDeed } from './deeds.ts';
import type { Works } from './enact.ts';
import type { Changes, Moderator } from './moderation.ts';
import type { Swap } from './swap.ts';

type Turn = { readonly inTurn: <T>(work: () => Promise<T>) => Promise<T> };

/** Takes facts out of every surface of a server, and brings them back. */
export function openWithholdingWork(options: Works & Turn): Pick<Changes, 'withhold' | 'restore'> {
  const { store, desk, now, correctionDays, wake, inTurn } = options;

  const turn = async (by: Moderator, fact: string, action: 'withhold' | 'restore', reason: string): Promise<Reply> => {
    const incident = desk.at(by).knowledge.incident.id;
    const { server } = by;
    const at = now();
    const ids = new Set(desk.withheldHere(server, incident));
    if (action === 'withhold') ids.add(fact);
    else ids.delete(fact);
    const held = desk.heldFor(server, incident);
    if (!held) return { kind: 'notice', notice: 'no-such-fact' };
    const swap: Swap = {
      incident,
      server,
      concerns: (other) => other === server,
      before: () => desk.of(server, incident) ?? held.shift,
      after: () => withhold(held.shift, ids),
      revision: held.revision.id,
      at,
    };
    const corrections = await store.atOnce(async (stores) => {
      if (action === 'withhold') await stores.withholdings.add({ server, incident, fact, by: by.person, at, reason });
      else await stores.withholdings.remove(server, incident, fact);
      const detail = `${incident}: ${fact}${reason === '' ? '' : `. ${reason}`}`;
      await noteDeed(stores, { server, by: by.person, at, action, detail });
      return planCorrections(stores, swap, correctionDays);
    });
    desk.withholdHere(server, incident, ids);
    wake();
    return {
      kind: 'withholding',
      what: action === 'withhold' ? 'withheld' : 'restored',
      entry: fact,
      corrections,
      sharing: action === 'withhold' ? sharing(held.shift.knowledge, fact, ids) : [],
      commandsFailed: !(await desk.changed(server)),
    };
  };

  return {
    withhold: (by, fact, reason) =>
      inTurn(async () => {
        const shift = desk.at(by);
        if (shift.withheld.has(fact)) return { kind: 'notice', notice: 'already-withheld' };
        if (!findFact(shift.knowledge, fact)) return { kind: 'notice', notice: 'no-such-fact' };
        return turn(by, fact, 'withhold', reason);
      }),
    restore: (by, fact) =>
      inTurn(async () => {
        // A fact that this revision does not have can be withheld all the same: it was in an earlier one.
        const isWithheld = desk.withheldHere(by.server, desk.at(by).knowledge.incident.id).has(fact);
        return isWithheld ? turn(by, fact, 'restore', '') : { kind: 'notice', notice: 'not-withheld' };
      }),
  };
}

/** Facts that are still told and quote the same sentences: whoever withholds for the sentence's sake has to think of them too. */
function sharing(full: Knowledge, id: string, withheld: ReadonlySet<string>): Fact[] {
  const sentences = new Set(findFact(full, id)?.citations.map(placeOf));
  return full.facts.filter(
    (fact) => !withheld.has(fact.id) && fact.citations.some((one) => sentences.has(placeOf(one))),
  );
}

function placeOf({ source, sentence }: Citation): string {
  return `${source} ${sentence}`;
}
