import { always, numberOption, type Subcommand } from '../command.ts';
import { asModerator } from './as-moderator.ts';

const mostDays = 30;
const usualDays = 7;

export const report: Subcommand = {
  kind: 'command',
  name: 'report',
  description: 'How the questions of the last days fared: outcomes, most asked, votes, gaps',
  options: [
    {
      kind: 'number',
      name: 'days',
      description: `How many days back; ${usualDays} if not said`,
      least: 1,
      most: mostDays,
    },
  ],
  isPrivate: always,
  slow: true,
  run: (options, room) =>
    asModerator(room, (by) => room.moderation.report(by, daysOf(numberOption(options, 'days') ?? usualDays))),
};

function daysOf(wanted: number): number {
  return Math.min(Math.max(Math.trunc(wanted) || usualDays, 1), mostDays);
}
