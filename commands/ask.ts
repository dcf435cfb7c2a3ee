import type { Shift } from '../src/answering/shift.ts';
import { type Choice, type Command, flagOption, mostChoices, type Options, type Room, textOption } from './command.ts';
import { incidentMeant, incidentsLike } from './incidents.ts';

/** Discord's limit for a message is that of a question too. */
const longestQuestion = 2000;

export const ask: Command = {
  kind: 'command',
  name: 'ask',
  description: 'Ask in your own words; the answer shows the sentences it rests on',
  who: 'everyone',
  options: [
    {
      kind: 'text',
      name: 'question',
      description: 'What would you like to know?',
      required: true,
      longest: longestQuestion,
      suggest: knownQuestions,
    },
    { kind: 'flag', name: 'private', description: 'Show the answer only to me' },
    {
      kind: 'text',
      name: 'incident',
      description: 'Ask about another incident than the one followed here',
      longest: 100,
      suggest: incidentsLike,
    },
  ],
  isPrivate: (options) => flagOption(options, 'private'),
  answersFrom,
  run: (options, { shift }) => shift.answerer.answer(textOption(options, 'question')),
};

function answersFrom(options: Options, room: Room): Shift | undefined {
  const named = textOption(options, 'incident');
  return named.trim() === '' ? room.shift : room.moderation.desk.of(room.place.server, incidentMeant(named, room));
}

/** A suggestion's value is the question itself: what is sent is answered like anything else that is typed. */
function knownQuestions(typed: string, { shift }: Room): readonly Choice[] {
  return shift.suggester.suggest(typed, mostChoices).map(({ question }) => ({ name: question, value: question }));
}
