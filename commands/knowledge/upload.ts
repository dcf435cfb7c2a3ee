import type { Moderator } from '../../src/moderation/moderation.ts';
import type { Reply, ReplyOf } from '../../src/replies/reply.ts';
import {
  always,
  attachmentOption,
  type CommandContext,
  type OptionValues,
  type Subcommand,
  stringOption,
} from '../context.ts';
import { publicationOptions, readPublication } from '../shared/publication-options.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const upload: Subcommand = {
  kind: 'command',
  name: 'upload',
  description: 'Preview a knowledge file for this server, then publish or discard it',
  options: [
    { kind: 'attachment', name: 'file', description: 'A .yaml file of up to 512 KB', required: true },
    {
      kind: 'string',
      name: 'note',
      description: 'What has changed and why, in one line that readers see too',
      maxLength: 200,
    },
    ...publicationOptions,
  ],
  ephemeral: always,
  deferred: true,
  run: (options, context) => requireModerator(context, (moderator) => previewFile(options, context, moderator)),
};

async function previewFile(
  options: OptionValues,
  { fetchFile, moderation, log }: CommandContext,
  moderator: Moderator,
): Promise<Reply> {
  const file = attachmentOption(options, 'file');
  if (!file) return createRefusal('The file', 'The command has no file. Attach a .yaml file.');
  const note = stringOption(options, 'note').trim();
  const reply = await moderation.changes.upload(moderator, () => fetchFile(file, log), note, readPublication(options));
  return reply.kind === 'refused' ? withFileName(reply, file.name) : reply;
}

/** Names the uploaded file in each problem. */
function withFileName(reply: ReplyOf<'refused'>, fileName: string): Reply {
  return { ...reply, problems: reply.problems.map((problem) => ({ ...problem, file: fileName })) };
}

function createRefusal(fileName: string, message: string): Reply {
  return { kind: 'refused', problems: [{ file: fileName, message }] };
}
