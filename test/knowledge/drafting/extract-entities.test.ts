import { describe, expect, test } from 'vitest';
import { findNumbers, findQuantities } from '../../../src/knowledge/drafting/facts/extract-entities.ts';
import { findLowercaseWords, findNames, findPlaces } from '../../../src/knowledge/drafting/facts/find-names.ts';
import { findClockTimes, findDates, findDay, findDurations } from '../../../src/knowledge/drafting/facts/find-times.ts';

const texts = (found: readonly { readonly text: string }[]) => found.map(({ text }) => text);

describe('A time of day is found in', () => {
  test.each<[string, string, string]>([
    ['It fell at 14:00 sharp.', '14:00', '14:00'],
    ['It fell at 2pm.', '2pm', '14:00'],
    ['It fell around 10am on Friday.', 'around 10am', '10:00'],
    ['It fell at 4:13pm this afternoon.', '4:13pm', '16:13'],
    ['It fell at about 3.15am.', 'about 3.15am', '03:15'],
    ['It fell just before 11.30 p.m. on Friday.', 'just before 11.30 p.m.', '23:30'],
    ['It fell at 12am.', '12am', '00:00'],
    ['It fell at 12pm.', '12pm', '12:00'],
    ['It burned until noon.', 'until noon', '12:00'],
    ['It fell at midnight.', 'midnight', '00:00'],
    ['It fell at six o’clock in the evening.', 'six o’clock in the evening', '18:00'],
    ['It fell at ten to midnight on Friday.', 'ten to midnight', '23:50'],
    ['It fell at half past six.', 'half past six', '18:30'],
    ['It fell at half past six in the morning.', 'half past six in the morning', '06:30'],
    ['On Friday morning, at about half six, it fell.', 'about half six', '06:30'],
    ['It fell at twenty past four.', 'twenty past four', '16:20'],
    ['It fell at quarter to nine on Friday evening.', 'quarter to nine', '20:45'],
  ])('%s', (sentence, text, sort) => {
    expect(findClockTimes(sentence).map((clock) => [clock.text, clock.sort])).toEqual([[text, sort]]);
  });

  test.each([
    'It cost 2.50 pounds.',
    'It won by 25:13 votes.',
    'At 13pm?',
    'Room A12 is amazing.',
    'The ratio 1:2:3 held.',
  ])('but not in “%s”', (sentence) => {
    expect(findClockTimes(sentence)).toEqual([]);
  });
});

describe('A time has the day that its sentence gives it', () => {
  const published = new Date('2026-11-14T12:00:00Z');

  test.each<[string, string | undefined, string | undefined]>([
    ['It fell at ten to midnight on Friday.', 'Friday', '2026-11-13'],
    ['Shots were heard at 1am on Saturday.', 'Saturday', '2026-11-14'],
    ['A vigil will be held at 6 p.m. on Sunday.', 'Sunday', '2026-11-15'],
    ['On Nov. 2, at 3pm, it fell.', 'Nov. 2', '2026-11-02'],
    ['It fell at 2:15 a.m. Wednesday.', 'Wednesday', '2026-11-11'],
    ['It fell at 3pm yesterday.', 'yesterday', '2026-11-13'],
    ['It fell at 3pm on 4 May 2024.', '4 May 2024', '2024-05-04'],
    ['“It fell at 3pm yesterday,” she said.', undefined, undefined],
    ['They went home at 5 a.m., but not all before Wednesday evening.', undefined, undefined],
    ['It fell at 3pm.', undefined, undefined],
  ])('%s', (sentence, words, date) => {
    const [time] = findClockTimes(sentence);
    const masked = sentence.replace(/“.*”/, '');
    expect(time && findDay(sentence, masked, time, published)).toEqual(words && { words, date });
  });

  test('without the date of the article, a weekday has no date', () => {
    const sentence = 'It fell at 1am on Saturday.';
    const [time] = findClockTimes(sentence);
    expect(time && findDay(sentence, sentence, time)).toEqual({ words: 'Saturday' });
  });
});

describe('A day is found in', () => {
  test.each<[string, string[]]>([
    ['It fell on Friday.', ['Friday']],
    ['It fell on Tuesday 8th April, 2014, in rain.', ['Tuesday 8th April, 2014']],
    ['It fell on March 4.', ['March 4']],
    ['It fell last night and stood this morning.', ['last night', 'this morning']],
    ['It was built in 1946 and closed in May 2014.', ['1946', 'May 2014']],
    ['It has 1946 steps.', []],
  ])('%s', (sentence, days) => {
    expect(texts(findDates(sentence))).toEqual(days);
  });
});

describe('A duration is found in', () => {
  test.each<[string, string[]]>([
    ['They talked for approximately four hours.', ['for approximately four hours']],
    ['It burned for 14 days.', ['for 14 days']],
    ['It took two to three weeks.', ['two to three weeks']],
    ['He is 20 years old.', []],
    ['A two-year-old bridge fell.', []],
    ['It fell 20 years ago.', []],
    ['It happens 4,000 times a year.', []],
    ['They came after two hours and left within three hours.', []],
  ])('%s', (sentence, durations) => {
    expect(texts(findDurations(sentence))).toEqual(durations);
  });
});

describe('A place is found in', () => {
  test.each<[string, string[]]>([
    ['It fell in Mill Lane.', ['in Mill Lane']],
    ['It fell in north-east London.', ['in north-east London']],
    ['It fell at a house in Leeds, west Yorkshire.', ['at a house in Leeds']],
    ['She was taken to the hospital.', ['to the hospital']],
    ['It fell in August on Monday.', []],
    ['She gave it to Ann Lee in person.', []],
  ])('%s', (sentence, places) => {
    expect(texts(findPlaces(sentence, (name) => name === 'Ann Lee'))).toEqual(places);
  });
});

describe('Names and numbers', () => {
  test('are capitalized words within a sentence', () => {
    const text = 'Officers met Ann Lee of the Ministry of Health on Friday. The officers thanked France and Italy.';
    expect(findNames(text, findLowercaseWords(text))).toEqual(['Ann Lee of the Ministry of Health', 'France', 'Italy']);
  });

  test('are digits and number words, but not those of a time', () => {
    expect(findNumbers('Twelve of 4,000 people paid £3.50 at 4:13pm, 82.2% of them.')).toEqual([
      'Twelve',
      '4,000',
      '£3.50',
      '82.2%',
    ]);
  });

  test('include counted things', () => {
    const counts = findQuantities(
      'Some 4,000 calls came, two big dogs ran, 26 of the state schools closed for 3 hours in 2006 years.',
    );
    expect(counts.map(({ noun }) => noun)).toEqual(['calls', 'big dogs', 'state schools']);
  });
});
