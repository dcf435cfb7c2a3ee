import { snowflake } from '../guards/values.ts';
import { channelPayload } from '../world/channels.ts';
import type { World } from '../world/world.ts';
import { refusals } from './api-error.ts';
import { ok, type Route } from './call.ts';
import { openFormReader } from './read-form.ts';

/** Users, and the direct channels to them. */
export function userRoutes(world: World, problem: (text: string) => void): Route[] {
  const readForm = openFormReader(problem);
  return [
    { method: 'GET', path: '/users/@me', handle: () => ok(ownUser(world)) },
    {
      method: 'GET',
      path: '/users/:user',
      handle(call) {
        const user = world.user(call.param('user'));
        if (!user) throw refusals.unknownUser();
        return ok(user);
      },
    },
    {
      method: 'POST',
      path: '/users/@me/channels',
      handle(call) {
        const { recipient_id: id } = readForm(call.body, { recipient_id: snowflake });
        const user = world.user(id);
        if (!user || user.bot) throw refusals.invalidRecipient();
        const channel = world.directChannel(user);
        return ok(channelPayload(channel, world.messages.lastIn(channel.id)));
      },
    },
  ];
}

function ownUser({ application }: World) {
  return { ...application.bot, mfa_enabled: true, verified: true, email: null, locale: 'en-US' };
}
