import type { SentFile } from '../shown-message.ts';
import { button, element } from './element.ts';

/** Fetches what the page's server only gives to those who show the key. */
export type FileSource = (address: string) => Promise<Blob>;

const pictures: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** The files of a message: pictures as pictures, each to be kept. */
export function drawFiles(files: readonly SentFile[], fetchFile: FileSource): HTMLElement[] {
  return files.map((file) => {
    const keep = button(
      { class: 'file-keep', 'aria-label': `Download ${file.name}` },
      () => void save(file),
      'Download',
    );
    const said = element('span', { class: 'file-size' }, sizeWords(file.size));
    const line = element('div', { class: 'file-line' }, element('span', { class: 'file-name' }, file.name), said, keep);
    const box = element('div', { class: 'file' }, line);
    if (pictures.includes(file.type)) void showPicture(file, box);
    return box;
  });

  async function save({ name, address }: SentFile): Promise<void> {
    const url = URL.createObjectURL(await fetchFile(address));
    element('a', { href: url, download: name }).click();
    // The browser has taken hold of it by the next turn.
    setTimeout(() => URL.revokeObjectURL(url));
  }

  async function showPicture({ address, description, name }: SentFile, box: HTMLElement): Promise<void> {
    const url = URL.createObjectURL(await fetchFile(address));
    const picture = element('img', { src: url, alt: description ?? name, class: 'picture' });
    picture.addEventListener('load', () => URL.revokeObjectURL(url));
    box.prepend(picture);
  }
}

/** A size as people say it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
