import { ComponentType, MessageFlags } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { only, openRoom } from './room.ts';

const ask = { name: 'ask', description: 'Asks' };

describe('A chat command', () => {
  test('is answered at once', async () => {
    const room = await openRoom();
    await room.register(ask);
    room.onceCommand((command) => command.reply('Here.'));
    const outcome = await room.ann.command('ask');
    expect(outcome.status).toBe('replied');
    expect(only(outcome.messages)).toMatchObject({ content: 'Here.', ephemeral: false, loading: false });
  });

  test('is deferred, filled in and followed up', async () => {
    const room = await openRoom();
    await room.register(ask);
    const done = room.onceCommand(async (command) => {
      await command.deferReply();
      await command.editReply('Found.');
      await command.followUp('And this.');
    });
    const outcome = await room.ann.command('ask');
    expect(outcome.status).toBe('deferred');
    expect(await outcome.settled()).toMatchObject({ status: 'replied' });
    await done;
    expect(outcome.messages.map(({ content }) => content)).toEqual(['Found.', 'And this.']);
  });

  test('shows that the bot is thinking until the deferred answer is there', async () => {
    const room = await openRoom();
    await room.register(ask);
    const { promise: leave, resolve: fillIn } = Promise.withResolvers<void>();
    room.onceCommand(async (command) => {
      await command.deferReply();
      await leave;
      await command.editReply('Found.');
    });
    const outcome = await room.ann.command('ask');
    expect(only(outcome.messages)).toMatchObject({ loading: true, content: '' });
    fillIn();
    expect(only((await outcome.settled()).messages)).toMatchObject({ loading: false, content: 'Found.' });
  });

  test('takes the first follow-up of a deferral for the answer, and keeps it ephemeral', async () => {
    const room = await openRoom();
    await room.register(ask);
    room.onceCommand(async (command) => {
      await command.deferReply({ flags: MessageFlags.Ephemeral });
      await command.followUp('Only for you.');
    });
    const outcome = await (await room.ann.command('ask')).settled();
    expect(only(outcome.messages)).toMatchObject({ content: 'Only for you.', ephemeral: true });
  });

  test('can be deferred and taken away', async () => {
    const room = await openRoom();
    await room.register(ask);
    room.onceCommand(async (command) => {
      await command.deferReply();
      await command.deleteReply();
    });
    const outcome = await room.ann.command('ask');
    expect(await outcome.settled()).toMatchObject({ status: 'replied', messages: [] });
  });

  test('can be deferred and filled in with Components V2', async () => {
    const room = await openRoom();
    await room.register(ask);
    const components = [{ type: ComponentType.TextDisplay, content: 'Found.' }];
    room.onceCommand(async (command) => {
      await command.deferReply();
      await command.editReply({ flags: MessageFlags.IsComponentsV2, components });
    });
    const outcome = await (await room.ann.command('ask')).settled();
    expect(only(outcome.messages).components).toMatchObject(components);
  });

  test('is marked as edited when it changes, and not when a deferred answer is filled in', async () => {
    const room = await openRoom();
    await room.register(ask);
    const marks: unknown[] = [];
    room.discord.on('edit', ({ content, edited, editedAt }) => marks.push([content, edited, typeof editedAt]));
    const done = room.onceCommand(async (command) => {
      await command.deferReply();
      await command.editReply('Found.');
      await command.editReply('Found, and changed.');
    });
    await room.ann.command('ask');
    await done;
    expect(marks).toEqual([
      ['Found.', false, 'undefined'],
      ['Found, and changed.', true, 'string'],
    ]);
  });

  test('is told to whoever listens: the answer, its change and its end', async () => {
    const room = await openRoom();
    await room.register(ask);
    const { discord } = room;
    const told = Promise.all([discord.next('message'), discord.next('edit'), discord.next('delete')]);
    room.onceCommand(async (command) => {
      await command.deferReply();
      await command.editReply('Found.');
      await command.deleteReply();
    });
    await room.ann.command('ask');
    const [message, edit, end] = await told;
    expect(message).toMatchObject({ loading: true, channelId: room.general });
    expect(edit).toMatchObject({ id: message.id, content: 'Found.', loading: false, edited: false });
    expect(end).toEqual({ channelId: room.general, messageId: message.id });
  });

  test('gives back the message where the bot asks for it, and not where it does not', async () => {
    const room = await openRoom();
    await room.register(ask);
    const reply = room.onceCommand(async (command) => {
      const { resource } = await command.reply({ content: 'Here.', withResponse: true });
      return resource?.message?.content;
    });
    await room.ann.command('ask');
    expect(await reply).toBe('Here.');
  });

  test('can have its answer read, taken away and no longer read', async () => {
    const room = await openRoom();
    await room.register(ask);
    const result = room.onceCommand(async (command) => {
      await command.reply('Here.');
      const { content } = await command.fetchReply();
      await command.deleteReply();
      return [content, await command.fetchReply().catch((error) => error.code)];
    });
    const outcome = await room.ann.command('ask');
    expect(await result).toEqual(['Here.', 10008]);
    expect(outcome.messages).toEqual([]);
  });

  test('tells the bot of its own answer over the gateway, unless it is ephemeral', async () => {
    const room = await openRoom();
    await room.register(ask);
    const heard: string[] = [];
    const loud = new Promise((resolve) => {
      room.client.on('messageCreate', ({ content }) => {
        heard.push(content);
        if (content === 'Aloud.') resolve(content);
      });
    });
    room.onceCommand(async (command) => {
      await command.reply({ content: 'In a whisper.', flags: MessageFlags.Ephemeral });
      await command.followUp('Aloud.');
    });
    await room.ann.command('ask');
    await loud;
    expect(heard).toEqual(['Aloud.']);
  });
});

describe('An ephemeral answer', () => {
  test('is seen by the person who asked and by nobody else', async () => {
    const room = await openRoom();
    await room.register(ask);
    room.onceCommand((command) => command.reply({ content: 'In a whisper.', flags: MessageFlags.Ephemeral }));
    const { id } = only((await room.ann.command('ask')).messages);
    expect(room.ann.messages()).toMatchObject([{ id, ephemeral: true }]);
    expect(room.mod.messages()).toEqual([]);
    expect(await room.call('GET', `/channels/${room.general}/messages/${id}`)).toMatchObject({ body: { code: 10008 } });
    expect(await room.call('GET', `/channels/${room.general}/messages`)).toMatchObject({ body: [] });
  });
});

describe('The clocks', () => {
  test('refuse a first answer that is late', async () => {
    const room = await openRoom({ acknowledgeWithin: 0 });
    await room.register(ask);
    const reply = room.onceCommand((command) => command.reply('Too late.'));
    const outcome = await room.ann.command('ask');
    expect(outcome).toMatchObject({ status: 'failed', messages: [] });
    expect(await reply).toMatchObject({ code: 10062, status: 404 });
  });

  test('tell a person that the bot never answered', async () => {
    const room = await openRoom({ acknowledgeWithin: 20 });
    await room.register(ask);
    expect(await room.ann.command('ask')).toMatchObject({ status: 'failed' });
  });

  test('refuse what follows when the token has run out', async () => {
    const room = await openRoom({ tokenLivesFor: 0 });
    await room.register(ask);
    const edit = room.onceCommand(async (command) => {
      await command.deferReply();
      await command.editReply('Too late.');
    });
    const outcome = await room.ann.command('ask');
    expect(await edit).toMatchObject({ code: 50027, status: 401 });
    expect(await outcome.settled()).toMatchObject({ status: 'failed' });
  });

  test('leave the client its own token when that of an interaction has run out', async () => {
    const room = await openRoom({ tokenLivesFor: 0 });
    await room.register(ask);
    const sent = room.onceCommand(async (command) => {
      await command.deferReply();
      await command.editReply('Too late.').catch(() => {});
      return room.client.application.fetch().then(({ id }) => id);
    });
    await room.ann.command('ask');
    expect(await sent).toBe(room.discord.applicationId);
  });
});

describe('The callback of an interaction', () => {
  test('is refused the second time', async () => {
    const room = await openRoom();
    await room.register(ask);
    const again = room.onceCommand(async ({ id, token }) => {
      const path = `/interactions/${id}/${token}/callback`;
      await room.call('POST', path, { type: 4, data: { content: 'Once.' } });
      return room.call('POST', path, { type: 4, data: { content: 'Twice.' } });
    });
    await room.ann.command('ask');
    expect(await again).toMatchObject({ status: 400, body: { code: 40060 } });
  });

  test('is refused with a token or an id that never was', async () => {
    const room = await openRoom();
    await room.register(ask);
    const wrong = room.onceCommand(async ({ id, token }) => [
      await room.call('POST', `/interactions/${id}/nonsense/callback`, { type: 5 }),
      await room.call('POST', `/interactions/1/${token}/callback`, { type: 5 }),
      await room.call('POST', `/interactions/${id}/${token}/callback`, { type: 5 }),
    ]);
    await room.ann.command('ask');
    const unknown = { status: 404, body: { code: 10062 } };
    expect(await wrong).toMatchObject([unknown, unknown, { status: 204, body: undefined }]);
  });

  test('leaves the interaction open when its form was wrong', async () => {
    const room = await openRoom();
    await room.register(ask);
    room.onceCommand(async (command) => {
      await command.reply('x'.repeat(2001)).catch(() => command.reply('Shorter.'));
    });
    expect(only((await room.ann.command('ask')).messages).content).toBe('Shorter.');
  });

  test.for([
    ['an update where there is no message to update', { type: 7, data: { content: 'x' } }],
    ['suggestions where nothing was typed', { type: 8, data: { choices: [] } }],
    ['a kind of answer that there is not', { type: 99 }],
    ['flags on a deferral besides the ephemeral one', { type: 5, data: { flags: 4 } }],
  ])('refuses %s', async ([, body]) => {
    const room = await openRoom();
    await room.register(ask);
    const answer = room.onceCommand(({ id, token }) =>
      room.call('POST', `/interactions/${id}/${token}/callback`, body),
    );
    void room.ann.command('ask');
    expect(await answer).toMatchObject({ status: 400, body: { code: 50035 } });
  });
});

describe('The webhook of an interaction', () => {
  test('is not there before the first answer', async () => {
    const room = await openRoom();
    await room.register(ask);
    const early = room.onceCommand((command) =>
      room.call('POST', `/webhooks/${room.discord.applicationId}/${command.token}`, { content: 'Early.' }),
    );
    void room.ann.command('ask');
    expect(await early).toMatchObject({ status: 404, body: { code: 10015 } });
  });

  test('changes and deletes follow-ups by their ids', async () => {
    const room = await openRoom();
    await room.register(ask);
    const done = room.onceCommand(async (command) => {
      await command.reply('Here.');
      const more = await command.followUp('More.');
      await command.editReply({ message: more, content: 'Still more.' });
      const last = await command.followUp('Last.');
      await command.deleteReply(last);
    });
    const outcome = await room.ann.command('ask');
    await done;
    expect(outcome.messages.map(({ content }) => content)).toEqual(['Here.', 'Still more.']);
  });
});
