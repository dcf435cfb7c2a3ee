import { paginate } from '../src/replies/lists.ts';
import type { Reply } from '../src/replies/reply.ts';
import { type ButtonHandler, type Command, type CommandContext, never } from './context.ts';
import { turnPage } from './shared/pages.ts';

const pageSize = 20;

export const unknowns: Command = {
  kind: 'command',
  name: 'unknowns',
  description: 'Questions the article does not answer',
  access: 'everyone',
  options: [],
  ephemeral: never,
  run: (_, { snapshot }) => createUnknownsReply(snapshot, 1),
};

export const unknownsPageButton: ButtonHandler = {
  action: 'unknowns',
  access: 'everyone',
  updatesMessage: true,
  run: (argument, context) => turnPage(argument, context, createUnknownsReply),
};

function createUnknownsReply({ knowledge }: CommandContext['snapshot'], page: number): Reply {
  return {
    kind: 'not-stated-list',
    entries: paginate(knowledge.notStated, page, pageSize),
    incident: knowledge.incident,
  };
}
