import { always, type Subcommand, stringOption } from '../context.ts';
import { resolveIncidentId, suggestIncidents } from '../shared/incident-options.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const incident: Subcommand = {
  kind: 'command',
  name: 'incident',
  description: 'Choose the incident that this server, or one channel, answers about',
  options: [
    {
      kind: 'string',
      name: 'incident',
      description: 'Title or id',
      required: true,
      maxLength: 100,
      autocomplete: suggestIncidents,
    },
    { kind: 'channel', name: 'channel', description: 'Only this channel; leave it empty for the whole server' },
  ],
  ephemeral: always,
  deferred: true,
  run: (options, context) =>
    requireModerator(context, (moderator) =>
      context.moderation.settings.setIncident(
        moderator,
        resolveIncidentId(stringOption(options, 'incident'), context),
        stringOption(options, 'channel') || undefined,
      ),
    ),
};
