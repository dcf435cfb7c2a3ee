import type { Reply } from '../src/answering/reply.ts';
import { type ButtonPress, type Command, never, type Room } from './command.ts';
import { pageOf } from './pages.ts';

/** An answer and a sentence take some 400 characters. */
const pageSize = 4;

export const timeline: Command = {
  kind: 'command',
  name: 'timeline',
  description: 'What happened when, in order, each with its sentence',
  who: 'everyone',
  options: [],
  isPrivate: never,
  run: (_, { shift }) => timelineReply(shift, 1),
};

/** The argument is "page,". */
export const timelinePages: ButtonPress = {
  action: 'timeline',
  turns: true,
  run: (argument, { shift }) => timelineReply(shift, Number.parseInt(argument, 10)),
};

function timelineReply({ knowledge }: Room['shift'], page: number): Reply {
  const timed = knowledge.facts
    .filter(({ time }) => time)
    .toSorted((a, b) => (a.time?.sort ?? '').localeCompare(b.time?.sort ?? ''));
  return { kind: 'timeline', facts: pageOf(timed, page, pageSize), incident: knowledge.incident };
}
