import type { Correction } from '../answering/own-reply.ts';
import type { ReplyOf } from '../answering/reply.ts';
import { toldPage } from './answer-wording.ts';
import { type Block, type Page, page, plain, strong, struck } from './blocks.ts';
import { choicesPage, noMatchPage } from './choice-wording.ts';
import { contextPage, factsPage, timelinePage } from './list-wording.ts';
import { moment } from './names.ts';

/**
 * A message of the bot's that was not right any more: what has changed and when, what it tells now as any message would, and
 * what it told before.
 */
export function correctedPage({ at, corrections, now }: ReplyOf<'corrected'>): Page {
  const title = strong(`Corrected ${moment(at)}: ${whatChanged(corrections, now)}.`);
  const before = saidBefore(corrections.flatMap(struckWords));
  if (!now) return page(title, ...before);
  const { blocks, ...rest } = pageOf(now);
  // Small print stays at the end.
  const end = blocks.findLastIndex(({ kind }) => kind !== 'small') + 1;
  return { ...rest, blocks: [title, ...blocks.slice(0, end), ...before, ...blocks.slice(end)] };
}

type Now = NonNullable<ReplyOf<'corrected'>['now']>;

function pageOf(now: Now): Page {
  switch (now.kind) {
    case 'answered':
    case 'not-stated':
      return toldPage(now);
    case 'timeline':
      return timelinePage(now);
    case 'facts':
      return factsPage(now);
    case 'context':
      return contextPage(now);
    case 'unsure':
      return choicesPage(now);
    case 'no-match':
      return noMatchPage(now);
    default:
      return now satisfies never;
  }
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
  if (now && isListing(now)) return first === 'back' ? 'what was withheld is told again' : partWithheld;
  if (first && others.length === 0 && isAll(first, now)) return ofOne[first];
  const counts = Map.groupBy(corrections, ({ what }) => what);
  return [...counts].map(([what, { length }]) => `${length} ${ofSeveral[what][length === 1 ? 0 : 1]}`).join('; ');
}

const partWithheld = 'something here is withheld by the moderators of this server';

/** Whether it tells no answer, and only shows what there is to ask or to read. */
function isListing({ kind }: Now): boolean {
  return kind !== 'answered' && kind !== 'not-stated' && kind !== 'timeline';
}

/** Whether a message is about this one thing and no other. */
function isAll(what: What, now: ReplyOf<'corrected'>['now']): boolean {
  if (!now) return true;
  if (now.kind !== 'answered' && now.kind !== 'not-stated') return false;
  return what !== 'removed' && what !== 'withheld' && now.more.length === 0;
}

function struckWords({ what, before }: Correction): string[] {
  if (before === '') return [];
  return [what === 'stated-now' ? `The article does not say: ${before}` : before];
}

/** A line through words is not read out to those who listen; so it is said too. */
export function saidBefore(words: readonly string[]): Block[] {
  return words.length === 0 ? [] : [plain('It said before:'), ...words.map(struck)];
}
