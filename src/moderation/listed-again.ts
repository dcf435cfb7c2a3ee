import { tellingFacts } from '../answering/answerer.ts';
import { openCare } from '../answering/care.ts';
import { contextOf } from '../answering/context.ts';
import { factListOf } from '../answering/fact-list.ts';
import type { Listing } from '../answering/reply.ts';
import { findEntry, type Knowledge } from '../knowledge/knowledge.ts';
import type { Shown } from '../store/store.ts';
import { entryListed } from './listed.ts';

/** A list as its surface names it, of what may be shown now; undefined where nothing is left of it. */
export function listedAgain(surface: string, shown: readonly Shown[], knowledge: Knowledge): Listing | undefined {
  const [kind, first = '', second = '', third = ''] = surface.split(' ');
  switch (kind) {
    case 'facts':
      return factListOf(knowledge, second, Number(first));
    case 'context':
      return contextOf(knowledge, first, { asked: second === 'asked', cited: third.split(',').map(Number) });
    case 'choices':
      return choicesAgain(shown, knowledge);
    default:
      return {
        ...{ kind: 'no-match', empty: first === 'empty', care: [] },
        ...{ suggestions: tellingFacts(knowledge), incident: knowledge.incident },
      };
  }
}

function choicesAgain(shown: readonly Shown[], knowledge: Knowledge): Listing | undefined {
  const choices = shown.flatMap((one) => findEntry(knowledge, entryListed(one) ?? '') ?? []);
  const care = openCare(knowledge.care).forEntries(choices);
  return choices.length === 0 ? undefined : { kind: 'unsure', choices, care, incident: knowledge.incident };
}
