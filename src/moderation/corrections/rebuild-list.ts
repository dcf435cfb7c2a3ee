import { featuredFacts } from '../../answering/answerer.ts';
import { createSupportNoticeFinder } from '../../answering/support-notices.ts';
import { findEntry, type Knowledge } from '../../knowledge/knowledge.ts';
import { buildFactList } from '../../replies/fact-list.ts';
import type { ListReply } from '../../replies/reply.ts';
import { buildSentenceContext } from '../../replies/sentence-context.ts';
import type { DisplayedItem } from '../../store/store.ts';
import { listedEntryId } from './listed-items.ts';

/** A list as its surface names it, of what may be shown now; undefined where nothing is left of it. */
export function rebuildList(
  layout: string,
  items: readonly DisplayedItem[],
  knowledge: Knowledge,
): ListReply | undefined {
  const [kind, first = '', second = '', third = ''] = layout.split(' ');
  switch (kind) {
    case 'facts':
      return buildFactList(knowledge, second, Number(first));
    case 'context':
      return buildSentenceContext(knowledge, first, {
        isRequestedByNumber: second === 'asked',
        citedNumbers: third.split(',').map(Number),
      });
    case 'choices':
      return rebuildChoices(items, knowledge);
    default:
      return {
        ...{ kind: 'no-match', empty: first === 'empty', supportNotices: [] },
        ...{ suggestions: featuredFacts(knowledge), incident: knowledge.incident },
      };
  }
}

function rebuildChoices(items: readonly DisplayedItem[], knowledge: Knowledge): ListReply | undefined {
  const choices = items.flatMap((one) => findEntry(knowledge, listedEntryId(one) ?? '') ?? []);
  const supportNotices = createSupportNoticeFinder(knowledge.supportNotices).forEntries(choices);
  return choices.length === 0 ? undefined : { kind: 'unsure', choices, supportNotices, incident: knowledge.incident };
}
