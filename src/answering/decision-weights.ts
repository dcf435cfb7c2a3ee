/** Fitted by `npm run fit`: what each signal adds to the log-odds that the first candidate is what was meant. */
export const decisionWeights = {
  bias: -2.66,
  share: 2.5,
  likeness: 1.31,
  coverage: 0.29,
  strangeness: -0.88,
  matter: 0.15,
  lead: 1.41,
} as const;
