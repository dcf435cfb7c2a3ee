import { buildTimeline } from '../src/replies/lists.ts';
import { type ButtonHandler, type Command, never } from './context.ts';
import { turnPage } from './shared/pages.ts';

export const timeline: Command = {
  kind: 'command',
  name: 'timeline',
  description: 'What happened when, in order, with the sentence behind each event',
  access: 'everyone',
  options: [],
  ephemeral: never,
  run: (_, { snapshot: { knowledge } }) => buildTimeline(knowledge, 1),
};

export const timelinePageButton: ButtonHandler = {
  action: 'timeline',
  access: 'everyone',
  updatesMessage: true,
  run: (argument, context) => turnPage(argument, context, ({ knowledge }, page) => buildTimeline(knowledge, page)),
};
