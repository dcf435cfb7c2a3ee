import { expect, test } from 'vitest';
import { briefText } from '../discord/brief-text.ts';
import { run, scratchFolder, start } from './processes.ts';

test('Without a token, each line of a pipe is answered in order, and the end of the pipe ends the bot', async () => {
  const lines = [
    '/when-entered',
    'What is the man’s name?',
    '',
    '1',
    '/no-such-command',
    '/knowledge status',
    '/as moderator',
    '/knowledge status',
    'how do I bake sourdough bread',
  ];
  const { out, err, status } = await run('src/main.ts', [], { input: lines.join('\n') });
  const answers = [
    'Officers entered at around 2pm',
    'The article does not say.',
    'the one cited',
    'No command no-such-command is offered here.',
    '/knowledge is for moderators. To be one here: /as moderator',
    'You are now a moderator.',
    'In force: Police shooting in Walthamstow',
    'I could not match that',
  ];
  const places = answers.map((answer) => out.indexOf(answer));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(out).toContain('  | ’Around 2pm, officers entered after hearing a loud noise from inside.');
  expect(err).toBe('');
  expect(status).toBe(0);
});

test('/quit ends it before the pipe does', async () => {
  const KNOWLEDGE_DIR = await scratchFolder({ 'brief.yaml': briefText });
  const bot = start('src/main.ts', [], { settings: { KNOWLEDGE_DIR } });
  bot.child.stdin?.write('/quit\n');
  expect(await bot.ended).toEqual({ status: 0, out: '', err: '' });
});
