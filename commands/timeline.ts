import { timelineOf } from '../src/answering/timeline.ts';
import { type ButtonPress, type Command, never } from './command.ts';

export const timeline: Command = {
  kind: 'command',
  name: 'timeline',
  description: 'What happened when, in order, each with its sentence',
  who: 'everyone',
  options: [],
  isPrivate: never,
  run: (_, { shift: { knowledge } }) => timelineOf(knowledge, 1),
};

/** The argument is "page,". */
export const timelinePages: ButtonPress = {
  action: 'timeline',
  who: 'everyone',
  turns: true,
  run: (argument, { shift: { knowledge } }) => timelineOf(knowledge, Number.parseInt(argument, 10)),
};
