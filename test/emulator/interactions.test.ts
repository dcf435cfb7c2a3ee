import { ComponentType, MessageFlags } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { expectOne, startEmulator } from './start-emulator.ts';

const ask = { name: 'ask', description: 'Asks' };

describe('A chat command', () => {
  test('is answered immediately', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    emulator.onceCommand((command) => command.reply('Here.'));
    const outcome = await emulator.ann.runCommand('ask');
    expect(outcome.status).toBe('replied');
    expect(expectOne(outcome.messages)).toMatchObject({ content: 'Here.', isEphemeral: false, isLoading: false });
  });

  test('is deferred, filled in and followed up', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    const done = emulator.onceCommand(async (command) => {
      await command.deferReply();
      await command.editReply('Found.');
      await command.followUp('And this.');
    });
    const outcome = await emulator.ann.runCommand('ask');
    expect(outcome.status).toBe('deferred');
    expect(await outcome.settled()).toMatchObject({ status: 'replied' });
    await done;
    expect(outcome.messages.map(({ content }) => content)).toEqual(['Found.', 'And this.']);
  });

  test('shows that the bot is thinking until the deferred response is filled in', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    const { promise: leave, resolve: fillIn } = Promise.withResolvers<void>();
    emulator.onceCommand(async (command) => {
      await command.deferReply();
      await leave;
      await command.editReply('Found.');
    });
    const outcome = await emulator.ann.runCommand('ask');
    expect(expectOne(outcome.messages)).toMatchObject({ isLoading: true, content: '' });
    fillIn();
    expect(expectOne((await outcome.settled()).messages)).toMatchObject({ isLoading: false, content: 'Found.' });
  });

  test('uses the first follow-up of a deferral as the response, and keeps it ephemeral', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    emulator.onceCommand(async (command) => {
      await command.deferReply({ flags: MessageFlags.Ephemeral });
      await command.followUp('Only for you.');
    });
    const outcome = await (await emulator.ann.runCommand('ask')).settled();
    expect(expectOne(outcome.messages)).toMatchObject({ content: 'Only for you.', isEphemeral: true });
  });

  test('can be deferred and deleted', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    emulator.onceCommand(async (command) => {
      await command.deferReply();
      await command.deleteReply();
    });
    const outcome = await emulator.ann.runCommand('ask');
    expect(await outcome.settled()).toMatchObject({ status: 'replied', messages: [] });
  });

  test('can be deferred and filled in with Components V2', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    const components = [{ type: ComponentType.TextDisplay, content: 'Found.' }];
    emulator.onceCommand(async (command) => {
      await command.deferReply();
      await command.editReply({ flags: MessageFlags.IsComponentsV2, components });
    });
    const outcome = await (await emulator.ann.runCommand('ask')).settled();
    expect(expectOne(outcome.messages).components).toMatchObject(components);
  });

  test('is marked as edited by an edit, but not when a deferred response is filled in', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    const marks: unknown[] = [];
    emulator.discord.on('edit', ({ content, isEdited, editedAt }) => marks.push([content, isEdited, typeof editedAt]));
    const done = emulator.onceCommand(async (command) => {
      await command.deferReply();
      await command.editReply('Found.');
      await command.editReply('Found, and changed.');
    });
    await emulator.ann.runCommand('ask');
    await done;
    expect(marks).toEqual([
      ['Found.', false, 'undefined'],
      ['Found, and changed.', true, 'string'],
    ]);
  });

  test('emits events for the response, its edit and its deletion', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    const { discord } = emulator;
    const told = Promise.all([discord.next('message'), discord.next('edit'), discord.next('delete')]);
    emulator.onceCommand(async (command) => {
      await command.deferReply();
      await command.editReply('Found.');
      await command.deleteReply();
    });
    await emulator.ann.runCommand('ask');
    const [message, edit, end] = await told;
    expect(message).toMatchObject({ isLoading: true, channelId: emulator.generalChannelId });
    expect(edit).toMatchObject({ id: message.id, content: 'Found.', isLoading: false, isEdited: false });
    expect(end).toEqual({ channelId: emulator.generalChannelId, messageId: message.id });
  });

  test('returns the message only if the bot requests it', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    const reply = emulator.onceCommand(async (command) => {
      const { resource } = await command.reply({ content: 'Here.', withResponse: true });
      return resource?.message?.content;
    });
    await emulator.ann.runCommand('ask');
    expect(await reply).toBe('Here.');
  });

  test('can have its response fetched and deleted, and then no longer fetched', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    const result = emulator.onceCommand(async (command) => {
      await command.reply('Here.');
      const { content } = await command.fetchReply();
      await command.deleteReply();
      return [content, await command.fetchReply().catch((error) => error.code)];
    });
    const outcome = await emulator.ann.runCommand('ask');
    expect(await result).toEqual(['Here.', 10008]);
    expect(outcome.messages).toEqual([]);
  });

  test('sends the bot its own response over the gateway, unless it is ephemeral', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    const heard: string[] = [];
    const loud = new Promise((resolve) => {
      emulator.client.on('messageCreate', ({ content }) => {
        heard.push(content);
        if (content === 'Aloud.') resolve(content);
      });
    });
    emulator.onceCommand(async (command) => {
      await command.reply({ content: 'In a whisper.', flags: MessageFlags.Ephemeral });
      await command.followUp('Aloud.');
    });
    await emulator.ann.runCommand('ask');
    await loud;
    expect(heard).toEqual(['Aloud.']);
  });
});

describe('An ephemeral response', () => {
  test('is visible only to the user who asked', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    emulator.onceCommand((command) => command.reply({ content: 'In a whisper.', flags: MessageFlags.Ephemeral }));
    const { id } = expectOne((await emulator.ann.runCommand('ask')).messages);
    expect(emulator.ann.messages()).toMatchObject([{ id, isEphemeral: true }]);
    expect(emulator.mo.messages()).toEqual([]);
    expect(await emulator.call('GET', `/channels/${emulator.generalChannelId}/messages/${id}`)).toMatchObject({
      body: { code: 10008 },
    });
    expect(await emulator.call('GET', `/channels/${emulator.generalChannelId}/messages`)).toMatchObject({ body: [] });
  });
});

describe('The time limits', () => {
  test('refuse a late first response', async () => {
    const emulator = await startEmulator({ ackTimeoutMs: 0 });
    await emulator.register(ask);
    const reply = emulator.onceCommand((command) => command.reply('Too late.'));
    const outcome = await emulator.ann.runCommand('ask');
    expect(outcome).toMatchObject({ status: 'failed', messages: [] });
    expect(await reply).toMatchObject({ code: 10062, status: 404 });
  });

  test('report to the user that the bot did not respond', async () => {
    const emulator = await startEmulator({ ackTimeoutMs: 20 });
    await emulator.register(ask);
    expect(await emulator.ann.runCommand('ask')).toMatchObject({ status: 'failed' });
  });

  test('refuse follow-ups after the token has expired', async () => {
    const emulator = await startEmulator({ tokenLifetimeMs: 0 });
    await emulator.register(ask);
    const edit = emulator.onceCommand(async (command) => {
      await command.deferReply();
      await command.editReply('Too late.');
    });
    const outcome = await emulator.ann.runCommand('ask');
    expect(await edit).toMatchObject({ code: 50027, status: 401 });
    expect(await outcome.settled()).toMatchObject({ status: 'failed' });
  });

  test('leave the client its own token when that of an interaction has expired', async () => {
    const emulator = await startEmulator({ tokenLifetimeMs: 0 });
    await emulator.register(ask);
    const sent = emulator.onceCommand(async (command) => {
      await command.deferReply();
      await command.editReply('Too late.').catch(() => {});
      return emulator.client.application.fetch().then(({ id }) => id);
    });
    await emulator.ann.runCommand('ask');
    expect(await sent).toBe(emulator.discord.applicationId);
  });
});

describe('The callback of an interaction', () => {
  test('is refused the second time', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    const again = emulator.onceCommand(async ({ id, token }) => {
      const path = `/interactions/${id}/${token}/callback`;
      await emulator.call('POST', path, { type: 4, data: { content: 'Once.' } });
      return emulator.call('POST', path, { type: 4, data: { content: 'Twice.' } });
    });
    await emulator.ann.runCommand('ask');
    expect(await again).toMatchObject({ status: 400, body: { code: 40060 } });
  });

  test('is refused with an unknown token or id', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    const wrong = emulator.onceCommand(async ({ id, token }) => [
      await emulator.call('POST', `/interactions/${id}/nonsense/callback`, { type: 5 }),
      await emulator.call('POST', `/interactions/1/${token}/callback`, { type: 5 }),
      await emulator.call('POST', `/interactions/${id}/${token}/callback`, { type: 5 }),
    ]);
    await emulator.ann.runCommand('ask');
    const unknown = { status: 404, body: { code: 10062 } };
    expect(await wrong).toMatchObject([unknown, unknown, { status: 204, body: undefined }]);
  });

  test('leaves the interaction open after an invalid body', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    emulator.onceCommand(async (command) => {
      await command.reply('x'.repeat(2001)).catch(() => command.reply('Shorter.'));
    });
    expect(expectOne((await emulator.ann.runCommand('ask')).messages).content).toBe('Shorter.');
  });

  test.for([
    ['an update where there is no message to update', { type: 7, data: { content: 'x' } }],
    ['suggestions where nothing was typed', { type: 8, data: { choices: [] } }],
    ['a kind of answer that there is not', { type: 99 }],
    ['flags on a deferral besides the ephemeral one', { type: 5, data: { flags: 4 } }],
  ])('refuses %s', async ([, body]) => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    const answer = emulator.onceCommand(({ id, token }) =>
      emulator.call('POST', `/interactions/${id}/${token}/callback`, body),
    );
    void emulator.ann.runCommand('ask');
    expect(await answer).toMatchObject({ status: 400, body: { code: 50035 } });
  });
});

describe('The webhook of an interaction', () => {
  test('does not exist before the first response', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    const early = emulator.onceCommand((command) =>
      emulator.call('POST', `/webhooks/${emulator.discord.applicationId}/${command.token}`, { content: 'Early.' }),
    );
    void emulator.ann.runCommand('ask');
    expect(await early).toMatchObject({ status: 404, body: { code: 10015 } });
  });

  test('edits and deletes follow-ups by their ids', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    const done = emulator.onceCommand(async (command) => {
      await command.reply('Here.');
      const more = await command.followUp('More.');
      await command.editReply({ message: more, content: 'Still more.' });
      const last = await command.followUp('Last.');
      await command.deleteReply(last);
    });
    const outcome = await emulator.ann.runCommand('ask');
    await done;
    expect(outcome.messages.map(({ content }) => content)).toEqual(['Here.', 'Still more.']);
  });
});
