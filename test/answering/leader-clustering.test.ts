import { describe, expect, it } from 'vitest';
import { createLeaderClustering } from '../../src/answering/leader-clustering.ts';
import { vector } from './feature-vector.ts';

describe('Leader clustering', () => {
  it.each([
    [[vector(0), vector(0)], [0, 0], 'an equal vector joins the leader'],
    [[vector(0), vector(1)], [0, 1], 'an unrelated vector becomes a leader'],
    [[vector(0), vector([0, 0.5], [1, 0.866])], [0, 0], 'a cosine of exactly the minimum joins'],
    [[vector(0), vector([0, 0.49], [1, 0.87])], [0, 1], 'just below the minimum it does not'],
    [[vector(0), vector(1), vector([0, 0.7], [1, 0.7])], [0, 1, 0], 'the earlier of two equal leaders'],
    [[vector(0), vector(1), vector([0, 0.6], [1, 0.8])], [0, 1, 1], 'the more similar leader'],
    [[vector(0), vector([0, 0.6], [1, 0.8]), vector(1)], [0, 0, 2], 'members are not compared, only leaders'],
    [[vector(0), vector(0), vector(1), vector(1)], [0, 0, 2, 2], 'leaders are positions among all vectors'],
    [[vector(), vector(), vector(0)], [0, 1, 2], 'a vector without features joins nothing'],
  ])('of %j with a minimum of 0.5 is %j: %s', (vectors, expected) => {
    const findLeader = createLeaderClustering(0.5);
    expect(vectors.map((item) => findLeader(item))).toEqual(expected);
  });
});
