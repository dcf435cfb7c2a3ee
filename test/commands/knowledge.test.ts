import { describe, expect, test } from 'vitest';
import type { Attachment } from '../../commands/context.ts';
import { buttonHandlers, modalHandlers } from '../../commands/index.ts';
import { findFactCommand } from '../../src/discord/find-command.ts';
import { buildNoMatch } from '../../src/replies/answer.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { sampleText } from '../discord/sample-text.ts';
import {
  channelId,
  commands,
  createTestCommands,
  expectKind,
  runResolved,
  secondIncidentId,
  serverId,
  sharedCommands,
} from './command-context.ts';

/** The active file with another answer of `when-entered`. */
const changedText = sampleText
  .replace(/(id: when-entered[\s\S]*?answer: )/, '$1People say that ')
  .replace('told that O', 'told that o');

/** An attachment whose address is its text, as the test context fetches it. */
function file(text: string): Attachment {
  return { name: 'incident.yaml', size: text.length, url: text };
}

function noticeOf(reply: Reply): string {
  return expectKind(reply, 'notice').notice;
}

describe('An uploaded file', () => {
  test('is previewed, and active after “Publish”', async () => {
    const { runCommand, pressButton } = await createTestCommands();
    const preview = expectKind(
      await runCommand('knowledge upload', { file: file(changedText), note: ' Mended ' }),
      'preview',
    );
    expect(preview.difference.changed.map(({ after }) => after.id)).toEqual(['when-entered']);
    expect(preview.baseline).toBe('folder 1');
    expect(expectKind(await runCommand('when-entered'), 'answered').fact.answer).not.toContain('People say');
    expect(expectKind(await pressButton('publish', preview.id), 'change-applied').revision).toBe('1');
    expect(expectKind(await runCommand('when-entered'), 'answered').fact.answer).toContain('People say');
    const [latest] = expectKind(await runCommand('knowledge history'), 'history').revisions;
    expect(latest).toMatchObject({ label: '1', moderatorId: '42', note: 'Mended', isActive: true });
  });

  test('is gone after “Discard”', async () => {
    const { runCommand, pressButton } = await createTestCommands();
    const { id } = expectKind(await runCommand('knowledge upload', { file: file(changedText) }), 'preview');
    expect(noticeOf(await pressButton('discard', id))).toBe('discarded');
    expect(noticeOf(await pressButton('publish', id))).toBe('preview-expired');
    expect(noticeOf(await pressButton('confirm-publish', 'made-up'))).toBe('preview-expired');
  });

  test('that can’t be fetched is refused with the reason', async () => {
    const context = await sharedCommands.context({ fetchFile: async () => ({ problem: 'It is too large.' }) });
    const upload = commands.get('knowledge upload');
    const reply = upload && (await runResolved(upload, { file: file('') }, context));
    expect(reply).toEqual({ kind: 'refused', problems: [{ file: 'incident.yaml', message: 'It is too large.' }] });
  });

  test('can be rolled back by the name or value of a choice, and downloaded byte for byte', async () => {
    const { runCommand, pressButton, moderation } = await createTestCommands();
    await pressButton(
      'publish',
      expectKind(await runCommand('knowledge upload', { file: file(changedText) }), 'preview').id,
    );
    expect(Buffer.from(expectKind(await runCommand('knowledge download'), 'download').bytes).toString()).toBe(
      changedText,
    );
    const [follow, folder] = await moderation.queries.earlierRevisions({ serverId, channelId });
    for (const revision of [follow?.value, folder?.value, folder?.name])
      expect((await runCommand('knowledge rollback', { revision: revision ?? '' })).kind).toBe('preview');
  });
});

describe('A withheld fact', () => {
  test('is shown by no command and no button until it is restored', async () => {
    const { runCommand, pressButton } = await createTestCommands();
    const question = 'When did officers enter the home?';
    await runCommand('knowledge withhold', { fact: question, reason: 'Legal.' });
    const replies = await Promise.all([
      runCommand('ask', { question }),
      pressButton('choose', 'when-entered'),
      pressButton('choose', 'when-entered@walthamstow-shooting'),
      pressButton('context', 'when-entered'),
      pressButton('others', 'what-happened;when-entered'),
    ]);
    expect(replies.map(({ kind }) => kind)).toEqual(replies.map(() => 'withheld'));
    expect(noticeOf(await runCommand('knowledge withhold', { fact: 'when-entered', reason: 'Again.' }))).toBe(
      'already-withheld',
    );
    expect(
      expectKind(await runCommand('knowledge show', { fact: 'when-entered' }), 'entry-details').withheldReason,
    ).toBe('Legal.');
    expect((await runCommand('knowledge restore', { fact: question })).kind).toBe('withholding');
    expect((await pressButton('choose', 'when-entered')).kind).toBe('answered');
  });

  test('still answers its command, which clients may show for a while', async () => {
    const { runCommand, context } = await createTestCommands();
    await runCommand('knowledge withhold', { fact: 'when-entered', reason: 'Legal.' });
    const found = await findFactCommand(await context(), 'when-entered');
    expect(found && (await runResolved(found, {}, await context())).kind).toBe('withheld');
  });

  test('is left out of the alternatives', async () => {
    const { runCommand, pressButton } = await createTestCommands();
    await runCommand('knowledge withhold', { fact: 'when-entered', reason: 'Legal.' });
    const { entries } = expectKind(await pressButton('others', 'what-happened;when-entered,where'), 'others');
    expect(entries.map(({ id }) => id)).toEqual(['where']);
  });
});

describe('Incidents', () => {
  test.each([secondIncidentId, 'Fire at the mill', ' mill-fire '])(
    '/ask answers about “%s” if it is named',
    async (incident) => {
      const reply = await sharedCommands.runCommand('ask', { question: 'When did the police go in?', incident });
      expect(expectKind(reply, 'answered').incident.id).toBe(secondIncidentId);
    },
  );

  test('/ask reports an unknown incident', async () => {
    expect(noticeOf(await sharedCommands.runCommand('ask', { question: 'Who?', incident: 'cookery' }))).toBe(
      'no-such-incident',
    );
  });

  test('a button uses the incident of its answer, even if the server has chosen another one since', async () => {
    const { runCommand, pressButton } = await createTestCommands();
    await runCommand('knowledge incident', { incident: secondIncidentId });
    const reply = expectKind(await pressButton('choose', 'when-entered@walthamstow-shooting'), 'answered');
    expect(reply.incident.id).toBe('walthamstow-shooting');
    expect(expectKind(await pressButton('choose', 'when-entered'), 'answered').incident.id).toBe(secondIncidentId);
    expect(noticeOf(await pressButton('choose', 'when-entered@long-gone'))).toBe('entry-gone');
    expect(noticeOf(await pressButton('helpful', 'when-entered@long-gone'))).toBe('entry-gone');
  });

  test('a command of another incident of the server answers in every channel', async () => {
    const otherSnapshot = await sharedCommands.moderation.activeKnowledge.forIncident(serverId, secondIncidentId);
    const elsewhere = { ...(await sharedCommands.context()), ...(otherSnapshot ? { snapshot: otherSnapshot } : {}) };
    const found = await findFactCommand(elsewhere, 'police-still-there');
    expect(found && expectKind(await runResolved(found, {}, elsewhere), 'answered').incident.id).toBe(
      'walthamstow-shooting',
    );
    expect(await findFactCommand(elsewhere, 'no-such-command')).toBeUndefined();
  });

  test('a channel can have another incident than its server', async () => {
    const { runCommand, context } = await createTestCommands();
    await runCommand('knowledge incident', { incident: 'Fire at the mill', channel: '201' });
    const idIn = async (id: string) =>
      (await context({ location: { serverId, channelId: id } })).snapshot.knowledge.incident.id;
    expect([await idIn(channelId), await idIn('201')]).toEqual(['walthamstow-shooting', secondIncidentId]);
  });
});

describe('The settings of a server', () => {
  test('the log channel is set, shown and reset', async () => {
    const { runCommand } = await createTestCommands();
    expect(expectKind(await runCommand('knowledge settings', { 'log-channel': '201' }), 'settings').logChannelId).toBe(
      '201',
    );
    expect(expectKind(await runCommand('knowledge settings'), 'settings').logChannelId).toBe('201');
    expect(
      expectKind(await runCommand('knowledge settings', { 'log-off': true }), 'settings').logChannelId,
    ).toBeUndefined();
  });

  test('the news channel is set, and reset without a channel', async () => {
    const { runCommand } = await createTestCommands();
    expect(expectKind(await runCommand('knowledge announce', { channel: '201' }), 'settings').newsChannelId).toBe(
      '201',
    );
    expect(expectKind(await runCommand('knowledge announce'), 'settings').newsChannelId).toBeUndefined();
  });

  test('each change is in the audit log with its moderator', async () => {
    const { runCommand, pressButton } = await createTestCommands();
    await runCommand('knowledge announce', { channel: '201' });
    const { entries } = expectKind(await runCommand('knowledge log'), 'audit-log');
    expect(entries[0]).toMatchObject({ moderatorId: '42', action: 'news-channel' });
    expect((await pressButton('log', '9,')).kind).toBe('audit-log');
    expect((await pressButton('log', 'x')).kind).toBe('audit-log');
  });
});

describe('Unanswered questions', () => {
  async function openGap() {
    const opened = await createTestCommands();
    const { moderation, context, runCommand } = opened;
    const { snapshot, location, log } = await context();
    const { incident } = snapshot.knowledge;
    const reply = buildNoMatch({ empty: false, supportNotices: [], suggestions: [], incident });
    const question = 'did the neighbours see the ambulance leave';
    await moderation.feedback.recordAnswer({ location, snapshot, reply, question, publicMessageId: '300', log });
    const [group] = expectKind(await runCommand('knowledge gaps'), 'gaps').groups;
    return { ...opened, id: String(group?.gapId), question };
  }

  test('are listed and opened until they are ignored', async () => {
    const { pressButton, id, question } = await openGap();
    expect(expectKind(await pressButton('gap', `${id},1`), 'gap').group.question).toContain(question);
    expect((await pressButton('gaps', '1,')).kind).toBe('gaps');
    expect(noticeOf(await pressButton('gap-ignore', `${id},1`))).toBe('no-gaps');
    expect(noticeOf(await pressButton('gap', `${id},1`))).toBe('gap-gone');
  });

  test.each(['', 'x', '-1', '1e99', '9999'])('“gap:%s” gets a notice', async (argument) => {
    const { pressButton } = await openGap();
    expect(noticeOf(await pressButton('gap', argument))).toBe('gap-gone');
    expect(noticeOf(await pressButton('gap-fact', argument))).toBe('gap-gone');
    expect(noticeOf(await pressButton('gap-ignore', argument))).toBe('gap-gone');
  });

  test('become a fact through a modal, a preview and “Publish”', async () => {
    const { pressButton, submitModal, id } = await openGap();
    const form = expectKind(await pressButton('gap-fact', `${id},1`), 'modal');
    expect(form.fields.length).toBeLessThanOrEqual(5);
    const filled = Object.fromEntries(form.fields.map((field) => [field.id, valuesOf(field)]));
    const preview = await submitModal(form.action, form.argument, {
      ...filled,
      answer: ['A man was shot by police in east London.'],
    });
    expect(expectKind(preview, 'preview').difference.added).toHaveLength(1);
    expect((await pressButton('publish', expectKind(preview, 'preview').id)).kind).toBe('change-applied');
  });

  test('become a not-stated entry', async () => {
    const { pressButton, submitModal, id } = await openGap();
    const form = expectKind(await pressButton('gap-not-stated', `${id},1`), 'modal');
    const filled = Object.fromEntries(form.fields.map((field) => [field.id, valuesOf(field)]));
    expect(
      expectKind(await submitModal(form.action, form.argument, filled), 'preview').difference.notStated.added,
    ).toHaveLength(1);
  });

  test('any submission of a modal gets a reply', async () => {
    const { submitModal } = await openGap();
    for (const { action } of modalHandlers)
      for (const argument of ['', 'x', '1', '1,1'])
        for (const fields of [{}, { question: [] }, { question: ['x'.repeat(5000)], sentences: ['a', 'b', 'c'] }])
          expect(['refused', 'notice', 'preview']).toContain((await submitModal(action, argument, fields)).kind);
  });
});

type Field = Extract<Reply, { kind: 'modal' }>['fields'][number];

/** The submitted values of an untouched field; of a choice without a selection, the first ones. */
function valuesOf(field: Field): string[] {
  if (field.kind !== 'choice') return [field.value];
  const chosen = field.choices.filter((choice) => choice.isSelected).map(({ value }) => value);
  return chosen.length > 0 ? chosen : field.choices.slice(0, field.minSelected).map(({ value }) => value);
}

describe('Votes', () => {
  test('count once per user and message, and the last one counts', async () => {
    const { runCommand, pressButton } = await createTestCommands();
    for (const action of ['unsupported', 'others', 'helpful'])
      await pressButton(action, action === 'others' ? 'when-entered;where' : 'when-entered', '301');
    await pressButton('helpful', 'when-entered', '302');
    const { votes } = expectKind(await runCommand('knowledge show', { fact: 'when-entered' }), 'entry-details');
    expect(votes).toEqual({ helpful: 2, notAsked: 0, unsupported: 0 });
  });

  test('“Not what I asked” under an answer of an earlier version shows the alternatives without a vote', async () => {
    const { runCommand, pressButton } = await createTestCommands();
    expect(expectKind(await pressButton('others', 'when-entered,where'), 'others').entries).toHaveLength(2);
    const { votes } = expectKind(await runCommand('knowledge show', { fact: 'when-entered' }), 'entry-details');
    expect(votes.notAsked).toBe(0);
  });

  test('are gone after /forget-me', async () => {
    const { runCommand, pressButton } = await createTestCommands();
    await pressButton('helpful', 'when-entered');
    expect(noticeOf(await runCommand('forget-me'))).toBe('forgotten');
    const { votes } = expectKind(await runCommand('knowledge show', { fact: 'when-entered' }), 'entry-details');
    expect(votes.helpful).toBe(0);
  });
});

describe('Moderators’ actions are refused in a direct message', async () => {
  const direct = await sharedCommands.context({ location: { serverId: undefined, channelId: '400' } });
  const refused = { kind: 'notice', notice: 'needs-manage-server' };

  test.each([...commands].filter(([, { access }]) => access === 'moderators'))('/%s', async (_, command) => {
    expect(await command.run({ file: file(sampleText), fact: 'when-entered', reason: 'x' }, direct)).toEqual(refused);
  });

  test.each(buttonHandlers.filter(({ access }) => access === 'moderators'))('the button $action', async ({ run }) => {
    expect(await run('1,1', direct, '300')).toEqual(refused);
  });

  test.each([...modalHandlers])('the modal $action', async ({ run }) => {
    expect(await run('1', {}, direct)).toEqual(refused);
  });
});
