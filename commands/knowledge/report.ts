import { always, integerOption, type Subcommand } from '../context.ts';
import { requireModerator } from '../shared/require-moderator.ts';

const maxDays = 30;
const defaultDays = 7;

export const report: Subcommand = {
  kind: 'command',
  name: 'report',
  description: 'Outcomes of recent questions, most frequent questions, votes and gaps',
  options: [
    {
      kind: 'integer',
      name: 'days',
      description: `Number of days; ${defaultDays} by default`,
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
