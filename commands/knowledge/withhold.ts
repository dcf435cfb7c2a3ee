import { always, type Subcommand, textOption } from '../command.ts';
import { asModerator } from './as-moderator.ts';
import { allEntries, entriesLike, entryMeant } from './entries.ts';

export const withhold: Subcommand = {
  kind: 'command',
  name: 'withhold',
  description: 'Stop telling a fact, at once and everywhere on this server; earlier answers are corrected',
  options: [
    {
      kind: 'text',
      name: 'fact',
      description: 'Its question or its id',
      required: true,
      longest: 300,
      suggest: (typed, { shift }) => entriesLike(shift.knowledge.facts, typed),
    },
    {
      kind: 'text',
      name: 'reason',
      description: 'Why, for the moderators’ log; nobody else sees it',
      required: true,
      longest: 300,
    },
  ],
  isPrivate: always,
  slow: true,
  run: (options, room) =>
    asModerator(room, (by) =>
      room.moderation.changes.withhold(
        by,
        entryMeant(allEntries(room.shift), textOption(options, 'fact')),
        textOption(options, 'reason').trim(),
      ),
    ),
};
