/** A program that connects, uses a command and closes everything: it must end by itself. See connection.test.ts. */
import { Events } from 'discord.js';
import { openDiscordEmulator } from '../../src/emulator/emulator.ts';
import { connectClient, createClient, generalChannelIdOf } from './start-emulator.ts';

const discord = await openDiscordEmulator();
const client = await connectClient(createClient(discord), discord.token);
client.on(Events.InteractionCreate, (interaction) => interaction.isChatInputCommand() && interaction.deferReply());
await client.application.commands.set([{ name: 'ask', description: 'Asks' }]);
// A deferred answer leaves a clock running.
await discord.user('member').inChannel(generalChannelIdOf(discord)).runCommand('ask');
await client.destroy();
await discord.close();
process.stdout.write('closed\n');
