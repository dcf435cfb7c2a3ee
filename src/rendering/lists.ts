import type { Fact } from '../knowledge/knowledge.ts';
import type { ReplyOf } from '../replies/reply.ts';
import { type Block, grouped, item, type MessageView, paragraph, quote, small, strong, textView } from './blocks.ts';
import { asOfPart, citationLabel, sentenceCase, topicTitle } from './format.ts';
import { draftNoteBlocks, pageButtons, pageLabel } from './shared-blocks.ts';

/** The facts by topic; `topic` limits them to one. */
export function renderFacts({ facts, topic, knowledge }: ReplyOf<'facts'>, asOf?: Date): MessageView {
  if (facts.items.length === 0) return textView(strong('There are no facts to show yet.'));
  const source = knowledge.sources[0];
  const title = topic === undefined ? 'What the article says' : `What the article says: ${topicTitle(topic, source)}`;
  const groups = [...Map.groupBy(facts.items, (fact) => fact.topics[0] ?? 'other')];
  const blocks = groups.flatMap(([name, group]) => [strong(topicTitle(name, source)), ...group.map(factItem)]);
  return {
    blocks: [strong(title), ...blocks, ...draftNoteBlocks(facts.items), small(listEnd(facts, asOf))],
    buttons: pageButtons('facts', { filter: topic ?? '', incidentId: knowledge.incident.id }, facts),
  };
}

/** "- Officers entered at around 2pm. · sentence 5, the Met Police · /when-entered" */
function factItem({ answer, citations, command }: Fact): Block {
  const labels = citations.map(citationLabel).join('; ');
  return item(answer, command ? `${labels} · /${command.name}` : labels);
}

export function renderTimeline({ facts, incident }: ReplyOf<'timeline'>, asOf?: Date): MessageView {
  if (facts.items.length === 0) return textView(strong('The article gives no times.'));
  const blocks = facts.items.flatMap((fact, group) => {
    const citation = fact.citations.find(({ quote }) => quote.includes(fact.time?.written ?? '')) ?? fact.citations[0];
    const answerBlocks = [paragraph(fact.answer), quote(citation.quote, citationLabel(citation))];
    return grouped([strong(timeLabel(fact)), ...answerBlocks], group);
  });
  return {
    blocks: [
      strong(`Timeline, ${incident.day}`),
      ...blocks,
      ...draftNoteBlocks(facts.items),
      small(listEnd(facts, asOf)),
    ],
    buttons: pageButtons('timeline', { incidentId: incident.id }, facts),
  };
}

function timeLabel({ time }: Fact): string {
  if (!time) return '';
  const { written, day } = time;
  if (day === undefined) return `${sentenceCase(written)} (the day is not stated)`;
  return sentenceCase(written.includes(day) ? written : `${written}, ${day}`);
}

/** "Page 1 of 3 · as of 23 November 2026, 14:05 UTC" */
function listEnd(page: Parameters<typeof pageLabel>[0], asOf: Date | undefined): string {
  return [pageLabel(page), ...asOfPart(asOf)].join(' · ');
}

export function renderNotStatedList({ entries, incident }: ReplyOf<'not-stated-list'>, asOf?: Date): MessageView {
  if (entries.items.length === 0) return textView(strong('No questions are listed that the article does not answer.'));
  const blocks = entries.items.map(({ question }) => item(question));
  return {
    blocks: [
      strong('Questions the article does not answer'),
      ...blocks,
      ...draftNoteBlocks(entries.items),
      small(listEnd(entries, asOf)),
    ],
    buttons: pageButtons('unknowns', { incidentId: incident.id }, entries),
  };
}

/** Where the article is from, and a page of its sentences. */
export function renderSource({ source, sentences, otherSources, incident }: ReplyOf<'source'>): MessageView {
  const { id, title, publisher, published, url, note } = source;
  const origin = [publisher, published].filter((part) => part !== undefined).join(', ');
  const isFirstPage = sentences.page === 1;
  return {
    blocks: [
      strong(title ?? `The article about: ${incident.title}`),
      ...(origin === '' ? [] : [paragraph(origin)]),
      ...(url === undefined ? [] : [paragraph(url)]),
      ...(isFirstPage && note !== undefined ? [small(note)] : []),
      ...sentences.items.map(({ text, number }) => quote(text, `sentence ${number}`)),
      ...(otherSources.length === 0
        ? []
        : [
            small(
              `Other sources, for /source source: ${otherSources.map((other) => other.title ?? other.id).join(', ')}`,
            ),
          ]),
      small(pageLabel(sentences)),
    ],
    buttons: pageButtons('source', { filter: id, incidentId: incident.id }, sentences),
  };
}

/** The cited or requested sentences, marked, with the sentences around them. */
export function renderContext({
  sentences,
  citedNumbers,
  isRequestedByNumber,
  source,
}: ReplyOf<'context'>): MessageView {
  const mark = isRequestedByNumber ? ', requested' : ', cited';
  const blocks = sentences.map(({ text, number }) =>
    quote(text, `sentence ${number}${citedNumbers.includes(number) ? mark : ''}`, citedNumbers.includes(number)),
  );
  return textView(
    strong('In context'),
    ...blocks,
    small(
      `The article has ${source.sentences.length} sentences; the marked ${isRequestedByNumber ? 'one was requested' : 'ones are cited'}.`,
    ),
  );
}
