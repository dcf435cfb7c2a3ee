import { always, type Command } from './context.ts';

export const about: Command = {
  kind: 'command',
  name: 'about',
  description: 'What this bot does, what it stores, and how to add it',
  access: 'everyone',
  options: [],
  ephemeral: always,
  run: (_, { snapshot, commands, moderation }) => ({
    kind: 'about',
    incident: snapshot.knowledge.incident,
    commands,
    ...moderation.retentionPolicy,
  }),
};
