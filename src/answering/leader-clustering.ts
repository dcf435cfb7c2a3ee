import type { SparseVector } from './sparse-vector.ts';

/**
 * Leader clustering: takes unit vectors one after the other and returns for each the position of the most similar leader so
 * far (cosine of at least `minSimilarity`; the earlier of two that are equal). A vector without such a leader becomes one.
 */
export function createLeaderClustering(minSimilarity: number): (vector: SparseVector) => number {
  const leaderPositions: number[] = [];
  const postings = new Map<number, LeaderPosting>();
  let vectorCount = 0;
  return (vector) => {
    const position = vectorCount;
    vectorCount += 1;
    const leader = nearestLeader(vector, postings, leaderPositions.length);
    if (leader && leader.similarity >= minSimilarity) return leaderPositions[leader.leaderId] ?? position;
    vector.featureIds.forEach((featureId, index) => {
      const posting = postings.get(featureId) ?? { leaderIds: [], weights: [] };
      posting.leaderIds.push(leaderPositions.length);
      posting.weights.push(vector.weights[index] ?? 0);
      postings.set(featureId, posting);
    });
    leaderPositions.push(position);
    return position;
  };
}

/** The leaders that have a feature, and its weight in each. */
type LeaderPosting = { readonly leaderIds: number[]; readonly weights: number[] };

function nearestLeader(
  { featureIds, weights }: SparseVector,
  postings: ReadonlyMap<number, LeaderPosting>,
  leaderCount: number,
): { leaderId: number; similarity: number } | undefined {
  const similarities = new Float64Array(leaderCount);
  featureIds.forEach((featureId, index) => {
    const posting = postings.get(featureId);
    if (posting) accumulate(similarities, posting, weights[index] ?? 0);
  });
  let bestId = 0;
  for (let leaderId = 1; leaderId < leaderCount; leaderId += 1) {
    if ((similarities[leaderId] ?? 0) > (similarities[bestId] ?? 0)) bestId = leaderId;
  }
  return leaderCount === 0 ? undefined : { leaderId: bestId, similarity: similarities[bestId] ?? 0 };
}

function accumulate(similarities: Float64Array, posting: LeaderPosting, weight: number): void {
  for (let index = 0; index < posting.leaderIds.length; index += 1) {
    const leaderId = posting.leaderIds[index] ?? 0;
    similarities[leaderId] = (similarities[leaderId] ?? 0) + weight * (posting.weights[index] ?? 0);
  }
}
