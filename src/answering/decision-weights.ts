/** Fitted by `npm run fit`: what each signal adds to the log-odds that the first candidate is what was meant. */
export const decisionWeights = {
  bias: -2.92,
  share: 2.57,
  likeness: 1.17,
  coverage: 0.51,
  strangeness: -0.41,
  lead: 1.5,
} as const;
