import { buildSourceReply } from '../src/replies/lists.ts';
import type { Reply } from '../src/replies/reply.ts';
import {
  type ButtonHandler,
  type Choice,
  type Command,
  type CommandContext,
  integerOption,
  maxChoiceLength,
  maxChoices,
  stringOption,
} from './context.ts';
import { replyWithContext } from './shared/answer-buttons.ts';
import { turnPage } from './shared/pages.ts';

/** The whole text is for the user only; a single sentence may settle a discussion. */
export const source: Command = {
  kind: 'command',
  name: 'source',
  description: 'Read the article behind the answers, or one of its sentences in context',
  access: 'everyone',
  options: [
    { kind: 'integer', name: 'sentence', description: 'The number of a sentence', min: 1, max: 10_000 },
    {
      kind: 'string',
      name: 'source',
      description: 'Another source than the first',
      maxLength: 100,
      autocomplete: suggestSources,
    },
  ],
  ephemeral: (options) => integerOption(options, 'sentence') === undefined,
  run: (options, { snapshot }) => {
    const { sources } = snapshot.knowledge;
    const input = stringOption(options, 'source').trim();
    const chosen = input === '' ? sources[0] : sources.find(({ id, title }) => id === input || title === input);
    if (!chosen) return { kind: 'notice', notice: 'no-such-source' };
    const sentence = integerOption(options, 'sentence');
    return sentence === undefined
      ? createSourceReply(snapshot, 1, chosen.id)
      : replyWithContext(snapshot, chosen.id, { citedNumbers: [sentence], isRequestedByNumber: true });
  },
};

/** The argument is the page number, then the id of the source. */
export const sourcePageButton: ButtonHandler = {
  action: 'source',
  access: 'everyone',
  updatesMessage: true,
  run: (argument, context) => turnPage(argument, context, createSourceReply),
};

function createSourceReply({ knowledge }: CommandContext['snapshot'], page: number, sourceId: string): Reply {
  return buildSourceReply(knowledge, sourceId || undefined, page) ?? { kind: 'notice', notice: 'no-such-source' };
}

function suggestSources(input: string, { snapshot }: CommandContext): readonly Choice[] {
  const query = input.trim().toLowerCase();
  return snapshot.knowledge.sources
    .map(({ id, title }) => ({ name: (title ?? id).slice(0, maxChoiceLength), value: id }))
    .filter(({ name }) => name.toLowerCase().includes(query))
    .slice(0, maxChoices);
}
