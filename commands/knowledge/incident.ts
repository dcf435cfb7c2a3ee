import { always, type ButtonHandler, type CommandContext, type Subcommand, stringOption } from '../context.ts';
import { resolveIncidentId, suggestIncidents } from '../shared/incident-options.ts';
import { requireModerator } from '../shared/require-moderator.ts';

/** The buttons after the publication of an incident that the channel does not answer about. */
export const incidentButtons: readonly ButtonHandler[] = [
  useIncident('use-on-server', () => undefined),
  useIncident('use-in-channel', ({ location }) => location.channelId),
];

function useIncident(action: string, channelOf: (context: CommandContext) => string | undefined): ButtonHandler {
  return {
    action,
    access: 'moderators',
    updatesMessage: true,
    deferred: true,
    run: (incidentId, context) =>
      requireModerator(context, (moderator) =>
        context.moderation.settings.setIncident(moderator, incidentId, channelOf(context)),
      ),
  };
}

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
