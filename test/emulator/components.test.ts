import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ComponentType,
  FileUploadBuilder,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { expectOne, type RunningEmulator, startEmulator } from './start-emulator.ts';

const button = (label: string, style = ButtonStyle.Secondary) =>
  new ButtonBuilder().setCustomId(label.toLowerCase()).setLabel(label).setStyle(style);
const buttons = (...all: ButtonBuilder[]) => new ActionRowBuilder<ButtonBuilder>().addComponents(...all);
const menu = () =>
  new StringSelectMenuBuilder()
    .setCustomId('which')
    .setMaxValues(2)
    .addOptions({ label: 'One', value: '1' }, { label: 'Two', value: '2' });
const isButton = (interaction: Interaction) => interaction.isButton();
const isModal = (interaction: Interaction) => interaction.isModalSubmit();

/** Has the bot say something with components, and gives the message's id. */
async function show(
  emulator: RunningEmulator,
  ...components: (
    | ActionRowBuilder<ButtonBuilder>
    | ActionRowBuilder<StringSelectMenuBuilder>
    | ActionRowBuilder<UserSelectMenuBuilder>
  )[]
): Promise<string> {
  const channel = await emulator.client.channels.fetch(emulator.generalChannelId);
  if (!channel?.isSendable()) throw new Error('There is no channel to send to.');
  const { id } = await channel.send({ content: 'Look.', components });
  return id;
}

describe('A button', () => {
  test('is pressed by its label or its custom id, and answered with a message', async () => {
    const emulator = await startEmulator();
    const id = await show(emulator, buttons(button('Source')));
    for (const name of ['Source', 'source']) {
      emulator.once(isButton, (pressed) => pressed.reply({ content: pressed.customId, flags: MessageFlags.Ephemeral }));
      const outcome = await emulator.ann.pressButton(id, name);
      expect(outcome.status).toBe('replied');
      expect(expectOne(outcome.messages)).toMatchObject({ content: 'source', isEphemeral: true, repliedMessageId: id });
    }
  });

  test('can update the message that it is on', async () => {
    const emulator = await startEmulator();
    const id = await show(emulator, buttons(button('Hide')));
    emulator.once(isButton, (pressed) => pressed.update({ content: 'Hidden.', components: [] }));
    const outcome = await emulator.ann.pressButton(id, 'Hide');
    expect(outcome).toMatchObject({ status: 'updated', messages: [{ id, content: 'Hidden.', components: [] }] });
  });

  test('can update the message later', async () => {
    const emulator = await startEmulator();
    const id = await show(emulator, buttons(button('Hide')));
    emulator.once(isButton, async (pressed) => {
      await pressed.deferUpdate();
      await pressed.editReply({ content: 'Hidden.', components: [] });
    });
    const outcome = await emulator.ann.pressButton(id, 'Hide');
    expect(outcome.status).toBe('deferred');
    expect(await outcome.settled()).toMatchObject({ status: 'updated', messages: [{ id, content: 'Hidden.' }] });
  });

  test('on an ephemeral message is available to its reader only', async () => {
    const emulator = await startEmulator();
    await emulator.register({ name: 'ask', description: 'Asks' });
    emulator.onceCommand((command) =>
      command.reply({ content: 'Psst.', flags: MessageFlags.Ephemeral, components: [buttons(button('More'))] }),
    );
    const { id } = expectOne((await emulator.ann.runCommand('ask')).messages);
    emulator.once(isButton, (pressed) => pressed.update({ content: 'More.', components: [] }));
    expect(await emulator.ann.pressButton(id, 'More')).toMatchObject({
      messages: [{ content: 'More.', isEphemeral: true }],
    });
    await expect(emulator.mo.pressButton(id, 'More')).rejects.toThrow('There is no message');
  });

  test('fails if the bot responds too late', async () => {
    const emulator = await startEmulator({ ackTimeoutMs: 0 });
    const id = await show(emulator, buttons(button('More')));
    const reply = emulator.once(isButton, (pressed) => pressed.reply('x'));
    expect(await emulator.ann.pressButton(id, 'More')).toMatchObject({ status: 'failed', messages: [] });
    expect(await reply).toMatchObject({ code: 10062 });
  });

  test.for<readonly [title: string, name: string, words: string]>([
    ['is not there', 'No such', 'no button'],
    ['is disabled', 'Off', 'disabled'],
    ['is a link', 'Link', 'opens a page'],
  ])('that %s is not pressed', async ([, name, words]) => {
    const emulator = await startEmulator();
    const link = new ButtonBuilder().setURL('https://example.org').setLabel('Link').setStyle(ButtonStyle.Link);
    const id = await show(emulator, buttons(button('Off').setDisabled(), link));
    await expect(emulator.ann.pressButton(id, name)).rejects.toThrow(words);
  });
});

describe('A select menu', () => {
  test('sends the selected values to the bot', async () => {
    const emulator = await startEmulator();
    const id = await show(emulator, new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu()));
    emulator.once(
      (interaction) => interaction.isStringSelectMenu(),
      (chosen) => chosen.reply(chosen.values.join(' and ')),
    );
    const outcome = await emulator.ann.selectOption(id, 'which', ['1', '2']);
    expect(expectOne(outcome.messages).content).toBe('1 and 2');
  });

  test('of users sends the selected users to the bot', async () => {
    const emulator = await startEmulator();
    const people = new UserSelectMenuBuilder().setCustomId('who');
    const id = await show(emulator, new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(people));
    emulator.once(
      (interaction) => interaction.isUserSelectMenu(),
      (chosen) => chosen.reply(chosen.users.map(({ displayName }) => displayName).join(', ')),
    );
    const mo = emulator.discord.user('moderator', 'Mo');
    expect(expectOne((await emulator.ann.selectOption(id, 'who', [mo.id])).messages).content).toBe('Mo');
  });

  test.for<readonly [title: string, values: string[], words: string]>([
    ['too many values', ['1', '2', '1'], 'must have 1 to 2 values'],
    ['no value', [], 'must have 1 to 2 values'],
    ['a value that is not offered', ['3'], 'does not offer 3'],
  ])('is not sent with %s', async ([, values, words]) => {
    const emulator = await startEmulator();
    const id = await show(emulator, new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu()));
    await expect(emulator.ann.selectOption(id, 'which', values)).rejects.toThrow(words);
  });
});

const reason = () =>
  new TextInputBuilder().setCustomId('reason').setStyle(TextInputStyle.Short).setMinLength(3).setMaxLength(10);
const form = () =>
  new ModalBuilder()
    .setCustomId('correct')
    .setTitle('Correct')
    .addTextDisplayComponents(new TextDisplayBuilder().setContent('Thank you.'))
    .addLabelComponents(
      new LabelBuilder().setLabel('Reason').setTextInputComponent(reason()),
      new LabelBuilder().setLabel('Which').setStringSelectMenuComponent(menu().setRequired(false)),
      new LabelBuilder()
        .setLabel('File')
        .setFileUploadComponent(new FileUploadBuilder().setCustomId('file').setRequired(false)),
    );

describe('A modal', () => {
  async function opened(emulator: RunningEmulator) {
    const id = await show(emulator, buttons(button('Correct')));
    emulator.once(isButton, (pressed) => pressed.showModal(form()));
    const { modal, status } = await emulator.ann.pressButton(id, 'Correct');
    if (!modal) throw new Error('No form was opened.');
    return { id, modal, status };
  }

  test('is opened with its fields', async () => {
    const { modal, status } = await opened(await startEmulator());
    expect(status).toBe('modal');
    expect(modal).toMatchObject({ customId: 'correct', title: 'Correct' });
    expect(modal.fields.map(({ label, component }) => [label, component.type])).toEqual([
      ['Reason', ComponentType.TextInput],
      ['Which', ComponentType.StringSelect],
      ['File', ComponentType.FileUpload],
    ]);
  });

  test('sends text, choices and files to the bot, with the message it was opened from', async () => {
    const emulator = await startEmulator();
    const { id, modal } = await opened(emulator);
    const answer = emulator.once(isModal, async (submitted) => {
      const { fields, message } = submitted;
      const file = fields.getUploadedFiles('file')?.first();
      await submitted.reply('Thank you.');
      return [
        fields.getTextInputValue('reason'),
        fields.getStringSelectValues('which'),
        file && (await (await fetch(file.url)).text()),
        message?.id,
      ];
    });
    const outcome = await emulator.ann.submitModal(modal, {
      reason: 'Wrong.',
      which: ['2'],
      file: [{ name: 'x.txt', data: 'Proof.' }],
    });
    expect(outcome).toMatchObject({ status: 'replied', messages: [{ content: 'Thank you.' }] });
    expect(await answer).toEqual(['Wrong.', ['2'], 'Proof.', id]);
  });

  test('can update the message that it was opened from', async () => {
    const emulator = await startEmulator();
    const { id, modal } = await opened(emulator);
    emulator.once(isModal, (submitted) => submitted.isFromMessage() && submitted.update('Corrected.'));
    const outcome = await emulator.ann.submitModal(modal, { reason: 'Wrong.' });
    expect(outcome).toMatchObject({ status: 'updated', messages: [{ id, content: 'Corrected.' }] });
  });

  test('with legacy rows of text inputs keeps their initial values', async () => {
    const emulator = await startEmulator();
    await emulator.register({ name: 'ask', description: 'Asks' });
    const row = new ActionRowBuilder<TextInputBuilder>().addComponents(reason().setLabel('Reason').setValue('Before'));
    emulator.onceCommand((command) =>
      command.showModal(new ModalBuilder().setCustomId('old').setTitle('Old').addComponents(row)),
    );
    const { modal } = await emulator.ann.runCommand('ask');
    if (!modal) throw new Error('No form was opened.');
    emulator.once(isModal, (submitted) => submitted.reply(submitted.fields.getTextInputValue('reason')));
    expect(expectOne((await emulator.ann.submitModal(modal, {})).messages).content).toBe('Before');
  });

  test('submits the default values of an untouched select menu', async () => {
    const emulator = await startEmulator();
    await emulator.register({ name: 'ask', description: 'Asks' });
    const choices = menu().setMinValues(1).setMaxValues(2).setRequired(true);
    choices.options[1]?.setDefault(true);
    const label = new LabelBuilder().setLabel('Which').setStringSelectMenuComponent(choices);
    const open = () =>
      emulator.onceCommand((command) =>
        command.showModal(new ModalBuilder().setCustomId('which').setTitle('Which').addLabelComponents(label)),
      );
    const fill = async (values: Record<string, string[]>) => {
      open();
      const { modal } = await emulator.ann.runCommand('ask');
      if (!modal) throw new Error('No form was opened.');
      const got = emulator.once(isModal, ({ fields }) => fields.getStringSelectValues('which'));
      void emulator.ann.submitModal(modal, values).catch(() => {});
      return got;
    };
    expect(await fill({})).toEqual(['2']);
    expect(await fill({ which: ['1', '2'] })).toEqual(['1', '2']);
    open();
    const { modal } = await emulator.ann.runCommand('ask');
    await expect(modal && emulator.ann.submitModal(modal, { which: [] })).rejects.toThrow(
      '“Which” must have 1 to 2 values.',
    );
  });

  test('cannot be answered by another modal', async () => {
    const emulator = await startEmulator();
    const { modal } = await opened(emulator);
    const answer = emulator.once(isModal, ({ id, token }) =>
      emulator.call('POST', `/interactions/${id}/${token}/callback`, { type: 9, data: form().toJSON() }),
    );
    void emulator.ann.submitModal(modal, { reason: 'Wrong.' });
    expect(await answer).toMatchObject({ status: 400, body: { code: 50035 } });
  });

  test('can be submitted only by the user for whom it was opened', async () => {
    const emulator = await startEmulator();
    const { modal } = await opened(emulator);
    await expect(emulator.mo.submitModal(modal, { reason: 'Wrong.' })).rejects.toThrow('not open for');
  });

  test('is not submitted with invalid values, and lists all problems', async () => {
    const emulator = await startEmulator();
    const { modal } = await opened(emulator);
    const values = { reason: 'No', which: ['3'], strange: 'x' };
    await expect(emulator.ann.submitModal(modal, values)).rejects.toMatchObject({
      problems: [
        'The form has no field strange.',
        '“Reason” must have 3 to 10 characters.',
        '“Which” does not offer 3.',
      ],
    });
    await expect(emulator.ann.submitModal(modal, {})).rejects.toThrow('“Reason” is required');
  });

  test.for<readonly [title: string, change: object]>([
    ['a title of 46 characters', { title: 'x'.repeat(46) }],
    ['no component', { components: [] }],
    ['six components', { components: Array.from({ length: 6 }, () => ({ type: 10, content: 'x' })) }],
    ['no custom id', { custom_id: '' }],
    ['one custom id twice', { components: [form().toJSON().components[1], form().toJSON().components[1]] }],
    ['a text input without a label', { components: [{ type: 1, components: [reason().toJSON()] }] }],
  ])('is refused with %s', async ([, change]) => {
    const emulator = await startEmulator();
    await emulator.register({ name: 'ask', description: 'Asks' });
    const answer = emulator.onceCommand(({ id, token }) =>
      emulator.call('POST', `/interactions/${id}/${token}/callback`, {
        type: 9,
        data: { ...form().toJSON(), ...change },
      }),
    );
    void emulator.ann.runCommand('ask');
    expect(await answer).toMatchObject({ status: 400, body: { code: 50035 } });
  });
});
