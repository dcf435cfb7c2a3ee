import { type Command, integerOption, never } from './context.ts';
import { replyWithContext } from './shared/answer-buttons.ts';

export const source: Command = {
  kind: 'command',
  name: 'source',
  description: 'The article behind the answers, or one of its sentences in context',
  access: 'everyone',
  options: [{ kind: 'integer', name: 'sentence', description: 'The number of a sentence', min: 1, max: 10_000 }],
  ephemeral: never,
  run: (options, { snapshot }) => {
    const [first] = snapshot.knowledge.sources;
    const sentence = integerOption(options, 'sentence');
    if (sentence !== undefined)
      return replyWithContext(snapshot, first.id, { citedNumbers: [sentence], isRequestedByNumber: true });
    return { kind: 'source', source: first, incident: snapshot.knowledge.incident };
  },
};
