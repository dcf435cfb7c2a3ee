import type { Snapshot } from '../src/answering/snapshot.ts';
import {
  booleanOption,
  type Choice,
  type Command,
  type CommandContext,
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
  run: (options, { snapshot }) => snapshot.answerer.answer(stringOption(options, 'question')),
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

/** A suggestion's value is the question itself: what is sent is answered like anything else that is typed. */
function suggestQuestions(input: string, { snapshot }: CommandContext): readonly Choice[] {
  return snapshot.autocomplete.suggest(input, maxChoices).map(({ question }) => ({ name: question, value: question }));
}
