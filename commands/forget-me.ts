import { always, type Command } from './command.ts';

export const forgetMe: Command = {
  kind: 'command',
  name: 'forget-me',
  description: 'Delete all that is tied to you, on every server: your votes, and your name in the moderators’ log',
  who: 'everyone',
  options: [],
  isPrivate: always,
  run: (_, { person, moderation }) => moderation.feedback.forget(person),
};
