import { describe, expect, test } from 'vitest';
import type { SentFile } from '../../commands/command.ts';
import { buttonPresses, formsSent } from '../../commands/index.ts';
import type { Reply } from '../../src/answering/reply.ts';
import { findCommand } from '../../src/discord/dispatch.ts';
import { briefText } from '../discord/brief-text.ts';
import { asKind, channel, commands, openRoom, otherIncident, run, server, shared } from './room.ts';

/** The file in force with another answer about when officers entered. */
const changedText = briefText
  .replace(/(id: when-entered[\s\S]*?answer: )/, '$1It is told that ')
  .replace('told that O', 'told that o');

/** A file as somebody sends it along; the room of the tests takes its address for its text. */
function file(text: string): SentFile {
  return { name: 'incident.yaml', size: text.length, url: text };
}

function noticeOf(reply: Reply): string {
  return asKind(reply, 'notice').notice;
}

describe('a file that is tried', () => {
  test('shows what would change, and is in force after the press', async () => {
    const { use, press } = await openRoom();
    const preview = asKind(await use('knowledge upload', { file: file(changedText), note: ' Mended ' }), 'preview');
    expect(preview.difference.changed.map(({ after }) => after.id)).toEqual(['when-entered']);
    expect(preview.against).toBe('folder 1');
    expect(asKind(await use('when-entered'), 'answered').fact.answer).not.toContain('It is told');
    expect(asKind(await press('put', preview.id), 'in-force').revision).toBe('1');
    expect(asKind(await use('when-entered'), 'answered').fact.answer).toContain('It is told');
    const [latest] = asKind(await use('knowledge history'), 'history').revisions;
    expect(latest).toMatchObject({ name: '1', by: '42', note: 'Mended', inForce: true });
  });

  test('is gone after “Discard”', async () => {
    const { use, press } = await openRoom();
    const { id } = asKind(await use('knowledge upload', { file: file(changedText) }), 'preview');
    expect(noticeOf(await press('discard', id))).toBe('discarded');
    expect(noticeOf(await press('put', id))).toBe('preview-ended');
    expect(noticeOf(await press('sure', 'made-up'))).toBe('preview-ended');
  });

  test('that can not be fetched is refused with the reason', async () => {
    const room = shared.room({ fetchFile: async () => ({ problem: 'It is too large.' }) });
    const upload = commands.get('knowledge upload');
    const reply = upload && (await run(upload, { file: file('') }, room));
    expect(reply).toEqual({ kind: 'refused', problems: [{ file: 'incident.yaml', message: 'It is too large.' }] });
  });

  test('can be rolled back, by the name of a choice too, and downloaded byte for byte', async () => {
    const { use, press, moderation } = await openRoom();
    await press('put', asKind(await use('knowledge upload', { file: file(changedText) }), 'preview').id);
    expect(Buffer.from(asKind(await use('knowledge download'), 'download').bytes).toString()).toBe(changedText);
    const [follow, folder] = await moderation.archive.earlier({ server, channel });
    for (const revision of [follow?.value, folder?.value, folder?.name])
      expect((await use('knowledge rollback', { revision: revision ?? '' })).kind).toBe('preview');
  });
});

describe('a fact that is withheld', () => {
  test('is told by no command and no button, and is told again once it is restored', async () => {
    const { use, press } = await openRoom();
    const question = 'When did officers enter the home?';
    await use('knowledge withhold', { fact: question, reason: 'Legal.' });
    const asked = await Promise.all([
      use('ask', { question }),
      press('choose', 'when-entered'),
      press('choose', 'when-entered@walthamstow-shooting'),
      press('context', 'when-entered'),
      press('others', 'what-happened;when-entered'),
    ]);
    expect(asked.map(({ kind }) => kind)).toEqual(asked.map(() => 'withheld'));
    expect(noticeOf(await use('knowledge withhold', { fact: 'when-entered', reason: 'Again.' }))).toBe(
      'already-withheld',
    );
    expect(asKind(await use('knowledge show', { fact: 'when-entered' }), 'entry-details').withheldFor).toBe('Legal.');
    expect((await use('knowledge restore', { fact: question })).kind).toBe('withholding');
    expect((await press('choose', 'when-entered')).kind).toBe('answered');
  });

  test('is still found by its command, which a client may have for a while', async () => {
    const { use, room } = await openRoom();
    await use('knowledge withhold', { fact: 'when-entered', reason: 'Legal.' });
    const found = findCommand(room(), 'when-entered', undefined);
    expect(found && (await run(found, {}, room())).kind).toBe('withheld');
  });

  test('is left out among others that may have been meant', async () => {
    const { use, press } = await openRoom();
    await use('knowledge withhold', { fact: 'when-entered', reason: 'Legal.' });
    const { entries } = asKind(await press('others', 'what-happened;when-entered,where'), 'others');
    expect(entries.map(({ id }) => id)).toEqual(['where']);
  });
});

describe('incidents', () => {
  test.each([otherIncident, 'Fire at the mill', ' mill-fire '])(
    '/ask answers about “%s” where it is named',
    async (incident) => {
      const reply = await shared.use('ask', { question: 'When did the police go in?', incident });
      expect(asKind(reply, 'answered').incident.id).toBe(otherIncident);
    },
  );

  test('/ask says when there is no such incident', async () => {
    expect(noticeOf(await shared.use('ask', { question: 'Who?', incident: 'cookery' }))).toBe('no-such-incident');
  });

  test('a button is about the incident of its answer, whatever is followed here by now', async () => {
    const { use, press } = await openRoom();
    await use('knowledge incident', { incident: otherIncident });
    const told = asKind(await press('choose', 'when-entered@walthamstow-shooting'), 'answered');
    expect(told.incident.id).toBe('walthamstow-shooting');
    expect(asKind(await press('choose', 'when-entered'), 'answered').incident.id).toBe(otherIncident);
    expect(noticeOf(await press('choose', 'when-entered@long-gone'))).toBe('entry-gone');
    expect(noticeOf(await press('helpful', 'when-entered@long-gone'))).toBe('entry-gone');
  });

  test('a command that only another incident of the server has tells its fact, wherever it is used', async () => {
    const shift = shared.moderation.desk.of(server, otherIncident);
    const elsewhere = { ...shared.room(), ...(shift ? { shift } : {}) };
    const found = findCommand(elsewhere, 'twist-on-officers', undefined);
    expect(found && asKind(await run(found, {}, elsewhere), 'answered').incident.id).toBe('walthamstow-shooting');
    expect(findCommand(elsewhere, 'no-such-command', undefined)).toBeUndefined();
  });

  test('one channel can follow another one than its server', async () => {
    const { use, room } = await openRoom();
    await use('knowledge incident', { incident: 'Fire at the mill', channel: '201' });
    const idIn = (id: string) => room({ place: { server, channel: id } }).shift.knowledge.incident.id;
    expect([idIn(channel), idIn('201')]).toEqual(['walthamstow-shooting', otherIncident]);
  });
});

describe('what a server has chosen', () => {
  test('the channel of the log is set, shown and unset', async () => {
    const { use } = await openRoom();
    expect(asKind(await use('knowledge settings', { 'log-channel': '201' }), 'settings').logChannel).toBe('201');
    expect(asKind(await use('knowledge settings'), 'settings').logChannel).toBe('201');
    expect(asKind(await use('knowledge settings', { 'log-off': true }), 'settings').logChannel).toBeUndefined();
  });

  test('the channel of the news is set, and unset by leaving it out', async () => {
    const { use } = await openRoom();
    expect(asKind(await use('knowledge follow', { channel: '201' }), 'settings').newsChannel).toBe('201');
    expect(asKind(await use('knowledge follow'), 'settings').newsChannel).toBeUndefined();
  });

  test('each of it is in the log, with who did it', async () => {
    const { use, press } = await openRoom();
    await use('knowledge follow', { channel: '201' });
    const { lines } = asKind(await use('knowledge log'), 'moderator-log');
    expect(lines[0]).toMatchObject({ by: '42', action: 'news-channel' });
    expect((await press('log', '9,')).kind).toBe('moderator-log');
    expect((await press('log', 'x')).kind).toBe('moderator-log');
  });
});

describe('questions that were asked in vain', () => {
  async function openGap() {
    const opened = await openRoom();
    const { moderation, room, use } = opened;
    const { shift, place } = room();
    const reply: Reply = {
      kind: 'no-match',
      empty: false,
      care: [],
      suggestions: [],
      incident: shift.knowledge.incident,
    };
    const question = 'did the neighbours see the ambulance leave';
    await moderation.feedback.asked({ place, shift, reply, question, publicMessage: '300' });
    const [group] = asKind(await use('knowledge gaps'), 'gaps').groups;
    return { ...opened, id: String(group?.id), question };
  }

  test('are listed, opened, and left out once they are ignored', async () => {
    const { press, id, question } = await openGap();
    expect(asKind(await press('gap', `${id},1`), 'gap').group.question).toContain(question);
    expect((await press('gaps', '1,')).kind).toBe('gaps');
    expect(noticeOf(await press('gap-ignore', `${id},1`))).toBe('no-gaps');
    expect(noticeOf(await press('gap', `${id},1`))).toBe('gap-gone');
  });

  test.each(['', 'x', '-1', '1e99', '9999'])('“gap:%s” is told kindly', async (argument) => {
    const { press } = await openGap();
    expect(noticeOf(await press('gap', argument))).toBe('gap-gone');
    expect(noticeOf(await press('gap-fact', argument))).toBe('gap-gone');
    expect(noticeOf(await press('gap-ignore', argument))).toBe('gap-gone');
  });

  test('become a fact by a form, a preview and a press', async () => {
    const { press, submit, id } = await openGap();
    const form = asKind(await press('gap-fact', `${id},1`), 'form');
    expect(form.fields.length).toBeLessThanOrEqual(5);
    const filled = Object.fromEntries(form.fields.map((field) => [field.id, valuesOf(field)]));
    const preview = await submit(form.action, form.argument, {
      ...filled,
      answer: ['A man was shot by police in east London.'],
    });
    expect(asKind(preview, 'preview').difference.added).toHaveLength(1);
    expect((await press('put', asKind(preview, 'preview').id)).kind).toBe('in-force');
  });

  test('become a thing that is not stated', async () => {
    const { press, submit, id } = await openGap();
    const form = asKind(await press('gap-not-stated', `${id},1`), 'form');
    const filled = Object.fromEntries(form.fields.map((field) => [field.id, valuesOf(field)]));
    expect(asKind(await submit(form.action, form.argument, filled), 'preview').difference.notStated.added).toHaveLength(
      1,
    );
  });

  test('nothing that is sent in is too strange for a form', async () => {
    const { submit } = await openGap();
    for (const { action } of formsSent)
      for (const argument of ['', 'x', '1', '1,1'])
        for (const fields of [{}, { question: [] }, { question: ['x'.repeat(5000)], sentences: ['a', 'b', 'c'] }])
          expect(['refused', 'notice', 'preview']).toContain((await submit(action, argument, fields)).kind);
  });
});

type Field = Extract<Reply, { kind: 'form' }>['fields'][number];

/** What comes back of a field that nobody has touched; of a choice, the first where nothing is chosen. */
function valuesOf(field: Field): string[] {
  if (field.kind !== 'choice') return [field.value];
  const chosen = field.choices.filter((choice) => choice.chosen).map(({ value }) => value);
  return chosen.length > 0 ? chosen : field.choices.slice(0, field.least).map(({ value }) => value);
}

describe('votes', () => {
  test('count once a person and message, and the last one counts', async () => {
    const { use, press } = await openRoom();
    for (const action of ['unsupported', 'others', 'helpful'])
      await press(action, action === 'others' ? 'when-entered;where' : 'when-entered', '301');
    await press('helpful', 'when-entered', '302');
    const { votes } = asKind(await use('knowledge show', { fact: 'when-entered' }), 'entry-details');
    expect(votes).toEqual({ helpful: 2, notAsked: 0, unsupported: 0 });
  });

  test('“Not what I asked” under an answer of an earlier version offers the same, and votes for nothing', async () => {
    const { use, press } = await openRoom();
    expect(asKind(await press('others', 'when-entered,where'), 'others').entries).toHaveLength(2);
    const { votes } = asKind(await use('knowledge show', { fact: 'when-entered' }), 'entry-details');
    expect(votes.notAsked).toBe(0);
  });

  test('are gone after /forget-me', async () => {
    const { use, press } = await openRoom();
    await press('helpful', 'when-entered');
    expect(noticeOf(await use('forget-me'))).toBe('forgotten');
    const { votes } = asKind(await use('knowledge show', { fact: 'when-entered' }), 'entry-details');
    expect(votes.helpful).toBe(0);
  });
});

describe('in a direct message there is nothing to moderate', () => {
  const direct = shared.room({ place: { server: undefined, channel: '400' } });
  const refused = { kind: 'notice', notice: 'needs-manage-server' };

  test.each([...commands].filter(([, { who }]) => who === 'moderators'))('/%s', async (_, command) => {
    expect(await command.run({ file: file(briefText), fact: 'when-entered', reason: 'x' }, direct)).toEqual(refused);
  });

  test.each(buttonPresses.filter(({ who }) => who === 'moderators'))('the button $action', async ({ run }) => {
    expect(await run('1,1', direct, '300')).toEqual(refused);
  });

  test.each([...formsSent])('the form $action', async ({ run }) => {
    expect(await run('1', {}, direct)).toEqual(refused);
  });
});
