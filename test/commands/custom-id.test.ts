import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatCustomId,
  formatEntryArgument,
  formatGapArgument,
  formatPageArgument,
  parseCustomId,
  parseEntryArgument,
  parseGapArgument,
  parseOthersArgument,
  parsePageArgument,
} from '../../commands/shared/custom-id.ts';

/** Ids of a knowledge file have up to 30 letters, digits and hyphens. */
const fileId = (maxLength: number) => fc.stringMatching(new RegExp(`^[a-z0-9-]{1,${maxLength}}$`));
const page = fc.integer({ min: 1, max: 10_000 });

describe('Every custom id is decoded to what was encoded', () => {
  test('an action with any argument', () => {
    fc.assert(
      fc.property(fileId(20), fc.string(), (action, argument) => {
        expect(parseCustomId(formatCustomId({ action, argument }))).toEqual({ action, argument });
      }),
    );
  });

  test('entries with alternatives and an incident', () => {
    const target = fc.record({
      entryIds: fc.array(fileId(8), { minLength: 1, maxLength: 3 }),
      otherIds: fc.array(fileId(8), { maxLength: 3 }),
      incidentId: fileId(20),
    });
    fc.assert(
      fc.property(target, (encoded) => {
        const argument = formatEntryArgument('others', encoded);
        expect(parseEntryArgument(argument)).toEqual(encoded);
        expect(parseOthersArgument(argument)).toEqual(encoded);
      }),
    );
  });

  test('entries without alternatives', () => {
    const target = fc.record({
      entryIds: fc.array(fileId(15), { minLength: 1, maxLength: 3 }),
      incidentId: fileId(20),
    });
    fc.assert(
      fc.property(target, (encoded) => {
        expect(parseEntryArgument(formatEntryArgument('context', encoded))).toEqual(encoded);
      }),
    );
  });

  test('a page of a list', () => {
    const target = fc.record({
      page,
      filter: fc.oneof(fc.constant(''), fileId(30)),
      incidentId: fc.option(fileId(30), { nil: undefined }),
    });
    fc.assert(
      fc.property(target, (encoded) => {
        expect(parsePageArgument(formatPageArgument(encoded))).toEqual(encoded);
      }),
    );
  });

  test('a gap and the page to return to', () => {
    const target = fc.record({ gapId: fc.maxSafeNat(), page });
    fc.assert(
      fc.property(target, (encoded) => {
        expect(parseGapArgument(formatGapArgument(encoded))).toEqual(encoded);
      }),
    );
  });
});

describe('An argument of any client is decoded to something harmless', () => {
  test.each([
    ['', { page: 1, filter: '', incidentId: undefined }],
    ['x,', { page: 1, filter: '', incidentId: undefined }],
    ['-1,the-man', { page: 1, filter: 'the-man', incidentId: undefined }],
    ['2,the-man@', { page: 2, filter: 'the-man', incidentId: '' }],
  ])('page “%s”', (argument, target) => {
    expect(parsePageArgument(argument)).toEqual(target);
  });

  test.each([
    ['', { gapId: -1, page: 1 }],
    ['7', { gapId: 7, page: 1 }],
    ['x,3', { gapId: -1, page: 3 }],
    ['1e99,NaN', { gapId: -1, page: 1 }],
  ])('gap “%s”', (argument, target) => {
    expect(parseGapArgument(argument)).toEqual(target);
  });
});

describe('A button under an answer contains as many ids as fit', () => {
  const [a, b, c] = ['a'.repeat(30), 'b'.repeat(30), 'c'.repeat(30)] as const;
  const ids = [a, b, c];

  test.each([
    ['one entry', { entryIds: ['where'] }, { entryIds: ['where'], otherCount: undefined }],
    ['with alternatives', { entryIds: ['where'], otherIds: ['x', 'y'] }, { entryIds: ['where'], otherCount: 2 }],
    [
      'with an empty list of alternatives',
      { entryIds: ['where'], otherIds: [] },
      { entryIds: ['where'], otherCount: 0 },
    ],
    ['the entries before the alternatives', { entryIds: ids, otherIds: ids }, { entryIds: [a, b], otherCount: 0 }],
    ['the first entry always', { entryIds: [a], otherIds: ids }, { entryIds: [a], otherCount: 1 }],
  ])('%s', (_, target, expected) => {
    const argument = formatEntryArgument('others', { ...target, incidentId: 'walthamstow-shooting' });
    expect(`others:${argument}`.length).toBeLessThanOrEqual(100);
    const { entryIds, otherIds, incidentId } = parseEntryArgument(argument);
    expect({ entryIds, otherCount: otherIds?.length }).toEqual(expected);
    expect(incidentId).toBe('walthamstow-shooting');
  });
});

test('A button contains its action in its custom id, whatever its argument is', () => {
  expect(parseCustomId('context:when-entered')).toEqual({ action: 'context', argument: 'when-entered' });
  expect(parseCustomId('facts:2,the-man:x')).toEqual({ action: 'facts', argument: '2,the-man:x' });
  expect(parseCustomId('')).toEqual({ action: '', argument: '' });
});
