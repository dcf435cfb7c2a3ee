import { pageOf } from '../src/answering/pages.ts';
import type { Reply } from '../src/answering/reply.ts';
import type { Knowledge } from '../src/knowledge/knowledge.ts';
import { type ButtonPress, type Choice, type Command, mostChoices, never, type Room, textOption } from './command.ts';

/** Some 60 characters a question; this many fit into one message with room for long ones. */
const pageSize = 12;

export const facts: Command = {
  kind: 'command',
  name: 'facts',
  description: 'Everything that the article says, by topic',
  who: 'everyone',
  options: [{ kind: 'text', name: 'topic', description: 'Only this topic', longest: 30, suggest: topicsLike }],
  isPrivate: never,
  run: (options, { shift }) => factsReply(shift.knowledge, textOption(options, 'topic').trim().toLowerCase(), 1),
};

/** The argument is "page,topic"; no topic means all. */
export const factsPages: ButtonPress = {
  action: 'facts',
  who: 'everyone',
  turns: true,
  run: (argument, { shift }) => {
    const [page = '', topic = ''] = argument.split(',');
    return factsReply(shift.knowledge, topic, Number(page));
  },
};

function factsReply(knowledge: Knowledge, topic: string, page: number): Reply {
  const wanted = topic.replaceAll(' ', '-');
  const order = topicsOf(knowledge);
  const chosen = wanted === '' ? knowledge.facts : knowledge.facts.filter(({ topics }) => topics.includes(wanted));
  if (chosen.length === 0 && wanted !== '') return { kind: 'notice', notice: 'no-such-topic' };
  const sorted =
    wanted === ''
      ? chosen.toSorted((a, b) => order.indexOf(a.topics[0] ?? '') - order.indexOf(b.topics[0] ?? ''))
      : chosen;
  return {
    kind: 'facts',
    ...(wanted === '' ? {} : { topic: wanted }),
    facts: pageOf(sorted, page, pageSize),
    knowledge,
  };
}

function topicsOf(knowledge: Knowledge): string[] {
  return [...new Set(knowledge.facts.flatMap(({ topics }) => topics))];
}

function topicsLike(typed: string, { shift }: Room): readonly Choice[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '-');
  return topicsOf(shift.knowledge)
    .filter((topic) => topic.includes(wanted))
    .slice(0, mostChoices)
    .map((topic) => ({ name: topic, value: topic }));
}
