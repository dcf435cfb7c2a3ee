import { describe, expect, test } from 'vitest';
import { toDiscordMessage } from '../../src/discord/discord-message.ts';
import { renderReport } from '../../src/rendering/report.ts';
import { renderReportChart } from '../../src/rendering/report-chart.ts';
import type { FeedbackReport } from '../../src/replies/feedback-reply.ts';
import { visibleText } from './visible-text.ts';

const none = { answered: 0, notStated: 0, unsure: 0, noMatch: 0, withheld: 0 };

/** This many days up to 23 November, the first ones with these figures. */
function report(
  days: number,
  figures: readonly Partial<typeof none>[] = [],
  more: Partial<FeedbackReport> = {},
): FeedbackReport {
  const date = (at: number) => new Date(Date.UTC(2026, 10, 23 - days + 1 + at)).toISOString().slice(0, 10);
  return {
    kind: 'report',
    days,
    dailyCounts: Array.from({ length: days }, (_, at) => ({ day: date(at), ...none, ...figures[at] })),
    mostAskedEntries: [],
    neverShownQuestions: [],
    votes: { helpful: 0, notAsked: 0, unsupported: 0 },
    disputedAnswers: [],
    gapCount: 0,
    topGapGroups: [],
    ...more,
  };
}

function textOf(reply: FeedbackReport): string[] {
  return visibleText(toDiscordMessage(reply).content).split('\n');
}

const group = (question: string, count: number) => ({
  ...{ gapId: 1, question, count, paraphrases: [question], lastAskedAt: new Date(0), kinds: ['unmatched' as const] },
});

describe('The report’s text', () => {
  test('has the figures of the chart, then what moderators can improve', () => {
    const reply = report(2, [{ answered: 3, noMatch: 1 }, { notStated: 2 }], {
      mostAskedEntries: [{ question: 'When did they go in?', count: 3 }],
      neverShownQuestions: ['Where?', 'Why?'],
      votes: { helpful: 1, notAsked: 0, unsupported: 2 },
      disputedAnswers: [{ question: 'Who?', unsupported: 2 }],
      gapCount: 4,
      topGapGroups: [group('the dog', 3), group('the school', 1)],
    });
    expect(textOf(reply)).toEqual([
      'The last 2 days: 6 questions',
      'Of these: 3 answered, 2 not stated, 1 no match.',
      '22 Nov: 3 answered, 1 no match',
      '23 Nov: 2 not stated',
      'Unanswered questions: 4. Use /knowledge gaps to handle them.',
      'the dog · 3 times',
      'the school · 1 time',
      'Votes: 1 helpful, 0 not what was asked, 2 not supported by the quotation.',
      'Who? · disputed 2 times',
      'Most asked:',
      'When did they go in? · 3 times',
      'Never shown: 2 facts.',
      'Where?',
      'Why?',
      'Days are in UTC. The bot does not store who asked.',
    ]);
  });

  test('says that there were no questions', () => {
    expect(textOf(report(1))).toEqual(['Today: no questions', 'Days are in UTC. The bot does not store who asked.']);
  });

  test('sums up a long period by week', () => {
    const lines = textOf(
      report(
        16,
        Array.from({ length: 16 }, () => ({ answered: 1 })),
      ),
    );
    expect(lines.slice(2, 5)).toEqual([
      '8 Nov to 14 Nov: 7 answered',
      '15 Nov to 21 Nov: 7 answered',
      '22 Nov to 23 Nov: 2 answered',
    ]);
  });

  test('omits whole lists if they do not fit, the last ones first, and never the figures', () => {
    const long = 'x'.repeat(290);
    const reply = report(7, [{ answered: 5 }], {
      mostAskedEntries: Array.from({ length: 10 }, (_, at) => ({ question: `${long}${at}`, count: 1 })),
      neverShownQuestions: Array.from({ length: 10 }, (_, at) => `${long}${at}`),
      gapCount: 5,
      topGapGroups: Array.from({ length: 5 }, (_, at) => group(`${long}${at}`, 1)),
    });
    const lines = textOf(reply);
    expect(lines).toContain('17 Nov: 5 answered');
    expect(lines).toContain('Unanswered questions: 5. Use /knowledge gaps to handle them.');
    expect(lines.at(-1)).toBe('2 more lists do not fit into one message.');
  });
});

describe('The chart’s description', () => {
  test('has every day with questions', () => {
    const { file } = renderReport(report(2, [{ answered: 3, noMatch: 1 }]));
    expect(file).toMatchObject({
      name: 'questions.png',
      description: 'Stacked bar chart of questions per day, by outcome. 22 Nov: 3 answered, 1 no match.',
    });
  });

  test.each([1, 7, 14, 30, 90])('is within Discord’s limit: %d days', (days) => {
    const many = { answered: 123456, notStated: 123456, unsure: 123456, noMatch: 123456, withheld: 123456 };
    const { file } = renderReport(
      report(
        days,
        Array.from({ length: days }, () => many),
      ),
    );
    const description = file && 'description' in file ? file.description : '';
    expect(description.length).toBeLessThanOrEqual(1024);
    expect(description).toMatch(/withheld\.$/);
  });
});

type Bar = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The bars of a chart by colour; everything above the legend is a bar. */
function barsOf(svg: string): Map<string, Bar[]> {
  const found = svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" fill="(#\w+)"\/>/g);
  const bars = [...found].map(([, x, y, width, height, colour = '']) => ({
    colour,
    bar: { x: Number(x), y: Number(y), width: Number(width), height: Number(height) },
  }));
  const groups = Map.groupBy(bars, ({ colour }) => colour);
  return new Map([...groups].map(([colour, all]) => [colour, all.map(({ bar }) => bar)]));
}

function labelsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words = '']) => words);
}

describe('The chart', () => {
  test('has a bar per day, as high as its questions, with a colour for each outcome', () => {
    const bars = barsOf(renderReportChart(report(2, [{ answered: 10, unsure: 30 }, { answered: 20 }])));
    const [first, second] = bars.get('#0072b2') ?? [];
    const [unsure] = bars.get('#e69f00') ?? [];
    if (!first || !second || !unsure) throw new Error('A bar is missing.');
    expect(second.height).toBeGreaterThan(1.9 * first.height);
    expect(unsure.height).toBeGreaterThan(2.9 * first.height);
    expect(unsure.y + unsure.height).toBeLessThanOrEqual(first.y);
    expect(unsure.x).toBe(first.x);
    expect(second.x).toBeGreaterThan(first.x + first.width);
  });

  test('labels its axis, days and outcomes', () => {
    expect(labelsOf(renderReportChart(report(3, [{ answered: 12, withheld: 1 }, { noMatch: 7 }])))).toEqual([
      ...['Questions per day, last 3 days', '0', '5', '10', '15', '21 Nov', '22 Nov', '23 Nov'],
      ...['answered: 12', 'not stated: 0', 'unsure: 0', 'no match: 7', 'withheld: 1'],
    ]);
  });

  test.each([
    [0, ['0', '1']],
    [1, ['0', '1']],
    [4, ['0', '1', '2', '3', '4']],
    [12, ['0', '5', '10', '15']],
    [100, ['0', '50', '100']],
    [999, ['0', '500', '1000']],
    [41234, ['0', '20000', '40000', '60000']],
  ])('has an axis with round steps, up to at least %d', (answered, ticks) => {
    const labels = labelsOf(renderReportChart(report(2, [{ answered }])));
    expect(labels.filter((label) => /^\d+$/.test(label))).toEqual(ticks);
  });

  test('says that there were no questions', () => {
    expect(labelsOf(renderReportChart(report(7)))).toContain('No questions');
  });

  test.each([1, 2, 7, 30, 90])('labels as many days as fit, and always today: %d', (days) => {
    const svg = renderReportChart(report(days, [{ answered: 3 }]));
    const places = [...svg.matchAll(/<text x="([\d.]+)" y="368"[^>]*>([^<]*)/g)].map(([, x, day]) => ({
      x: Number(x),
      day,
    }));
    expect(places.at(-1)?.day).toBe('23 Nov');
    for (const [at, { x }] of places.entries()) {
      expect(x).toBeGreaterThanOrEqual(40);
      expect(x).toBeLessThanOrEqual(764);
      if (at > 0) expect(x - (places[at - 1]?.x ?? 0)).toBeGreaterThanOrEqual(80);
    }
  });

  test('stays within its frame, however many questions there are', () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ answered: at * 1013, noMatch: 7919 }));
    for (const bars of barsOf(renderReportChart(report(30, many))).values()) {
      for (const { x, y, width, height } of bars) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(y).toBeGreaterThanOrEqual(60);
        expect(x + width).toBeLessThanOrEqual(800);
        expect(y + height).toBeLessThanOrEqual(440);
      }
    }
  });
});
