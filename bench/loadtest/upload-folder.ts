import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Upload } from '../../src/emulator/emulator.ts';

/** Files of 480 KB that moderators upload. */
export type UploadFolder = Awaited<ReturnType<typeof createUploadFolder>>;

export async function createUploadFolder(parent: string) {
  const folder = join(parent, 'uploads');
  await mkdir(folder);
  const shippedText = await readFile(join(import.meta.dirname, '../../knowledge/walthamstow-shooting.yaml'), 'utf8');
  return {
    /** Where report-metrics.ts finds the uploads. */
    settings: { UPLOAD_FOLDER: folder },
    /** The shipped file with another title; equal numbers give equal bytes. */
    file: (number: number): Buffer =>
      Buffer.from(shippedText.replace(/^ {2}title: .*$/m, `  title: Police shooting, version ${number}`)),
    /** The same for a user's client. */
    async upload(number: number): Promise<Upload> {
      const name = `version-${number}.yaml`;
      await writeFile(join(folder, name), this.file(number));
      return { name, data: '', forged: { url: `https://cdn.discordapp.com/attachments/1/2/${name}`, size: 1 } };
    },
  };
}
