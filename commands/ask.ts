import type { Snapshot } from '../src/answering/snapshot.ts';
import type { Reply } from '../src/replies/reply.ts';
import { truncate } from '../src/replies/truncate.ts';
import {
  booleanOption,
  type Choice,
  type Command,
  type CommandContext,
  maxChoiceLength,
  maxChoices,
  type OptionValues,
  stringOption,
} from './context.ts';
import { resolveIncidentId, suggestIncidents } from './shared/incident-options.ts';

/** Discord's limit for a message is that of a question too. */
const maxQuestionLength = 2000;

export const ask: Command = {
  kind: 'command',
  name: 'ask',
  description: 'Ask in your own words; the answer shows the sentences behind it',
  access: 'everyone',
  options: [
    {
      kind: 'string',
      name: 'question',
      description: 'What would you like to know?',
      required: true,
      maxLength: maxQuestionLength,
      autocomplete: suggestQuestions,
    },
    { kind: 'boolean', name: 'private', description: 'Show the answer only to me' },
    {
      kind: 'string',
      name: 'incident',
      description: 'Ask about an incident other than this channel’s',
      maxLength: 100,
      autocomplete: suggestIncidents,
    },
  ],
  ephemeral: (options) => booleanOption(options, 'private'),
  resolveSnapshot,
  run: (options, { snapshot }) => answerTyped(stringOption(options, 'question'), snapshot),
};

async function resolveSnapshot(options: OptionValues, context: CommandContext): Promise<Snapshot | undefined> {
  const incidentInput = stringOption(options, 'incident');
  return incidentInput.trim() === ''
    ? context.snapshot
    : context.moderation.activeKnowledge.forIncident(
        context.location.serverId,
        resolveIncidentId(incidentInput, context),
      );
}

/**
 * A suggestion's value is the question itself: what is sent is answered like anything else that is typed. A question that is
 * too long for Discord is shortened.
 */
function suggestQuestions(input: string, { snapshot }: CommandContext): readonly Choice[] {
  return snapshot.autocomplete.suggest(input, maxChoices).map(({ question }) => {
    const choice = truncate(question, maxChoiceLength);
    return { name: choice, value: choice };
  });
}

/** A shortened suggestion stands for its entry, because words are missing. */
function answerTyped(typed: string, { knowledge, answerer }: Snapshot): Reply {
  const shortened = typed.endsWith('…')
    ? [...knowledge.facts, ...knowledge.notStated].find(({ question }) => truncate(question, maxChoiceLength) === typed)
    : undefined;
  return shortened ? answerer.answerEntry(shortened) : answerer.answer(typed);
}
