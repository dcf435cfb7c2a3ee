import type { ReplyOf } from '../answering/reply.ts';
import type { Fact } from '../knowledge/knowledge.ts';
import { type Block, grouped, item, type Page, page, plain, quote, small, strong } from './blocks.ts';
import { draftNote } from './draft-note.ts';
import { citationLabel, sentenceCase, topicTitle } from './names.ts';
import { pageButtons, pageNumber } from './page-buttons.ts';

/** The facts by topic; `topic` limits them to one. */
export function factsPage({ facts, topic, knowledge }: ReplyOf<'facts'>): Page {
  if (facts.items.length === 0) return page(strong('There are no facts of the article to show yet.'));
  const source = knowledge.sources[0];
  const title = topic === undefined ? 'What the article says' : `What the article says: ${topicTitle(topic, source)}`;
  const groups = [...Map.groupBy(facts.items, (fact) => fact.topics[0] ?? 'other')];
  const blocks = groups.flatMap(([name, group]) => [strong(topicTitle(name, source)), ...group.map(factItem)]);
  return {
    blocks: [strong(title), ...blocks, ...draftNote(facts.items), small(pageNumber(facts))],
    buttons: pageButtons('facts', `${topic ?? ''}@${knowledge.incident.id}`, facts),
  };
}

function factItem({ question, command }: Fact): Block {
  return item(question, command ? `/${command.name}` : undefined);
}

export function timelinePage({ facts, incident }: ReplyOf<'timeline'>): Page {
  if (facts.items.length === 0) return page(strong('The article gives no times.'));
  const blocks = facts.items.flatMap((fact, group) => {
    const citation = fact.citations.find(({ quote }) => quote.includes(fact.time?.written ?? '')) ?? fact.citations[0];
    const told = [plain(fact.answer), quote(citation.quote, citationLabel(citation))];
    return grouped([strong(sentenceCase(fact.time?.written ?? '')), ...told], group);
  });
  return {
    blocks: [
      strong(`In order of time, ${incident.day}`),
      ...blocks,
      ...draftNote(facts.items),
      small(pageNumber(facts)),
    ],
    buttons: pageButtons('timeline', `@${incident.id}`, facts),
  };
}

export function unknownsPage({ entries, incident }: ReplyOf<'unknowns'>): Page {
  if (entries.items.length === 0)
    return page(strong('Nothing is listed that people ask and the article does not say.'));
  const blocks = entries.items.map(({ question }) => item(question));
  return {
    blocks: [
      strong('What people ask and the article does not say'),
      ...blocks,
      ...draftNote(entries.items),
      small(`As of ${incident.day} · ${pageNumber(entries)}`),
    ],
    buttons: pageButtons('unknowns', `@${incident.id}`, entries),
  };
}

export function sourcePage({ source, incident }: ReplyOf<'source'>): Page {
  const known: readonly (readonly [string, string | undefined])[] = [
    ['Title', source.title],
    ['Published by', source.publisher],
    ['Address', source.url],
    ['Published', source.published],
    ['Retrieved', source.retrieved],
  ];
  const unknown = known.filter(([, value]) => value === undefined).map(([name]) => name.toLowerCase());
  return page(
    strong(`The article about: ${incident.title}`),
    ...known.flatMap(([name, value]) => (value === undefined ? [] : [item(`${name}: ${value}`)])),
    item(`Day as written: ${incident.day}`),
    item(`Sentences: ${source.sentences.length}`),
    ...(unknown.length > 0 ? [item(`Not known, and so not given: ${unknown.join(', ')}`)] : []),
    ...(source.note === undefined ? [] : [plain(source.note)]),
    small('To read a sentence in its surroundings: /source sentence'),
  );
}

/** The sentences that are cited or were asked for, marked, among their neighbours. */
export function contextPage({ sentences, cited, asked, source }: ReplyOf<'context'>): Page {
  const mark = asked ? ', the one asked for' : ', the one cited';
  const blocks = sentences.map(({ text, number }) =>
    quote(text, `sentence ${number}${cited.includes(number) ? mark : ''}`, cited.includes(number)),
  );
  return page(
    strong('In context'),
    ...blocks,
    small(
      `${source.sentences.length} sentences in all; ${asked ? 'the marked one was asked for' : 'the marked ones are cited'}.`,
    ),
  );
}
