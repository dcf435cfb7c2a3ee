/** What was found of one thing, told in one line: that it is well, what is wrong and what to do, or why it is not known. */
export type Finding = {
  readonly mark: 'well' | 'wrong' | 'unknown';
  readonly about: string;
  readonly says: string;
};

const signs = { well: '✓', wrong: '✗', unknown: '–' } as const satisfies Record<Finding['mark'], string>;

export function findingLine({ mark, about, says }: Finding): string {
  return `${signs[mark]} ${about}: ${says}`;
}

export const well = (about: string, says: string): Finding => ({ mark: 'well', about, says });
export const wrong = (about: string, says: string): Finding => ({ mark: 'wrong', about, says });
export const unknown = (about: string, says: string): Finding => ({ mark: 'unknown', about, says });
