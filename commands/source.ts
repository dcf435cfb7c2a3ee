import { contextReply } from './answers.ts';
import { type Command, never, numberOption } from './command.ts';

export const source: Command = {
  kind: 'command',
  name: 'source',
  description: 'The article that the answers come from, or one of its sentences in its surroundings',
  who: 'everyone',
  options: [{ kind: 'number', name: 'sentence', description: 'The number of a sentence', least: 1, most: 10_000 }],
  isPrivate: never,
  run: (options, { shift }) => {
    const [first] = shift.knowledge.sources;
    const sentence = numberOption(options, 'sentence');
    if (sentence !== undefined) return contextReply(shift, first.id, { cited: [sentence], asked: true });
    return { kind: 'source', source: first, incident: shift.knowledge.incident };
  },
};
