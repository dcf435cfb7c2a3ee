import { maxFileBytes, maxRequestBytes } from '../../file-limits.ts';
import type { PageFieldValue, PageModal, PageOption, PageOptionValue, UploadedFile } from '../protocol.ts';
import { RequestError } from './connection.ts';

/** Values of options that were taken from suggestions: the bot gets the value, the field shows the name. */
export type ChosenValues = ReadonlyMap<string, string | number>;

/** The options that have a value. Rejects with RequestError if the files are too large or cannot be read. */
export async function readOptions(
  form: HTMLFormElement,
  options: readonly PageOption[],
  chosen: ChosenValues,
): Promise<Readonly<Record<string, PageOptionValue>>> {
  const data = new FormData(form);
  throwIfTooLarge(data);
  const values = await Promise.all(
    options.map(async (option) => [option.name, await readOption(option, data.get(option.name), chosen)] as const),
  );
  return Object.fromEntries(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

async function readOption(
  { name, type }: PageOption,
  entry: FormDataEntryValue | null,
  chosen: ChosenValues,
): Promise<PageOptionValue | undefined> {
  if (entry instanceof File) return isChosen(entry) ? readFile(entry) : undefined;
  const text = (entry ?? '').trim();
  if (text === '') return undefined;
  if (type === 'boolean') return text === 'true';
  // The server refuses text that is not a number, with a reason.
  const isNumber = (type === 'integer' || type === 'number') && !Number.isNaN(Number(text));
  return chosen.get(name) ?? (isNumber ? Number(text) : text);
}

/** The values of a modal by field id. Rejects with RequestError like `readOptions`. */
export async function readModalFields(
  form: HTMLFormElement,
  parts: PageModal['parts'],
): Promise<Readonly<Record<string, PageFieldValue>>> {
  const data = new FormData(form);
  throwIfTooLarge(data);
  const fields = parts.filter((part) => part.kind !== 'text-display');
  const values = await Promise.all(
    fields.map(async ({ id, kind }): Promise<readonly [string, PageFieldValue]> => {
      const entries = data.getAll(id);
      const texts = entries.filter((entry) => typeof entry === 'string');
      if (kind === 'file') return [id, await Promise.all(entries.filter(isChosen).map(readFile))];
      return [id, kind === 'text' ? (texts[0] ?? '').replaceAll('\r\n', '\n') : texts];
    }),
  );
  return Object.fromEntries(values);
}

export function isEmptyForm(form: HTMLFormElement): boolean {
  return [...new FormData(form).values()].every((entry) =>
    typeof entry === 'string' ? entry === '' : !isChosen(entry),
  );
}

/** Why Discord would refuse one of these files. */
export function fileProblem(files: readonly File[]): string | undefined {
  const tooLarge = files.find(({ size }) => size > maxFileBytes);
  return (
    tooLarge && `${tooLarge.name} is larger than ${inMebibytes(maxFileBytes)}, Discord’s limit. Choose another file.`
  );
}

function throwIfTooLarge(data: FormData): void {
  const files = [...data.values()].filter((entry) => entry instanceof File);
  if (files.reduce((sum, { size }) => sum + size, 0) <= maxRequestBytes) return;
  const limit = inMebibytes(maxRequestBytes);
  throw new RequestError([`Together these files are larger than ${limit}, Discord’s limit. Choose fewer files.`]);
}

/** A file field without a file yields a file without a name. */
function isChosen(entry: FormDataEntryValue): entry is File {
  return entry instanceof File && entry.name !== '';
}

function inMebibytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MB`;
}

async function readFile(file: File): Promise<UploadedFile> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.addEventListener('load', () => resolve(String(reader.result)));
  reader.addEventListener('error', () => reject(new RequestError([`${file.name} can't be read.`])));
  reader.readAsDataURL(file);
  const url = await promise;
  return { name: file.name, type: file.type, data: url.slice(url.indexOf(',') + 1) };
}
