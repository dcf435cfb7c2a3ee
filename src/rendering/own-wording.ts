import type { ReplyOf } from '../answering/reply.ts';
import type { Fact } from '../knowledge/knowledge.ts';
import { type Block, grouped, type Page, page, plain, quote, small, strong, struck } from './blocks.ts';
import { saidBefore } from './corrected-wording.ts';
import { logBlock } from './log-detail.ts';
import { citationLabel, instant, moment, saidBy } from './names.ts';

/** What is new, each with who says it and the sentences it rests on. */
export function newsPage({ at, incident, added, changed, removed }: ReplyOf<'news'>): Page {
  const news = [
    ...changed.map(({ before, now }) => [...factBlocks(now), ...(before === now.answer ? [] : saidBefore([before]))]),
    ...added.map(({ fact, unstatedBefore }) => factBlocks(fact, unstatedBefore)),
    ...removed.map((answer) => [plain('No longer part of what I know:'), struck(answer)]),
  ];
  return {
    blocks: [
      strong(`What is new: ${incident.title}`),
      ...news.flatMap((blocks, group) => grouped(blocks, group)),
      small(moment(at)),
    ],
    buttons: [],
    each: 'change',
  };
}

function factBlocks(fact: Fact, unstatedBefore?: string): Block[] {
  return [
    strong(fact.answer),
    ...(unstatedBefore === undefined ? [] : [plain(`Until now the article did not say: ${unstatedBefore}`)]),
    plain(saidBy(fact)),
    ...fact.citations.map((citation) => quote(citation.quote, citationLabel(citation))),
  ];
}

/** One line of the moderators' log, where a channel follows it. */
export function logLinePage({ at, by, action, detail }: ReplyOf<'log-line'>): Page {
  const line = (words: string) => plain(words === '' ? action : `${action}: ${words}`);
  return page(logBlock(detail, by, line), small(instant(at)));
}
