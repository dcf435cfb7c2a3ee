import type { Publication } from '../../src/moderation/moderation.ts';
import type { Choice, CommandOption, OptionValues } from '../context.ts';

const changeKinds: readonly (Choice & { readonly value: Publication['changeKind'] })[] = [
  { name: 'Update: the story has moved on; the old answers were right then', value: 'update' },
  { name: 'Correction: the old answers were wrong', value: 'correction' },
];

/** How readers learn of a change. */
export const publicationOptions: readonly CommandOption[] = [
  {
    kind: 'string',
    name: 'change',
    description: 'What changed answers and the news call it',
    maxLength: 100,
    choices: changeKinds,
  },
  { kind: 'boolean', name: 'news', description: 'Whether to post it in the announcement channel; yes by default' },
];

/** Only what the moderator chose. A client may send the name of a choice. */
export function readPublication({ change, news }: OptionValues): Partial<Publication> {
  const changeKind = changeKinds.find(({ name, value }) => change === value || change === name)?.value;
  return {
    ...(changeKind && { changeKind }),
    ...(typeof news === 'boolean' && { postsNews: news }),
  };
}
