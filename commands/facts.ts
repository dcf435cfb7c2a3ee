import { factListOf, topicsOf } from '../src/answering/fact-list.ts';
import type { Reply } from '../src/answering/reply.ts';
import type { Knowledge } from '../src/knowledge/knowledge.ts';
import { type ButtonPress, type Choice, type Command, mostChoices, never, type Room, textOption } from './command.ts';
import { turnPage } from './pages.ts';

export const facts: Command = {
  kind: 'command',
  name: 'facts',
  description: 'Everything that the article says, by topic',
  who: 'everyone',
  options: [{ kind: 'text', name: 'topic', description: 'Only this topic', longest: 30, suggest: topicsLike }],
  isPrivate: never,
  run: (options, { shift }) => factsReply(shift.knowledge, textOption(options, 'topic').trim().toLowerCase(), 1),
};

/** What comes back behind the number of the page is the topic; none means all. */
export const factsPages: ButtonPress = {
  action: 'facts',
  who: 'everyone',
  turns: true,
  run: (argument, room) => turnPage(argument, room, ({ knowledge }, page, topic) => factsReply(knowledge, topic, page)),
};

function factsReply(knowledge: Knowledge, topic: string, page: number): Reply {
  return factListOf(knowledge, topic.replaceAll(' ', '-'), page) ?? { kind: 'notice', notice: 'no-such-topic' };
}

function topicsLike(typed: string, { shift }: Room): readonly Choice[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '-');
  return topicsOf(shift.knowledge)
    .filter((topic) => topic.includes(wanted))
    .slice(0, mostChoices)
    .map((topic) => ({ name: topic, value: topic }));
}
