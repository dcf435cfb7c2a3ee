import { describe, expect, test } from 'vitest';
import type { Options } from '../../commands/command.ts';
import { generalCommands, messageMenus } from '../../commands/index.ts';
import { asKind, commands, press, room, shift, use } from './room.ts';

describe('a command replies with what it is for', () => {
  test.each<[name: string, options: Options, kind: string]>([
    ['ask', { question: 'When did the police go in?' }, 'answered'],
    ['ask', { question: 'Which hospital was he taken to?' }, 'not-stated'],
    ['ask', { question: '' }, 'no-match'],
    ['ask', {}, 'no-match'],
    ['ask', { question: 5 }, 'no-match'],
    ['ask', { question: 'x'.repeat(2000) }, 'no-match'],
    ['facts', {}, 'facts'],
    ['facts', { topic: 'injuries' }, 'facts'],
    ['facts', { topic: ' Injuries ' }, 'facts'],
    ['facts', { topic: 'cookery' }, 'notice'],
    ['facts', { topic: true }, 'facts'],
    ['timeline', {}, 'timeline'],
    ['unknowns', {}, 'unknowns'],
    ['source', {}, 'source'],
    ['source', { sentence: 5 }, 'context'],
    ['source', { sentence: 22 }, 'context'],
    ['source', { sentence: 23 }, 'notice'],
    ['source', { sentence: 0 }, 'notice'],
    ['source', { sentence: -1 }, 'notice'],
    ['source', { sentence: 2.5 }, 'notice'],
    ['source', { sentence: 'five' }, 'source'],
    ['about', {}, 'about'],
    ['forget-me', {}, 'notice'],
    ['knowledge status', {}, 'status'],
    ['knowledge reload', {}, 'in-force'],
    ['knowledge upload', {}, 'refused'],
    ['knowledge upload', { file: 'a.yaml' }, 'refused'],
    ['knowledge rollback', { revision: '99' }, 'notice'],
    ['knowledge rollback', {}, 'notice'],
    ['knowledge history', {}, 'history'],
    ['knowledge show', { fact: 'when-entered' }, 'entry-details'],
    ['knowledge show', { fact: 'When did officers enter the home?' }, 'entry-details'],
    ['knowledge show', { fact: 'cookery' }, 'notice'],
    ['knowledge download', {}, 'download'],
    ['knowledge test', { question: 'When did the police go in?' }, 'explained'],
    ['knowledge test', {}, 'explained'],
    ['knowledge withhold', { fact: 'cookery', reason: 'Why not.' }, 'notice'],
    ['knowledge restore', { fact: 'when-entered' }, 'notice'],
    ['knowledge gaps', {}, 'notice'],
    ['knowledge report', {}, 'report'],
    ['knowledge report', { days: 30 }, 'report'],
    ['knowledge report', { days: 'x' }, 'report'],
    ['knowledge incident', { incident: 'cookery' }, 'notice'],
    ['knowledge settings', {}, 'settings'],
    ['knowledge log', {}, 'moderator-log'],
  ])('/%s %o: %s', async (name, options, kind) => {
    expect((await use(name, options)).kind).toBe(kind);
  });

  test('each command of the knowledge file tells its own fact', async () => {
    const withCommand = shift.knowledge.facts.filter(({ command }) => command);
    expect(withCommand.length).toBeGreaterThanOrEqual(16);
    for (const fact of withCommand) {
      const reply = asKind(await use(fact.command?.name ?? ''), 'answered');
      expect(reply.fact).toBe(fact);
    }
  });

  test('“Answer this” answers a message, and says when there is no text in it', async () => {
    const [menu] = messageMenus;
    expect(await menu?.run('when did the police go in?', room)).toMatchObject({ kind: 'answered' });
    expect(await menu?.run(' \n ', room)).toEqual({ kind: 'notice', notice: 'no-text' });
  });

  test('/about names the general commands', async () => {
    const { commands: named } = asKind(await use('about'), 'about');
    expect(named.map(({ name }) => name)).toEqual(generalCommands.map(({ name }) => name));
  });
});

describe('who sees a reply', () => {
  test.each<[name: string, options: Options, isPrivate: boolean]>([
    ['ask', {}, false],
    ['ask', { private: true }, true],
    ['ask', { private: false }, false],
    ['ask', { private: 'yes' }, false],
    ['facts', {}, false],
    ['about', {}, true],
    ['forget-me', {}, true],
    ['when-entered', {}, false],
  ])('/%s %o is private: %s', (name, options, isPrivate) => {
    expect(commands.get(name)?.isPrivate(options)).toBe(isPrivate);
  });

  test('what is for moderators only moderators see', () => {
    const forModerators = [...commands].filter(([, { who }]) => who === 'moderators');
    expect(forModerators.every(([name]) => name.startsWith('knowledge '))).toBe(true);
    expect(forModerators.filter(([, { isPrivate }]) => !isPrivate({}))).toEqual([]);
  });
});

describe('a button replies with what it is for', () => {
  const first = shift.knowledge.facts[0]?.id ?? '';
  const bare = shift.knowledge.notStated.find(({ nearest }) => !nearest)?.id ?? '';

  test.each([
    ['choose', first, 'answered'],
    ['choose', bare, 'not-stated'],
    ['choose', 'gone', 'notice'],
    ['choose', '', 'notice'],
    ['context', first, 'context'],
    ['context', bare, 'notice'],
    ['context', 'gone', 'notice'],
    ['others', `${first},${bare},gone`, 'others'],
    ['others', `${first};${bare},gone`, 'others'],
    ['others', `${first};`, 'notice'],
    ['others', ';', 'notice'],
    ['helpful', `${first},${bare}`, 'notice'],
    ['unsupported', 'gone', 'notice'],
    ['others', 'gone', 'notice'],
    ['others', '', 'notice'],
  ])('%s “%s”: %s', async (action, argument, kind) => {
    expect((await press(action, argument)).kind).toBe(kind);
  });

  test('“In context” shows two sentences before and after each that is cited', async () => {
    const { cited, sentences } = asKind(await press('context', first), 'context');
    const numbers = sentences.map(({ number }) => number);
    expect(numbers).toEqual([1, 2, 3, 4].slice(0, numbers.length));
    expect(cited.every((number) => numbers.includes(number))).toBe(true);
  });
});
