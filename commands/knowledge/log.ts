import { always, type ButtonHandler, type Subcommand } from '../context.ts';
import { parsePageArgument } from '../shared/custom-id.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const log: Subcommand = {
  kind: 'command',
  name: 'log',
  description: 'The audit log: who changed what and when, latest first',
  options: [],
  ephemeral: always,
  run: (_, context) => requireModerator(context, (moderator) => context.moderation.queries.auditLog(moderator, 1)),
};

export const logPageButton: ButtonHandler = {
  action: 'log',
  access: 'moderators',
  updatesMessage: true,
  run: (argument, context) =>
    requireModerator(context, (moderator) =>
      context.moderation.queries.auditLog(moderator, parsePageArgument(argument).page),
    ),
};
