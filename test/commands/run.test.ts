import { describe, expect, test } from 'vitest';
import type { OptionValues } from '../../commands/context.ts';
import { generalCommands, messageContextMenus } from '../../commands/index.ts';
import { commands, context, expectKind, pressButton, runCommand, snapshot } from './command-context.ts';

describe('A command returns its kind of reply', () => {
  test.each<[name: string, options: OptionValues, kind: string]>([
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
    ['unknowns', {}, 'not-stated-list'],
    ['source', {}, 'source'],
    ['source', { sentence: 5 }, 'context'],
    ['source', { sentence: 22 }, 'context'],
    ['source', { sentence: 23 }, 'notice'],
    ['source', { sentence: 0 }, 'notice'],
    ['source', { sentence: -1 }, 'notice'],
    ['source', { sentence: 2.5 }, 'notice'],
    ['source', { sentence: 'five' }, 'source'],
    ['about', {}, 'about'],
    ['help', {}, 'help'],
    ['forget-me', {}, 'notice'],
    ['knowledge status', {}, 'status'],
    ['knowledge reload', {}, 'change-applied'],
    ['knowledge upload', {}, 'refused'],
    ['knowledge upload', { file: 'a.yaml' }, 'refused'],
    ['knowledge rollback', { revision: '99' }, 'notice'],
    ['knowledge rollback', {}, 'notice'],
    ['knowledge history', {}, 'history'],
    ['knowledge show', { fact: 'when-entered' }, 'entry-details'],
    ['knowledge show', { fact: 'When did officers enter the home?' }, 'entry-details'],
    ['knowledge show', { fact: 'cookery' }, 'notice'],
    ['knowledge download', {}, 'download'],
    ['knowledge test', { question: 'When did the police go in?' }, 'explanation'],
    ['knowledge test', {}, 'explanation'],
    ['knowledge withhold', { fact: 'cookery', reason: 'Why not.' }, 'notice'],
    ['knowledge restore', { fact: 'when-entered' }, 'notice'],
    ['knowledge gaps', {}, 'notice'],
    ['knowledge report', {}, 'report'],
    ['knowledge report', { days: 30 }, 'report'],
    ['knowledge report', { days: 'x' }, 'report'],
    ['knowledge incident', { incident: 'cookery' }, 'notice'],
    ['knowledge settings', {}, 'settings'],
    ['knowledge log', {}, 'audit-log'],
  ])('/%s %o: %s', async (name, options, kind) => {
    expect((await runCommand(name, options)).kind).toBe(kind);
  });

  test('each fact command answers with its own fact', async () => {
    const withCommand = snapshot.knowledge.facts.filter(({ command }) => command);
    expect(withCommand.length).toBeGreaterThanOrEqual(16);
    for (const fact of withCommand) {
      const reply = expectKind(await runCommand(fact.command?.name ?? ''), 'answered');
      expect(reply.fact).toBe(fact);
    }
  });

  test('“Answer this” answers a message, and has a notice for a message without text', async () => {
    const [menu] = messageContextMenus;
    expect(await menu?.run('when did the police go in?', context)).toMatchObject({ kind: 'answered' });
    expect(await menu?.run(' \n ', context)).toEqual({ kind: 'notice', notice: 'no-text' });
  });

  test('/about lists the general commands', async () => {
    const { commands: named } = expectKind(await runCommand('about'), 'about');
    expect(named.map(({ name }) => name)).toEqual(generalCommands.map(({ name }) => name));
  });
});

describe('Visibility of replies', () => {
  test.each<[name: string, options: OptionValues, isPrivate: boolean]>([
    ['ask', {}, false],
    ['ask', { private: true }, true],
    ['ask', { private: false }, false],
    ['ask', { private: 'yes' }, false],
    ['facts', {}, false],
    ['about', {}, true],
    ['forget-me', {}, true],
    ['when-entered', {}, false],
  ])('/%s %o is private: %s', (name, options, isPrivate) => {
    expect(commands.get(name)?.ephemeral(options)).toBe(isPrivate);
  });

  test('replies to moderators’ commands are private', () => {
    const forModerators = [...commands].filter(([, { access }]) => access === 'moderators');
    expect(forModerators.every(([name]) => name.startsWith('knowledge '))).toBe(true);
    expect(forModerators.filter(([, { ephemeral }]) => !ephemeral({}))).toEqual([]);
  });
});

describe('A button returns its kind of reply', () => {
  const first = snapshot.knowledge.facts[0]?.id ?? '';
  const bare = snapshot.knowledge.notStated.find(({ closestSentence }) => !closestSentence)?.id ?? '';

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
    expect((await pressButton(action, argument)).kind).toBe(kind);
  });

  test('“In context” shows two sentences before and after each cited sentence', async () => {
    const { citedNumbers, sentences } = expectKind(await pressButton('context', first), 'context');
    const numbers = sentences.map(({ number }) => number);
    expect(numbers).toEqual([1, 2, 3, 4].slice(0, numbers.length));
    expect(citedNumbers.every((number) => numbers.includes(number))).toBe(true);
  });
});
