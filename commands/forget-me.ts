import { always, type Command } from './context.ts';

export const forgetMe: Command = {
  kind: 'command',
  name: 'forget-me',
  description: 'Delete your data on all servers: your votes, and your user id in the audit log',
  access: 'everyone',
  options: [],
  ephemeral: always,
  run: (_, { userId, moderation }) => moderation.feedback.forgetUser(userId),
};
