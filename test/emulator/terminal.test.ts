import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelType,
  type ChatInputCommandInteraction,
  Events,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { completeLine } from '../../src/emulator/terminal/input.ts';
import { runTerminalSession } from '../../src/emulator/terminal/session.ts';
import { createUserSession } from '../../src/emulator/terminal/user-session.ts';
import { type RunningEmulator, startEmulator } from './start-emulator.ts';

const defaultCommand = { command: 'ask', option: 'question' };

/** Runs these lines in a terminal and returns its output. */
function runLines(emulator: RunningEmulator, ...lines: readonly string[]): Promise<string> {
  return runLinesWith({}, emulator, ...lines);
}

async function runLinesWith(
  options: { waitTimeoutMs?: number },
  { discord }: RunningEmulator,
  ...lines: readonly string[]
): Promise<string> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  input.end(`${lines.join('\n')}\n`);
  await runTerminalSession({ discord, input, output, defaultCommand, ...options });
  return String(output.read() ?? '');
}

/** The bot handles each chat command like this. */
function onCommand(emulator: RunningEmulator, act: (command: ChatInputCommandInteraction) => unknown): void {
  emulator.client.on(Events.InteractionCreate, (interaction) => interaction.isChatInputCommand() && act(interaction));
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'terminal-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const give = {
  name: 'give',
  description: 'Gives',
  options: [
    { type: 11, name: 'file', description: 'A file' },
    { type: 7, name: 'where', description: 'A channel', channel_types: [ChannelType.GuildText] },
    { type: 4, name: 'times', description: 'How often' },
    { type: 5, name: 'aloud', description: 'Aloud' },
  ],
} satisfies Parameters<RunningEmulator['register']>[0];

describe('Options in the terminal', () => {
  test('are typed as text: a path for a file, a name for a channel, a number and a yes', async () => {
    const emulator = await startEmulator();
    const path = join(await temporaryFolder(), 'facts.yaml');
    await writeFile(path, 'a: 1');
    await emulator.register(give);
    onCommand(emulator, async (command) => {
      const { options } = command;
      const file = options.getAttachment('file', true);
      const said = [
        file.name,
        await (await fetch(file.url)).text(),
        options.getChannel('where')?.id === emulator.generalChannelId,
      ];
      await command.reply([...said, options.getInteger('times'), options.getBoolean('aloud')].join(' '));
    });
    const out = await runLines(emulator, `/give file: "${path}" where: #general times: 3 aloud: yes`);
    expect(out).toContain('facts.yaml a: 1 true 3 true');
  });

  test.for([
    ['/give file: ./not-there.yaml', 'Cannot read the file ./not-there.yaml.'],
    ['/give where: #nowhere', 'There is no channel #nowhere.'],
    ['/give times: often', 'times does not accept null.'],
    ['/save 1', 'No file has that number. The numbers are those of the last message with attachments.'],
    ['7', 'No button has that number. The numbers are those of the last message with buttons.'],
    ['/as nobody', 'There is no role “nobody”. Type /as member or /as moderator.'],
    ['/as', 'Type /as member or /as moderator.'],
    ['/in', 'Type a channel name, such as /in #news. Existing channels: #general.'],
    ['/save', 'Type the number of the file: /save 1, or /save 1 path.'],
  ] as const)('the line “%s” prints: %s', async ([line, answer]) => {
    const emulator = await startEmulator();
    await emulator.register(give);
    expect(await runLines(emulator, line)).toContain(answer);
  });
});

describe('A file of the bot', () => {
  test('is shown by name and size, and saved without overwriting another file', async () => {
    const emulator = await startEmulator();
    const path = join(await temporaryFolder(), 'kept.txt');
    await emulator.register(give);
    const description = 'Two bars.';
    const picture = new AttachmentBuilder(Buffer.alloc(3 * 1024), { name: 'chart.png', description });
    const text = new AttachmentBuilder(Buffer.from('All of it.'), { name: 'all.txt' });
    onCommand(emulator, (command) => command.reply({ content: 'Here.', files: [picture, text] }));
    const out = await runLines(emulator, '/give', `/save 2 ${path}`, `/save 2 ${path}`);
    expect(out).toContain('[file 1: chart.png, 3 KB: Two bars.]\n[file 2: all.txt, 10 bytes]');
    expect(out).toContain(`Saved as ${path}.`);
    expect(out).toContain(`The file ${path} already exists.`);
    expect(await readFile(path, 'utf8')).toBe('All of it.');
  });
});

describe('A form', () => {
  const text = (id: string, style: TextInputStyle) => new TextInputBuilder().setCustomId(id).setStyle(style);
  const choices = new StringSelectMenuBuilder()
    .setCustomId('which')
    .setMinValues(1)
    .setMaxValues(2)
    .addOptions({ label: 'One', value: '1', default: true }, { label: 'Two', value: '2', description: 'The other' });
  const form = new ModalBuilder()
    .setCustomId('fact')
    .setTitle('Draft a fact')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Question')
        .setDescription('As people ask')
        .setTextInputComponent(text('question', TextInputStyle.Short).setValue('When?').setMaxLength(20)),
      new LabelBuilder()
        .setLabel('Wordings')
        .setTextInputComponent(
          text('wordings', TextInputStyle.Paragraph).setValue('when\nat what time').setRequired(false),
        ),
      new LabelBuilder().setLabel('Sentences').setStringSelectMenuComponent(choices),
    );

  async function fillIn(...lines: readonly string[]): Promise<string> {
    const emulator = await startEmulator();
    await emulator.register(give);
    onCommand(emulator, (command) => command.showModal(form));
    emulator.client.on(Events.InteractionCreate, async (sent) => {
      if (!sent.isModalSubmit()) return;
      const { fields } = sent;
      const got = [fields.getTextInputValue('question'), fields.getTextInputValue('wordings')];
      await sent.reply(JSON.stringify([...got, fields.getStringSelectValues('which')]).replaceAll('\\', '\\\\'));
    });
    return runLines(emulator, '/give', ...lines);
  }

  test('is prompted field by field, with the current values', async () => {
    const out = await fillIn('', '', '');
    expect(out).toContain('Draft a fact\n(Enter keeps');
    expect(out).toContain('Question · As people ask\n  | When?');
    expect(out).toContain('  | when\n  | at what time');
    expect(out).toContain('  1 [x] One\n  2 [ ] Two · The other');
    expect(out).toContain('["When?","when\\nat what time",["1"]]');
  });

  test.for<readonly [title: string, lines: string[], sent: string]>([
    ['new values', ['Where?', 'a', 'b', '.', '1, 2'], '["Where?","a\\nb",["1","2"]]'],
    ['a cleared field', ['', '.', '2'], '["When?","",["2"]]'],
    [
      'a corrected field after a client error, keeping the others',
      ['x'.repeat(21), '', '2', 'Why?', '', ''],
      '["Why?","when\\nat what time",["2"]]',
    ],
  ])('accepts %s', async ([, lines, sent]) => {
    expect(await fillIn(...lines)).toContain(sent);
  });

  test('prints its validation errors', async () => {
    expect(await fillIn('.', '', '.')).toContain('“Question” is required. “Sentences” must have 1 to 2 values.');
  });

  test.for([['/cancel'], ['Where?', '/cancel'], ['Where?']])('is not sent if the user leaves it: %j', async (lines) => {
    const out = await fillIn(...lines);
    expect(out).toContain('The form was closed and not sent.');
    expect(out).not.toContain('["');
  });
});

describe('An unsolicited message', () => {
  const hello = { name: 'hello', description: 'Greets' };

  test('is shown on arrival: an edit of a displayed message, and a message in another channel', async () => {
    const emulator = await startEmulator();
    await emulator.register(hello);
    const { id: news } = emulator.discord.addChannel(emulator.discord.servers[0]?.id ?? '', 'news');
    onCommand(emulator, async (command) => {
      await command.reply('At **noon**.');
      const { id } = await command.fetchReply();
      await emulator.call('PATCH', `/channels/${emulator.generalChannelId}/messages/${id}`, {
        content: '~~At noon.~~ At one.',
      });
      await emulator.call('POST', `/channels/${news}/messages`, {
        content: `New, see <#${emulator.generalChannelId}>, <@${emulator.discord.applicationId}>.`,
      });
    });
    const out = await runLines(emulator, '/hello', '/wait', '/wait');
    const places = ['At noon.\n', '(edited)\n~~At noon.~~ At one.', '#news\nNew, see #general, @Emulator Bot.'].map(
      (words) => out.indexOf(words),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('is shown once; responses and other users’ ephemeral messages are not shown again', async () => {
    const emulator = await startEmulator();
    await emulator.register(hello);
    emulator.client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isButton()) await interaction.update({ content: 'Pressed.', components: [] });
      if (!interaction.isChatInputCommand()) return;
      const go = new ButtonBuilder().setCustomId('go').setLabel('Go').setStyle(ButtonStyle.Primary);
      const components = [new ActionRowBuilder<ButtonBuilder>().addComponents(go)];
      await interaction.deferReply(interaction.user.globalName === 'Ann' ? { flags: MessageFlags.Ephemeral } : {});
      await interaction.editReply({ content: `Hello ${interaction.user.globalName}.`, components });
    });
    const answers = Promise.all([runLines(emulator, '/hello', '1'), emulator.ann.runCommand('hello')]);
    const [out] = await answers;
    expect(out).toBe('Hello Member.\n[1] Go\n\nPressed.\n\n');
  });

  test('can have its button pressed from another channel', async () => {
    const emulator = await startEmulator();
    await emulator.register(hello);
    const { id: news } = emulator.discord.addChannel(emulator.discord.servers[0]?.id ?? '', 'news');
    onCommand(emulator, async (command) => {
      await command.reply('Hello.');
      const components = [{ type: 1, components: [{ type: 2, style: 1, label: 'More', custom_id: 'more' }] }];
      await emulator.call('POST', `/channels/${news}/messages`, { content: 'New.', components });
    });
    emulator.client.on(Events.InteractionCreate, (pressed) => pressed.isButton() && pressed.reply('More of it.'));
    expect(await runLines(emulator, '/hello', '/wait', '1')).toContain('#news\nNew.\n[1] More\n\nMore of it.');
  });

  test('is awaited only until the timeout', async () => {
    const emulator = await startEmulator();
    expect(await runLinesWith({ waitTimeoutMs: 0 }, emulator, '/wait')).toContain('The bot has sent nothing else.');
  });
});

describe('A person at the terminal', () => {
  async function runInteractive(response: string): Promise<{ hasInput: boolean; printed: string }> {
    const emulator = await startEmulator();
    await emulator.register({ name: 'when', description: 'When' });
    const output = new PassThrough();
    const input = Object.assign(new PassThrough(), { isTTY: true });
    onCommand(emulator, (command) => {
      input.end();
      return command.reply(response);
    });
    input.write('/when\n');
    const hasInput = await runTerminalSession({ discord: emulator.discord, input, output, defaultCommand });
    return { hasInput, printed: String(output.read()) };
  }

  test('gets the response if the input ends while the command runs', async () => {
    const { hasInput, printed } = await runInteractive('At noon.');
    expect(printed).toContain('At noon.\n\n');
    expect(hasInput).toBe(true);
  });

  test('sees tildes around struck-out text if the terminal shows no styles', async () => {
    vi.stubEnv('FORCE_COLOR', undefined);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect((await runInteractive('~~At noon.~~ At one.')).printed).toContain('~~At noon.~~ At one.');
  });
});

test('/in switches to another channel and creates it if needed', async () => {
  const emulator = await startEmulator();
  await emulator.register({ name: 'where', description: 'Where' });
  onCommand(emulator, (command) => command.reply(`<#${command.channelId}>`));
  const out = await runLines(emulator, '/in #news', '/where', '/in general', '/where');
  expect(out).toBe('You are now in #news.\n\n#news\n\nYou are now in #general.\n\n#general\n\n');
  expect(emulator.discord.servers[0]?.channels.map(({ name }) => name)).toEqual(['general', 'news']);
});

test('/help lists moderator commands for moderators, and the commands of the terminal', async () => {
  const emulator = await startEmulator();
  const options = ['reload', 'upload'].map((name) => ({ type: 1, name, description: `Does ${name}` }) as const);
  await emulator.register({ name: 'knowledge', description: 'Knows', default_member_permissions: '32', options });
  const out = await runLines(emulator, '/help', '/as moderator', '/help');
  const [member = '', moderator = ''] = out.split('You are now a moderator.');
  expect(member).toContain('/knowledge  Knows');
  expect(moderator).toContain('/knowledge reload  Does reload\n  /knowledge upload  Does upload');
  for (const own of ['/as moderator', '/in #news', '/save 1 path', '/wait', '/quit', 'For a file, type its path'])
    expect(out).toContain(own);
});

describe('Tab', () => {
  const rollback = {
    name: 'knowledge',
    description: 'Knows',
    options: [
      {
        type: 1,
        name: 'rollback',
        description: 'Goes back',
        options: [
          { type: 3, name: 'revision', description: 'To which', autocomplete: true },
          { type: 7, name: 'where', description: 'Where' },
        ],
      },
    ],
  } satisfies Parameters<RunningEmulator['register']>[0];

  test.for<readonly [line: string, completions: readonly string[], part: string]>([
    ['/kn', ['/knowledge rollback '], '/kn'],
    ['/knowledge rollback ', ['3 of today', '2 of Monday'], ''],
    ['/knowledge rollback revision: 2', ['2 of Monday'], '2'],
    ['/knowledge rollback where: #g', ['#general'], '#g'],
    ['/sa', ['/save '], '/sa'],
    ['/nothing x', [], 'x'],
  ])('completes “%s” to %j', async ([line, completions, part]) => {
    const emulator = await startEmulator();
    await emulator.register(rollback);
    emulator.client.on(Events.InteractionCreate, async (typing) => {
      if (!typing.isAutocomplete()) return;
      const known = ['3 of today', '2 of Monday'].map((name) => ({ name, value: name.slice(0, 1) }));
      await typing.respond(known.filter(({ name }) => name.startsWith(typing.options.getFocused())));
    });
    const userSession = createUserSession(emulator.discord);
    expect(await completeLine(line, userSession, defaultCommand)).toEqual([completions, part]);
    if (line.includes('revision')) expect(userSession.suggestedValue('revision', '2 of Monday')).toBe('2');
  });
});
