import { describe, expect, it } from 'vitest';
import { paginate } from '../../src/replies/lists.ts';

const items = ['a', 'b', 'c', 'd', 'e'];

describe('A page of a list', () => {
  it.each([
    [1, ['a', 'b'], 1, 'the first page'],
    [2, ['c', 'd'], 2, 'a page between others'],
    [3, ['e'], 3, 'the last page is shorter'],
    [4, ['e'], 3, 'the list has become shorter'],
    [1e9, ['e'], 3, 'an invented number'],
    [Number.POSITIVE_INFINITY, ['e'], 3, 'a number without end'],
    [0, ['a', 'b'], 1, 'pages count from 1'],
    [-7, ['a', 'b'], 1, 'a negative number'],
    [Number.NaN, ['a', 'b'], 1, 'not a number'],
    [2.9, ['c', 'd'], 2, 'fractions are cut off'],
  ])('that is requested as %d has %j and is page %i: %s', (requestedPage, expected, page) => {
    expect(paginate(items, requestedPage, 2)).toEqual({ items: expected, page, pageCount: 3 });
  });

  it.each([
    [[], 1, 1, [], 'an empty list has one empty page'],
    [['a', 'b', 'c', 'd'], 2, 2, ['c', 'd'], 'a full last page is the last one'],
    [['a', 'b'], 1, 1, ['a', 'b'], 'exactly one page'],
    [['a', 'b', 'c'], 2, 2, ['c'], 'one item more is a second page'],
  ])('of %j, requested as 9, is page %i of %i with %j: %s', (list, page, pageCount, expected) => {
    expect(paginate(list, 9, 2)).toEqual({ items: expected, page, pageCount });
  });
});
