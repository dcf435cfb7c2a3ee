import type { Correction } from '../answering/moderator-reply.ts';
import type { ReplyOf } from '../answering/reply.ts';
import type { Fact } from '../knowledge/knowledge.ts';
import { toldPage } from './answer-wording.ts';
import { type Block, grouped, type Page, page, plain, quote, small, strong, struck } from './blocks.ts';
import { timelinePage } from './list-wording.ts';
import { logBlock } from './log-detail.ts';
import { citationLabel, instant, saidBy } from './names.ts';

/**
 * A message of the bot's that was not right any more: what has changed and when, what it tells now as any message would, and
 * what it told before.
 */
export function correctedPage({ at, corrections, now }: ReplyOf<'corrected'>): Page {
  const title = strong(`Corrected ${moment(at)}: ${whatChanged(corrections, now)}.`);
  const before = saidBefore(corrections.flatMap(struckWords));
  if (!now) return page(title, ...before);
  const { blocks, ...rest } = now.kind === 'timeline' ? timelinePage(now) : toldPage(now);
  // Small print stays at the end.
  const end = blocks.findLastIndex(({ kind }) => kind !== 'small') + 1;
  return { ...rest, blocks: [title, ...blocks.slice(0, end), ...before, ...blocks.slice(end)] };
}

type What = Correction['what'];

const ofOne: Record<What, string> = {
  changed: 'the answer has changed',
  requoted: 'the answer stands, and what it rests on has changed',
  removed: 'this is no longer part of what I know',
  withheld: 'this is withheld by the moderators of this server',
  'stated-now': 'the article says it now',
  back: 'this is told again',
};

const ofSeveral: Record<What, readonly [one: string, more: string]> = {
  changed: ['answer has changed', 'answers have changed'],
  requoted: ['answer stands, and what it rests on has changed', 'answers stand, and what they rest on has changed'],
  removed: ['answer is no longer part of what I know', 'answers are no longer part of what I know'],
  withheld: [
    'answer is withheld by the moderators of this server',
    'answers are withheld by the moderators of this server',
  ],
  'stated-now': ['question is answered by the article now', 'questions are answered by the article now'],
  back: ['answer is told again', 'answers are told again'],
};

/** Of several answers only the number is told; which they are can be seen below. */
function whatChanged(corrections: readonly Correction[], now: ReplyOf<'corrected'>['now']): string {
  const [first, ...others] = corrections.map(({ what }) => what);
  if (first && others.length === 0 && isAll(first, now)) return ofOne[first];
  const counts = Map.groupBy(corrections, ({ what }) => what);
  return [...counts].map(([what, { length }]) => `${length} ${ofSeveral[what][length === 1 ? 0 : 1]}`).join('; ');
}

/** Whether a message is about this one thing and no other. */
function isAll(what: What, now: ReplyOf<'corrected'>['now']): boolean {
  if (!now || now.kind === 'timeline') return !now;
  return what !== 'removed' && what !== 'withheld' && now.more.length === 0;
}

function struckWords({ what, before }: Correction): string[] {
  if (before === '') return [];
  return [what === 'stated-now' ? `The article does not say: ${before}` : before];
}

/** A line through words is not read out to those who listen; so it is said too. */
function saidBefore(words: readonly string[]): Block[] {
  return words.length === 0 ? [] : [plain('It said before:'), ...words.map(struck)];
}

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

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "23 November 2026, 14:05 UTC", for readers; in words, so that it reads the same on every surface. */
function moment(at: Date): string {
  return `${day.format(at)}, ${at.toISOString().slice(11, 16)} UTC`;
}
