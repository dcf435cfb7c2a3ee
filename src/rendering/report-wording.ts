import type { GapGroup, Report } from '../answering/feedback-reply.ts';
import { type Block, grouped, item, type Page, plain, small, strong } from './blocks.ts';
import { counted } from './names.ts';
import { reportChart } from './report-chart.ts';
import { type Day, figuresOf, shortDay, totalOf } from './report-figures.ts';

/** Longer times are told by the week. */
const mostSingleDays = 14;
const mostAsked = 5;
const mostLeastFound = 5;
/** Letters of a picture's description (Discord, resources/message). */
const longestDescription = 1024;

/** How the questions fared: a picture, the same in words, and what moderators may want to do something about. */
export function reportPage(report: Report): Page {
  const { days, perDay } = report;
  const total = perDay.reduce((sum, day) => sum + totalOf(day), 0);
  const lists = [gapLines(report), voteLines(report), askedLines(report), leastFoundLines(report)];
  return {
    blocks: [
      strong(`${days === 1 ? 'Today' : `The last ${days} days`}: ${counted(total, 'question')}`),
      ...(total === 0 ? [] : [plain(`Of these: ${figuresOf(perDay)}.`)]),
      ...(total === 0 || days === 1 ? [] : figureLines(perDay).map((line) => item(line))),
      ...lists.filter((list) => list.length > 0).flatMap((list, at) => grouped(list, at + 1)),
      small('Days are those of UTC. Who asked is not known.'),
    ],
    buttons: [],
    each: 'list',
    file: { name: 'questions.png', svg: reportChart(report), description: describe(perDay) },
  };
}

/** "3 Nov: 47 answered, 4 not stated", or "3 Nov to 9 Nov: …" where there are many days. */
function figureLines(perDay: readonly Day[]): string[] {
  const length = perDay.length > mostSingleDays ? 7 : 1;
  return Array.from({ length: Math.ceil(perDay.length / length) }, (_, at) =>
    perDay.slice(at * length, (at + 1) * length),
  ).map((days) => `${spanOf(days)}: ${figuresOf(days)}`);
}

function spanOf(days: readonly Day[]): string {
  const [first = '', last = ''] = [days.at(0)?.day, days.at(-1)?.day];
  return first === last ? shortDay(first) : `${shortDay(first)} to ${shortDay(last)}`;
}

/** For those who do not see the picture; days that there is no room for stand in the message. */
function describe(perDay: readonly Day[]): string {
  const opening = 'Stacked bars, one a day, of questions by outcome.';
  return figureLines(perDay).reduce(
    (told, line) => (told.length + line.length + 2 > longestDescription ? told : `${told} ${line}.`),
    opening,
  );
}

function gapLines({ gaps, topGaps }: Report): Block[] {
  if (gaps === 0) return [plain('Asked in vain: nothing that waits for you.')];
  return [
    plain(`Asked in vain: ${counted(gaps, 'question')}; /knowledge gaps deals with them.`),
    ...topGaps.map(({ question, count }: GapGroup) => item(question, counted(count, 'time'))),
  ];
}

function voteLines({ votes, disputed }: Report): Block[] {
  const { helpful, notAsked, unsupported } = votes;
  if (helpful + notAsked + unsupported === 0) return [plain('Votes: none.')];
  return [
    plain(`Votes: ${helpful} helpful, ${notAsked} not what was asked, ${unsupported} not supported by the quotation.`),
    ...disputed.map(({ question, unsupported }) => item(question, `disputed ${counted(unsupported, 'time')}`)),
  ];
}

function askedLines({ mostAsked: all }: Report): Block[] {
  if (all.length === 0) return [];
  return [
    plain('Most asked:'),
    ...all.slice(0, mostAsked).map(({ question, count }) => item(question, counted(count, 'time'))),
  ];
}

function leastFoundLines({ leastFound }: Report): Block[] {
  if (leastFound.length === 0) return [];
  const more = leastFound.length - mostLeastFound;
  return [
    plain(`Shown to nobody: ${counted(leastFound.length, 'fact')}.`),
    ...leastFound.slice(0, mostLeastFound).map((question) => item(question)),
    ...(more > 0 ? [small(`and ${more} more`)] : []),
  ];
}
