import type { WithheldHere } from '../answering/change-reply.ts';
import { withheldAs } from '../answering/saying.ts';
import type { Shift } from '../answering/shift.ts';

/** What a state has of all that is withheld where it will be in force: no change undoes a withholding unseen. */
export function withheldIn({ withheld, withholds }: Shift): WithheldHere {
  const facts = [...withheld.values()].map((fact) => ({ id: fact.id, as: withheldAs(fact, withholds) }));
  const there = new Set(facts.flatMap(({ as }) => as));
  const elsewhere = [...withholds.keys()].filter((id) => !there.has(id));
  return {
    ...(facts.length > 0
      ? { withheld: facts.map(({ id, as }) => ({ id, as: as.includes(id) ? id : (as[0] ?? id) })) }
      : {}),
    ...(elsewhere.length > 0 ? { withheldElse: elsewhere } : {}),
  };
}
