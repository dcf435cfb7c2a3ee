import { always, type Command } from './command.ts';

export const about: Command = {
  kind: 'command',
  name: 'about',
  description: 'What this bot is, what it keeps, and how to add it',
  who: 'everyone',
  options: [],
  isPrivate: always,
  run: (_, { shift, commands, moderation }) => ({
    kind: 'about',
    incident: shift.knowledge.incident,
    commands,
    ...moderation.kept,
  }),
};
