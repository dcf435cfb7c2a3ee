import { always, integerOption, type Subcommand } from '../context.ts';
import { requireModerator } from '../shared/require-moderator.ts';

const maxDays = 30;
const defaultDays = 7;

export const report: Subcommand = {
  kind: 'command',
  name: 'report',
  description: 'How the questions of the last days fared: outcomes, most asked, votes, gaps',
  options: [
    {
      kind: 'integer',
      name: 'days',
      description: `How many days back; ${defaultDays} if not said`,
      min: 1,
      max: maxDays,
    },
  ],
  ephemeral: always,
  deferred: true,
  run: (options, context) =>
    requireModerator(context, (moderator) =>
      context.moderation.report(moderator, clampDays(integerOption(options, 'days') ?? defaultDays)),
    ),
};

function clampDays(days: number): number {
  return Math.min(Math.max(Math.trunc(days) || defaultDays, 1), maxDays);
}
