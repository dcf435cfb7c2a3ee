import type { Reply, ReplyOf } from '../../src/answering/reply.ts';
import type { Moderator } from '../../src/moderation/moderation.ts';
import { always, fileOption, type Options, type Room, type Subcommand, textOption } from '../command.ts';
import { asModerator } from './as-moderator.ts';

export const upload: Subcommand = {
  kind: 'command',
  name: 'upload',
  description: 'Try a knowledge file for this server: it shows what would change, and you decide',
  options: [
    { kind: 'file', name: 'file', description: 'A .yaml file, at most 512 KB', required: true },
    { kind: 'text', name: 'note', description: 'What has changed, for the history', longest: 200 },
  ],
  isPrivate: always,
  slow: true,
  run: (options, room) => asModerator(room, (by) => tryFile(options, room, by)),
};

async function tryFile(options: Options, { fetchFile, moderation }: Room, by: Moderator): Promise<Reply> {
  const file = fileOption(options, 'file');
  if (!file) return refusal('The file', 'No file came with the command.');
  const fetched = await fetchFile(file);
  if ('problem' in fetched) return refusal(file.name, fetched.problem);
  const reply = await moderation.changes.upload(by, fetched.bytes, textOption(options, 'note').trim());
  return reply.kind === 'refused' ? named(reply, file.name) : reply;
}

/** Problems are told under the name that the moderator knows the file by. */
function named(reply: ReplyOf<'refused'>, file: string): Reply {
  return { ...reply, problems: reply.problems.map((problem) => ({ ...problem, file })) };
}

function refusal(file: string, message: string): Reply {
  return { kind: 'refused', problems: [{ file, message }] };
}
