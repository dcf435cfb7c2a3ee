import type { Knowledge } from '../src/knowledge/knowledge.ts';
import { buildFactList, listTopics } from '../src/replies/lists.ts';
import type { Reply } from '../src/replies/reply.ts';
import {
  type ButtonHandler,
  type Choice,
  type Command,
  type CommandContext,
  maxChoices,
  never,
  stringOption,
} from './context.ts';
import { turnPage } from './shared/pages.ts';

export const facts: Command = {
  kind: 'command',
  name: 'facts',
  description: 'Everything the article says, by topic',
  access: 'everyone',
  options: [
    { kind: 'string', name: 'topic', description: 'Only this topic', maxLength: 30, autocomplete: suggestTopics },
  ],
  ephemeral: never,
  run: (options, { snapshot }) =>
    createFactsReply(snapshot.knowledge, stringOption(options, 'topic').trim().toLowerCase(), 1),
};

/** The argument is the page number, then the topic; without one, all topics. */
export const factsPageButton: ButtonHandler = {
  action: 'facts',
  access: 'everyone',
  updatesMessage: true,
  run: (argument, context) =>
    turnPage(argument, context, ({ knowledge }, page, topic) => createFactsReply(knowledge, topic, page)),
};

function createFactsReply(knowledge: Knowledge, topic: string, page: number): Reply {
  return buildFactList(knowledge, topic.replaceAll(' ', '-'), page) ?? { kind: 'notice', notice: 'no-such-topic' };
}

function suggestTopics(input: string, { snapshot }: CommandContext): readonly Choice[] {
  const query = input.trim().toLowerCase().replaceAll(' ', '-');
  return listTopics(snapshot.knowledge)
    .filter((topic) => topic.includes(query))
    .slice(0, maxChoices)
    .map((topic) => ({ name: topic, value: topic }));
}
