import { always, type Subcommand, stringOption } from '../context.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const test: Subcommand = {
  kind: 'command',
  name: 'test',
  description: 'Explain the outcome of a question, without counting it',
  options: [
    { kind: 'string', name: 'question', description: 'As a user might ask it', required: true, maxLength: 2000 },
  ],
  ephemeral: always,
  run: (options, context) =>
    requireModerator(context, (moderator) =>
      context.moderation.queries.explainQuestion(moderator, stringOption(options, 'question')),
    ),
};
