/** Fitted by `npm run train`: the weight of each feature in the log-odds that the first candidate was meant. */
export const classifierWeights = {
  bias: -2.92,
  probabilityMass: 2.57,
  similarity: 1.17,
  coverage: 0.51,
  unknownWordRarity: -0.41,
  margin: 1.5,
} as const;
