import type { Entry } from '../knowledge/knowledge.ts';
import type { ReplyOf } from '../replies/reply.ts';
import { type Block, grouped, item, type MessageView, paragraph, quote, small, strong } from './blocks.ts';
import { attributionLine, citationLabel, pluralize } from './format.ts';
import { textFile } from './plain-text.ts';

type EntryDetails = ReplyOf<'entry-details'>;

/** All details of an entry. Paraphrases are groups, so they are left out first. */
export function renderEntryDetails(reply: EntryDetails): MessageView {
  const { entry, withheldReason } = reply;
  const blocks = [
    strong(entry.question),
    small(entryLabel(entry)),
    ...(withheldReason === undefined ? [] : [paragraph(`Withheld here: ${withheldReason}`)]),
    ...contentBlocks(reply),
    item(usageLine(reply)),
    ...(entry.topics.length > 0 ? [item(`Topics: ${entry.topics.join(', ')}`)] : []),
    ...(entry.paraphrases.length > 0 ? [paragraph(`Paraphrases (${entry.paraphrases.length}):`)] : []),
    ...entry.paraphrases.flatMap((paraphrase, index) => grouped([item(paraphrase)], index + 1)),
  ];
  return { blocks, buttons: [], groupNoun: 'paraphrase', fileWhenCut: textFile('entry.txt', blocks) };
}

function entryLabel(entry: Entry): string {
  const draft = entry.draft ? ' · draft' : '';
  if (entry.kind === 'not-stated') return `${entry.id} · not stated${draft}`;
  const command = entry.command ? ` · /${entry.command.name}` : '';
  return `${entry.id} · ${entry.status}${command}${entry.time ? ` · ${entry.time.written}` : ''}${draft}`;
}

function contentBlocks({ entry, sentences }: EntryDetails): Block[] {
  if (entry.kind === 'fact')
    return [
      paragraph(entry.answer),
      paragraph(attributionLine(entry)),
      ...entry.citations.map((citation) => quote(citation.quote, citationLabel(citation))),
    ];
  if (sentences.length === 0) return [paragraph('No sentence comes close.')];
  return [paragraph('Closest sentence:'), ...sentences.map(({ text, number }) => quote(text, `sentence ${number}`))];
}

function usageLine({ askedCount, votes, publicAnswerCount }: EntryDetails): string {
  const voted = `${votes.helpful} helpful, ${votes.notAsked} not what was asked, ${votes.unsupported} not supported`;
  return `Recently asked: ${pluralize(askedCount, 'time')}; ${pluralize(publicAnswerCount, 'public answer')}; votes: ${voted}`;
}
