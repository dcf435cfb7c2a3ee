import { maxFileBytes, maxRequestBytes } from '../../file-limits.ts';
import type { UploadedFile } from '../protocol.ts';
import { RequestError } from './connection.ts';
import { createElement } from './element.ts';

/** A field for files, with the line that says why some were not taken. */
export type FileField = {
  readonly input: HTMLInputElement;
  readonly problem: HTMLElement;
  /** The chosen files as they are sent. Rejects with Refusal if one can't be read. */
  read(): Promise<readonly UploadedFile[]>;
};

/** Files that Discord would refuse are refused as soon as they are chosen. */
export function createFileField(id: string, fileTypes: readonly string[], most: number): FileField {
  const input = createElement('input', { id, type: 'file', multiple: most > 1, accept: fileTypes.join(',') });
  const problem = createElement('div', { class: 'problems', role: 'alert' });
  input.addEventListener('change', () => {
    const reason = reasonAgainst([...(input.files ?? [])]);
    if (reason !== undefined) input.value = '';
    problem.replaceChildren(...(reason === undefined ? [] : [createElement('p', {}, reason)]));
    input.setAttribute('aria-invalid', String(reason !== undefined));
  });
  return { input, problem, read: () => Promise.all([...(input.files ?? [])].map(readFile)) };
}

/** Throws Refusal where the files in all these fields are together more than Discord takes at once. */
export function throwIfTooLarge(...nodes: readonly HTMLElement[]): void {
  const inputs = nodes.flatMap((node) => [...node.querySelectorAll<HTMLInputElement>('input[type=file]')]);
  const files = inputs.flatMap((input) => [...(input.files ?? [])]);
  const together = files.reduce((sum, { size }) => sum + size, 0);
  if (together <= maxRequestBytes) return;
  const most = inMebibytes(maxRequestBytes);
  throw new RequestError([`Together these are larger than the ${most} that Discord takes at once: choose fewer.`]);
}

function reasonAgainst(files: readonly File[]): string | undefined {
  const large = files.find(({ size }) => size > maxFileBytes);
  if (!large) return undefined;
  return `${large.name} is larger than the ${inMebibytes(maxFileBytes)} that Discord takes: choose another file.`;
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
  const address = await promise;
  return { name: file.name, type: file.type, data: address.slice(address.indexOf(',') + 1) };
}
