import { always, type Subcommand, textOption } from '../command.ts';
import { incidentMeant, incidentsLike } from '../incidents.ts';
import { asModerator } from './as-moderator.ts';

export const incident: Subcommand = {
  kind: 'command',
  name: 'incident',
  description: 'Choose the incident that this server answers about, or that one channel does',
  options: [
    {
      kind: 'text',
      name: 'incident',
      description: 'Its title or its id',
      required: true,
      longest: 100,
      suggest: incidentsLike,
    },
    { kind: 'channel', name: 'channel', description: 'Only in this channel; without it, in the whole server' },
  ],
  isPrivate: always,
  slow: true,
  run: (options, room) =>
    asModerator(room, (by) =>
      room.moderation.choices.follow(
        by,
        incidentMeant(textOption(options, 'incident'), room),
        textOption(options, 'channel') || undefined,
      ),
    ),
};
