import { always, type Subcommand, textOption } from '../command.ts';
import { asModerator } from './as-moderator.ts';
import { allEntries, entriesLike, entryMeant, factOption } from './entries.ts';

export const show: Subcommand = {
  kind: 'command',
  name: 'show',
  description: 'All that is known of a fact, or of a thing that is not stated: wordings, sentences, votes',
  options: [factOption((typed, { shift }) => entriesLike(allEntries(shift), typed))],
  isPrivate: always,
  slow: true,
  run: (options, room) =>
    asModerator(room, (by) =>
      room.moderation.archive.show(by, entryMeant(allEntries(room.shift), textOption(options, 'fact'))),
    ),
};
