/** Fitted by `npm run fit`: what each signal adds to the log-odds that the first candidate is what was meant. */
export const decisionWeights = {
  bias: -2.61,
  share: 2.51,
  likeness: 1.29,
  coverage: 0.29,
  strangeness: -0.85,
  lead: 1.43,
} as const;
