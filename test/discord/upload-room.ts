import type { Upload, VisibleMessage } from '../../src/emulator/emulator.ts';
import { type BotRoom, type BotRoomOptions, openBotRoom, replyOf, wordsOf } from './bot-room.ts';
import { briefText } from './brief-text.ts';

/** A room in which a moderator tries files. */
export type UploadRoom = BotRoom & {
  /** What a moderator is told who uploads a file. */
  upload(file: Upload): Promise<VisibleMessage>;
  /** What a moderator is told who uses a command on the knowledge. */
  moderate(subcommand: string): Promise<VisibleMessage>;
  /** All by which a change would show: the answers, what is in force, the revisions, the moderators' log. */
  state(): Promise<readonly string[]>;
};

export async function openUploadRoom(options: BotRoomOptions = {}): Promise<UploadRoom> {
  const room = await openBotRoom(options);
  const { mo, ann } = room;
  const use = async (subcommand: string, values: Parameters<typeof mo.runCommand>[1] = {}) =>
    replyOf(await (await mo.runCommand('knowledge', values, { subcommand })).settled());
  return {
    ...room,
    upload: (file) => use('upload', { file, note: 'A try.' }),
    moderate: (subcommand) => use(subcommand),
    async state() {
      const answers = [await ann.runCommand('when-entered'), await ann.runCommand('ask', { question: 'is he dead' })];
      const told = [await use('status'), await use('history'), await use('log')];
      return [...answers.map(replyOf), ...told].map(wordsOf);
    },
  };
}

/** The brief file as somebody would send it. */
export function yaml(data: Upload['data'] = briefText, forged: Upload['forged'] = {}): Upload {
  return { name: 'facts.yaml', data, forged };
}

/** The brief file with one part of its text in place of another; throws where that is not in it. */
export function briefWith(part: string, other: string): string {
  if (!briefText.includes(part)) throw new Error(`The brief file does not hold “${part}”.`);
  return briefText.replace(part, other);
}
