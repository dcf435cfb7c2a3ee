import { pageOf } from '../src/answering/pages.ts';
import type { Reply } from '../src/answering/reply.ts';
import { type ButtonPress, type Command, never, type Room } from './command.ts';
import { turnPage } from './pages.ts';

const pageSize = 20;

export const unknowns: Command = {
  kind: 'command',
  name: 'unknowns',
  description: 'What people ask and the article does not say',
  who: 'everyone',
  options: [],
  isPrivate: never,
  run: (_, { shift }) => unknownsReply(shift, 1),
};

export const unknownsPages: ButtonPress = {
  action: 'unknowns',
  who: 'everyone',
  turns: true,
  run: (argument, room) => turnPage(argument, room, unknownsReply),
};

function unknownsReply({ knowledge }: Room['shift'], page: number): Reply {
  return { kind: 'unknowns', entries: pageOf(knowledge.notStated, page, pageSize), incident: knowledge.incident };
}
