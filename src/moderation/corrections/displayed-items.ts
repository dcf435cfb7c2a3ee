import type { Entry } from '../../knowledge/knowledge.ts';
import type { Reply } from '../../replies/reply.ts';
import type { DisplayedItem } from '../../store/store.ts';
import { hashValues } from './hash.ts';
import { layoutOf } from './layout.ts';
import { listedItems } from './listed-items.ts';

/** What a message shows, in its order; nothing for replies that are never corrected. */
export function displayedItems(reply: Reply): readonly DisplayedItem[] {
  const layout = layoutOf(reply);
  if (layout === undefined) return [];
  switch (reply.kind) {
    case 'answered':
    case 'not-stated':
      return [reply, ...reply.additionalAnswers].map((answer) =>
        displayItem(answer.kind === 'answered' ? answer.fact : answer.entry, layout),
      );
    case 'timeline':
      return reply.facts.items.map((fact) => displayItem(fact, layout));
    case 'facts':
    case 'context':
    case 'unsure':
    case 'no-match':
      return listedItems(reply);
    default:
      return [];
  }
}

/** What a message of this surface shows of an entry. Of a thing not stated the words are its question. */
export function displayItem(entry: Entry, layout: string): DisplayedItem {
  const displayedText = entry.kind === 'fact' ? entry.answer : entry.question;
  return { key: entry.id, contentHash: contentHash(entry, layout), displayedText };
}

const notStatedPrefix = 'not-stated ';

/** Whether it was told that the article does not say this. */
export function wasNotStated({ contentHash: said }: DisplayedItem): boolean {
  return said.startsWith(notStatedPrefix);
}

/**
 * Two entries with the same hash read the same on this surface: answer, who says it, quotations and who says those; on a
 * timeline the time too. Ids and the numbers of sentences do not count: a fact that is only called otherwise says the same.
 */
export function contentHash(entry: Entry, layout: string): string {
  if (entry.kind === 'not-stated')
    return (
      notStatedPrefix + hashValues([entry.question, entry.closestSentence && quoteAndSpeaker(entry.closestSentence)])
    );
  const { answer, saidBy, status, citations, time } = entry;
  const displayedTime = layout === 'answer' ? undefined : time?.written;
  return `fact ${hashValues([answer, saidBy.name, saidBy.role, status, citations.map(quoteAndSpeaker), displayedTime])}`;
}

type QuotedWords = { readonly quote: string; readonly speaker: { readonly name: string } };

function quoteAndSpeaker({ quote, speaker }: QuotedWords): readonly string[] {
  return [quote, speaker.name];
}
