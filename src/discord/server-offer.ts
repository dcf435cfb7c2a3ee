import type { Command } from '../../commands/command.ts';
import { factCommands } from '../../commands/index.ts';
import type { Shift } from '../answering/shift.ts';
import type { Desk } from '../moderation/moderation.ts';
import { type Definition, serverDefinition } from './definitions.ts';

/** The commands that a server is offered beside the general ones; `text` is equal where they are. */
export type Offer = { readonly definitions: readonly Definition[]; readonly text: string };

/** Discord's limit for the commands of a server (discord-api-docs, application-commands). */
const mostCommands = 100;

/** Gives the offer of a server. Most servers follow the same state, whose offer is made once. */
export function offersOf(desk: Pick<Desk, 'followed'>): (server: string) => Offer {
  const ofOne = new WeakMap<Shift, Offer>();
  return (server) => {
    const followed = desk.followed(server);
    const [only, ...more] = followed;
    if (only === undefined || more.length > 0) return offerOf(followed);
    const known = ofOne.get(only) ?? offerOf(followed);
    ofOne.set(only, known);
    return known;
  };
}

function offerOf(followed: readonly Shift[]): Offer {
  const definitions = commandsOf(followed).map(serverDefinition);
  return { definitions, text: JSON.stringify(definitions) };
}

/** Channels of one server may follow different incidents; of two commands of one name the server's own is offered. */
function commandsOf(followed: readonly Shift[]): Command[] {
  const all = followed.flatMap(({ knowledge }) => factCommands(knowledge));
  const byName = new Map(all.toReversed().map((command) => [command.name, command]));
  return [...byName.values()].toReversed().slice(0, mostCommands);
}
