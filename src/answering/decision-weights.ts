/** Fitted by `npm run fit`: what each signal adds to the log-odds that the first candidate is what was meant. */
export const decisionWeights = {
  bias: -2.58,
  share: 2.53,
  likeness: 1.3,
  coverage: 0.3,
  strangeness: -0.82,
  matter: -0.14,
  lead: 1.46,
} as const;
