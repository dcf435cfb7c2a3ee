import { expect, test } from 'vitest';
import { renderTimeline } from '../../src/rendering/lists.ts';
import { buildTimeline } from '../../src/replies/lists.ts';
import { sampleFact, sampleKnowledge } from '../discord/sample-knowledge.ts';

/** The headings of a timeline with these times. */
function headings(...times: { written: string; day?: string; sort: string }[]): string[] {
  const fact = sampleFact('when-entered');
  const timeline = buildTimeline({ ...sampleKnowledge, facts: times.map((time) => ({ ...fact, time })) }, 0);
  const { blocks } = renderTimeline(timeline);
  return blocks.flatMap((block) => (block.kind === 'strong' ? [block.text] : [])).slice(1);
}

test('Times are sorted by their day before their hour', () => {
  const friday = { written: 'ten to midnight', day: 'Friday', sort: '2026-11-13 23:50' };
  const saturday = { written: '1am', day: 'Saturday', sort: '2026-11-14 01:00' };
  expect(headings(saturday, friday)).toEqual(['Ten to midnight, Friday', '1am, Saturday']);
});

test('An entry without a day says so, and comes after those with a date', () => {
  const dated = { written: '6pm', day: 'Friday', sort: '2026-11-13 18:00' };
  const undated = { written: 'around 2pm', sort: '14:00' };
  expect(headings(undated, dated)).toEqual(['6pm, Friday', 'Around 2pm (the day is not stated)']);
});

test('A day that is part of the time is shown once', () => {
  expect(headings({ written: '8pm on Friday', day: 'Friday', sort: '20:00' })).toEqual(['8pm on Friday']);
});
