/** A program that connects, uses a command and closes everything: it must end by itself. See connection.test.ts. */
import { Events } from 'discord.js';
import { openDiscord } from '../../src/preview/discord.ts';
import { connect, generalOf, makeClient } from './room.ts';

const discord = await openDiscord();
const client = await connect(makeClient(discord), discord.token);
client.on(Events.InteractionCreate, (interaction) => interaction.isChatInputCommand() && interaction.deferReply());
await client.application.commands.set([{ name: 'ask', description: 'Asks' }]);
// A deferred answer leaves a clock running.
await discord.person('member').in(generalOf(discord)).command('ask');
await client.destroy();
await discord.close();
process.stdout.write('closed\n');
