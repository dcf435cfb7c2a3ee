import { always, type Command } from './context.ts';

export const forgetMe: Command = {
  kind: 'command',
  name: 'forget-me',
  description: 'Delete all that is tied to you, on every server: your votes, and your name in the moderators’ log',
  access: 'everyone',
  options: [],
  ephemeral: always,
  run: (_, { userId, moderation }) => moderation.feedback.forgetUser(userId),
};
