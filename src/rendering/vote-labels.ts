/** What the buttons of votes say, and what a vote is called wherever it is told of. */
export const voteLabels = {
  helpful: 'Helpful',
  'not-asked': 'Not what I asked',
  unsupported: 'Quotation does not support this',
} as const;
