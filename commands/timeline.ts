import { timelineOf } from '../src/answering/timeline.ts';
import { type ButtonPress, type Command, never } from './command.ts';
import { turnPage } from './pages.ts';

export const timeline: Command = {
  kind: 'command',
  name: 'timeline',
  description: 'What happened when, in order, each with its sentence',
  who: 'everyone',
  options: [],
  isPrivate: never,
  run: (_, { shift: { knowledge } }) => timelineOf(knowledge, 1),
};

export const timelinePages: ButtonPress = {
  action: 'timeline',
  who: 'everyone',
  turns: true,
  run: (argument, room) => turnPage(argument, room, ({ knowledge }, page) => timelineOf(knowledge, page)),
};
