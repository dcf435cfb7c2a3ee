import type { FeedbackReport, GapGroup } from '../replies/feedback-reply.ts';
import { type Block, grouped, item, type MessageView, paragraph, small, strong } from './blocks.ts';
import { pluralize } from './format.ts';
import { dayTotal, formatShortDay, outcomeSummary, type ReportDay, renderReportChart } from './report-chart.ts';

/** Longer periods are summarized by week. */
const maxSingleDays = 14;
const maxMostAsked = 5;
const maxNeverShown = 5;
/** Characters of an attachment description (Discord, resources/message). */
const maxDescriptionLength = 1024;

/** Outcome counts as a chart and as text, and what may need a moderator's attention. */
export function renderReport(report: FeedbackReport): MessageView {
  const { days, dailyCounts } = report;
  const total = dailyCounts.reduce((sum, day) => sum + dayTotal(day), 0);
  const lists = [gapBlocks(report), voteBlocks(report), mostAskedBlocks(report), neverShownBlocks(report)];
  return {
    blocks: [
      strong(`${days === 1 ? 'Today' : `The last ${days} days`}: ${pluralize(total, 'question')}`),
      ...(total === 0 ? [] : [paragraph(`Of these: ${outcomeSummary(dailyCounts)}.`)]),
      ...(total === 0 || days === 1 ? [] : outcomeSummaryLines(dailyCounts).map((line) => item(line))),
      ...lists.filter((list) => list.length > 0).flatMap((list, index) => grouped(list, index + 1)),
      small('Days are in UTC. The bot does not store who asked.'),
    ],
    buttons: [],
    groupNoun: 'list',
    ...(total === 0
      ? {}
      : { file: { name: 'questions.png', svg: renderReportChart(report), description: describeChart(dailyCounts) } }),
  };
}

/** "3 Nov: 47 answered, 4 not stated", or "3 Nov to 9 Nov: …" for long periods. */
function outcomeSummaryLines(perDay: readonly ReportDay[]): string[] {
  const length = perDay.length > maxSingleDays ? 7 : 1;
  const spans = Array.from({ length: Math.ceil(perDay.length / length) }, (_, index) =>
    perDay.slice(index * length, (index + 1) * length),
  );
  const hasQuestions = (days: readonly ReportDay[]) => days.some((day) => dayTotal(day) > 0);
  return spans.filter(hasQuestions).map((days) => `${formatSpan(days)}: ${outcomeSummary(days)}`);
}

function formatSpan(days: readonly ReportDay[]): string {
  const [first = '', last = ''] = [days.at(0)?.day, days.at(-1)?.day];
  return first === last ? formatShortDay(first) : `${formatShortDay(first)} to ${formatShortDay(last)}`;
}

/** Alternative text of the chart. Days that do not fit are in the message. */
function describeChart(perDay: readonly ReportDay[]): string {
  const intro = 'Stacked bar chart of questions per day, by outcome.';
  return outcomeSummaryLines(perDay).reduce(
    (description, line) =>
      description.length + line.length + 2 > maxDescriptionLength ? description : `${description} ${line}.`,
    intro,
  );
}

function gapBlocks({ gapCount, topGapGroups }: FeedbackReport): Block[] {
  if (gapCount === 0) return [];
  return [
    paragraph(`Unanswered questions: ${gapCount}. Use /knowledge gaps to handle them.`),
    ...topGapGroups.map(({ question, count }: GapGroup) => item(question, pluralize(count, 'time'))),
  ];
}

function voteBlocks({ votes, disputedAnswers }: FeedbackReport): Block[] {
  const { helpful, notAsked, unsupported } = votes;
  if (helpful + notAsked + unsupported === 0) return [];
  return [
    paragraph(
      `Votes: ${helpful} helpful, ${notAsked} not what was asked, ${unsupported} not supported by the quotation.`,
    ),
    ...disputedAnswers.map(({ question, unsupported }) => item(question, `disputed ${pluralize(unsupported, 'time')}`)),
  ];
}

function mostAskedBlocks({ mostAskedEntries: questions }: FeedbackReport): Block[] {
  if (questions.length === 0) return [];
  return [
    paragraph('Most asked:'),
    ...questions.slice(0, maxMostAsked).map(({ question, count }) => item(question, pluralize(count, 'time'))),
  ];
}

function neverShownBlocks({ neverShownQuestions }: FeedbackReport): Block[] {
  if (neverShownQuestions.length === 0) return [];
  const more = neverShownQuestions.length - maxNeverShown;
  return [
    paragraph(`Never shown: ${pluralize(neverShownQuestions.length, 'fact')}.`),
    ...neverShownQuestions.slice(0, maxNeverShown).map((question) => item(question)),
    ...(more > 0 ? [small(`and ${more} more`)] : []),
  ];
}
