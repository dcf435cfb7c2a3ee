import { describe, expect, test } from 'vitest';
import { findValues } from '../../src/knowledge/values/find-values.ts';
import { supportsValue, type Value } from '../../src/knowledge/values/value.ts';

const gist = ({ kind, amount, unit, hedge }: Value) =>
  [kind, amount, unit, hedge].filter((part) => part !== '').join(' ');

describe('The values of a text', () => {
  test.each<[text: string, values: string[]]>([
    ['4,000 calls', ['quantity 4000 exact']],
    ['twenty-one people and three dogs', ['quantity 21 exact', 'quantity 3 exact']],
    ['one hundred and five', ['quantity 105 exact']],
    ['two hundred', ['quantity 200 exact']],
    ['a dozen', ['quantity 12 exact']],
    ['half a million', ['quantity 500000 exact']],
    ['one of them', []],
    ['No one was hurt', []],
    ['one mile', ['quantity 1 mile exact']],
    ['£1.2m', ['quantity 1200000 £ exact']],
    ['£1.2bn', ['quantity 1200000000 £ exact']],
    ['1.2m people', ['quantity 1200000 exact']],
    ['1.2m wide', ['quantity 1.2 metre exact']],
    ['5.5 per cent', ['quantity 5.5 % exact']],
    ['an 18-year-old', ['quantity 18 year exact']],
    ['at least 12', ['quantity 12 at-least']],
    ['12 or more', ['quantity 12 at-least']],
    ['up to £3,000', ['quantity 3000 £ at-most']],
    ['fewer than 12', ['quantity 12 at-most']],
    ['nearly 50', ['quantity 50 about']],
    ['between 10 and 12 people', ['quantity 10 range', 'quantity 12 range']],
    ['10-12 people', ['quantity 10 range', 'quantity 12 range']],
    ['the 3rd floor', ['ordinal 3 exact']],
    ['the A12 and room 4b', []],
    ['2pm', ['time 840 exact']],
    ['2 p.m.', ['time 840 exact']],
    ['2.15pm', ['time 855 exact']],
    ['14:05', ['time 845 exact']],
    ['00:30', ['time 30 exact']],
    ['noon and midnight', ['time 720 exact', 'time 0 exact']],
    ['half past six', ['time 390 12h exact']],
    ['at half three', ['time 210 12h exact']],
    ['twenty past four in the afternoon', ['time 980 exact']],
    ['ten to midnight', ['time 1430 exact']],
    ['quarter to three', ['time 165 12h exact']],
    ['at five to six', ['time 355 12h exact']],
    ['six o’clock', ['time 360 12h exact']],
    ['six in the morning', ['time 360 exact']],
    ['at 2.30 in the afternoon', ['time 870 exact']],
    ['shortly after 9am', ['time 540 after']],
    ['by 4pm', ['time 960 before']],
    ['around 2pm', ['time 840 about']],
    ['five to six people', ['quantity 5 exact', 'quantity 6 exact']],
  ])('of “%s” are %j', (text, values) => {
    expect(findValues(text).map(gist)).toEqual(values);
  });
});

describe('A quotation with one value', () => {
  const supports = (known: string, claimed: string) => {
    const knownValues = findValues(known);
    return findValues(claimed).every((value) => knownValues.some((other) => supportsValue(other, value)));
  };

  test.each([
    ['2pm', '2 p.m.'],
    ['2pm', '14:00'],
    ['2.15pm', '2:15pm'],
    ['half past two', 'at 2.30'],
    ['half past two', '2:30pm'],
    ['noon', '12pm'],
    ['ten to midnight', '11.50pm'],
    ['twelve', '12'],
    ['12', 'a dozen'],
    ['£1.2m', '£1.2 million'],
    ['£1,200,000', '£1.2m'],
    ['$3bn', '$3 billion'],
    ['first', '1st'],
    ['50%', '50 per cent'],
    ['5km', '5 kilometres'],
    ['two thousand', '2,000'],
    ['1.5 million', '1.5m people'],
    ['at least 12', 'no fewer than 12'],
    ['12', 'about 12'],
    ['£20', '20 pounds'],
    ['30 minutes', '30 mins'],
  ])('“%s” supports “%s”', (known, claimed) => {
    expect(supports(known, claimed)).toBe(true);
  });

  test.each([
    ['£1.2m', '£1.2bn'],
    ['£12', '$12'],
    ['€12', '£12'],
    ['5 miles', '5 km'],
    ['12kg', '12 tonnes'],
    ['30 minutes', '30 hours'],
    ['50', '50%'],
    ['at least 12', '12'],
    ['12', 'at least 12'],
    ['up to 12', 'at least 12'],
    ['about 4,000', '4,000'],
    ['between 10 and 12 people', '12 people'],
    ['2pm', '2am'],
    ['2pm', '3pm'],
    ['after 2pm', '2pm'],
    ['by 4pm', '4pm'],
    ['half past two', 'at 2.15'],
    ['the first', 'one hour'],
    ['the second victim', '2 victims'],
    ['12,000', '12'],
    ['1.5', '15'],
  ])('“%s” does not support “%s”', (known, claimed) => {
    expect(supports(known, claimed)).toBe(false);
  });
});
