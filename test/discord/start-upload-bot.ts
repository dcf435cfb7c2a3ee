import type { Upload, VisibleMessage } from '../../src/emulator/emulator.ts';
import { sampleText } from './sample-text.ts';
import { replyOf, startBot, type TestBot, type TestBotOptions, visibleTextOf, withoutTime } from './start-bot.ts';

/** A bot with a moderator who uploads files. */
export type UploadTestBot = TestBot & {
  /** The reply to a moderator who uploads a file. */
  upload(file: Upload): Promise<VisibleMessage>;
  /** The reply to a moderator's /knowledge command. */
  runModeratorCommand(subcommand: string): Promise<VisibleMessage>;
  /** Everything that a change would affect: answers, active knowledge, revisions, audit log. */
  visibleState(): Promise<readonly string[]>;
};

export async function startUploadBot(options: TestBotOptions = {}): Promise<UploadTestBot> {
  const bot = await startBot(options);
  const { mo, ann } = bot;
  const runCommand = async (subcommand: string, values: Parameters<typeof mo.runCommand>[1] = {}) =>
    replyOf(await (await mo.runCommand('knowledge', values, { subcommand })).settled());
  return {
    ...bot,
    upload: (file) => runCommand('upload', { file, note: 'A try.' }),
    runModeratorCommand: (subcommand) => runCommand(subcommand),
    async visibleState() {
      const answers = [await ann.runCommand('when-entered'), await ann.runCommand('ask', { question: 'is he dead' })];
      const records = [await runCommand('status'), await runCommand('history'), await runCommand('log')];
      return [...answers.map(replyOf), ...records].map((message) => withoutTime(visibleTextOf(message)));
    },
  };
}

/** The sample file as an upload. */
export function sampleUpload(data: Upload['data'] = sampleText, forged: Upload['forged'] = {}): Upload {
  return { name: 'facts.yaml', data, forged };
}

/** The sample file with one part of its text replaced; throws if it does not contain that part. */
export function sampleTextWith(part: string, replacement: string): string {
  if (!sampleText.includes(part)) throw new Error(`The brief file does not hold “${part}”.`);
  return sampleText.replace(part, replacement);
}
