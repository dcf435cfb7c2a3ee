/** Fitted by `npm run fit`: what each signal adds to the log-odds that the first candidate is what was meant. */
export const decisionWeights = {
  bias: -2.81,
  share: 2.54,
  likeness: 1.22,
  coverage: 0.4,
  strangeness: -0.45,
  lead: 1.48,
} as const;
