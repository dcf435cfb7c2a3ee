import { z } from 'zod';
import { channelPayload } from '../state/channels.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { okResponse, type Route } from './api-call.ts';
import { apiErrors } from './api-error.ts';
import { createBodyParser, snowflake } from './validation.ts';

const directChannelSchema = z.strictObject({ recipient_id: snowflake });

/** Users, and the direct channels to them. */
export function userRoutes(state: DiscordState, reportProblem: (text: string) => void): Route[] {
  const parseBody = createBodyParser(reportProblem);
  return [
    { method: 'GET', path: '/users/@me', handle: () => okResponse(currentUser(state)) },
    {
      method: 'GET',
      path: '/users/:user',
      handle(call) {
        const user = state.findUser(call.param('user'));
        if (!user) throw apiErrors.unknownUser();
        return okResponse(user);
      },
    },
    {
      method: 'POST',
      path: '/users/@me/channels',
      handle(call) {
        const { recipient_id: id } = parseBody(call.body, directChannelSchema);
        const user = state.findUser(id);
        if (!user || user.bot) throw apiErrors.invalidRecipient();
        const channel = state.directChannel(user);
        return okResponse(channelPayload(channel, state.messages.lastMessageId(channel.id)));
      },
    },
  ];
}

function currentUser({ application }: DiscordState) {
  return { ...application.bot, mfa_enabled: true, verified: true, email: null, locale: 'en-US' };
}
