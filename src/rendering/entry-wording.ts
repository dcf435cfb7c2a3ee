import type { ReplyOf } from '../answering/reply.ts';
import type { Entry } from '../knowledge/knowledge.ts';
import { type Block, grouped, item, type Page, plain, quote, small, strong } from './blocks.ts';
import { citationLabel, counted, saidBy } from './names.ts';
import { wholeFile } from './plain-text.ts';

type Details = ReplyOf<'entry-details'>;

/** All that is known of a fact, or of a thing that is not stated. Wordings are what a message can do without first. */
export function entryPage(reply: Details): Page {
  const { entry, withheldFor } = reply;
  const blocks = [
    strong(entry.question),
    small(labels(entry)),
    ...(withheldFor === undefined ? [] : [plain(`Withheld here: ${withheldFor}`)]),
    ...said(reply),
    item(figures(reply)),
    ...(entry.topics.length > 0 ? [item(`Topics: ${entry.topics.join(', ')}`)] : []),
    ...(entry.asked.length > 0 ? [plain(`Asked as (${entry.asked.length}):`)] : []),
    ...entry.asked.flatMap((wording, index) => grouped([item(wording)], index + 1)),
  ];
  return { blocks, buttons: [], each: 'wording', fileWhenCut: wholeFile('entry.txt', blocks) };
}

function labels(entry: Entry): string {
  const draft = entry.draft ? ' · draft' : '';
  if (entry.kind === 'not-stated') return `${entry.id} · not stated${draft}`;
  const command = entry.command ? ` · /${entry.command.name}` : '';
  return `${entry.id} · ${entry.status}${command}${entry.time ? ` · ${entry.time.written}` : ''}${draft}`;
}

function said({ entry, sentences }: Details): Block[] {
  if (entry.kind === 'fact')
    return [
      plain(entry.answer),
      plain(saidBy(entry)),
      ...entry.citations.map((citation) => quote(citation.quote, citationLabel(citation))),
    ];
  if (sentences.length === 0) return [plain('No sentence comes near.')];
  return [plain('The nearest:'), ...sentences.map(({ text, number }) => quote(text, `sentence ${number}`))];
}

function figures({ asked, votes, publicAnswers }: Details): string {
  const voted = `${votes.helpful} helpful, ${votes.notAsked} not what was asked, ${votes.unsupported} not supported`;
  return `Asked ${counted(asked, 'time')} of late; ${counted(publicAnswers, 'public answer')}; votes: ${voted}`;
}
