import type { PageAttachment } from '../page-message.ts';
import { createButton, createElement } from './element.ts';

/** Fetches what the page's server only gives to those who show the key. */
export type FetchFile = (address: string) => Promise<Blob>;

const pictures: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** The files of a message: pictures as pictures, each to be kept. */
export function renderFiles(files: readonly PageAttachment[], fetchFile: FetchFile): HTMLElement[] {
  return files.map((file) => {
    const keep = createButton(
      { class: 'file-keep', 'aria-label': `Download ${file.name}` },
      () => void save(file),
      'Download',
    );
    const said = createElement('span', { class: 'file-size' }, formatFileSize(file.size));
    const line = createElement(
      'div',
      { class: 'file-line' },
      createElement('span', { class: 'file-name' }, file.name),
      said,
      keep,
    );
    const box = createElement('div', { class: 'file' }, line);
    if (pictures.includes(file.type)) void showPicture(file, box);
    return box;
  });

  async function save({ name, path }: PageAttachment): Promise<void> {
    const url = URL.createObjectURL(await fetchFile(path));
    createElement('a', { href: url, download: name }).click();
    // The browser has taken hold of it by the next turn.
    setTimeout(() => URL.revokeObjectURL(url));
  }

  async function showPicture({ path, description, name }: PageAttachment, box: HTMLElement): Promise<void> {
    const url = URL.createObjectURL(await fetchFile(path));
    const picture = createElement('img', { src: url, alt: description ?? name, class: 'picture' });
    picture.addEventListener('load', () => URL.revokeObjectURL(url));
    box.prepend(picture);
  }
}

/** A size as people say it. */
export function formatFileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
