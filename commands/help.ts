import { featuredFacts } from '../src/answering/autocomplete.ts';
import { always, type Command } from './context.ts';

const maxSamples = 3;

export const help: Command = {
  kind: 'command',
  name: 'help',
  description: 'How to ask, with examples and all commands',
  access: 'everyone',
  options: [],
  ephemeral: always,
  run: (_, { snapshot: { knowledge }, commands }) => ({
    kind: 'help',
    incident: knowledge.incident,
    commands,
    samples: featuredFacts(knowledge, maxSamples),
  }),
};
