/** Fitted by `npm run fit`: what each signal adds to the log-odds that the first candidate is what was meant. */
export const decisionWeights = {
  bias: -2.58,
  share: 2.53,
  likeness: 1.30,
  coverage: 0.30,
  strangeness: -0.82,
  matter: -0.14,
  lead: 1.46,
} as const;
