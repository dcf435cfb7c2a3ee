import { useLayoutEffect, useState } from 'preact/hooks';
import type { PageAttachment } from '../protocol.ts';
import { html } from './html.ts';
import type { Session } from './session.ts';

const imageTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** A file of a message; images are shown. */
export function Attachment({ session, file }: { readonly session: Session; readonly file: PageAttachment }) {
  const { name, path, size, type, description } = file;
  const [imageUrl, setImageUrl] = useState<string>();
  const createUrl = async (): Promise<string> => URL.createObjectURL(await session.fetchFile(path));

  useLayoutEffect(() => {
    if (imageTypes.includes(type)) void createUrl().then(setImageUrl);
  }, []);
  async function download(): Promise<void> {
    const url = await createUrl();
    Object.assign(document.createElement('a'), { href: url, download: name }).click();
    // The browser has started the download by the next task.
    setTimeout(() => URL.revokeObjectURL(url));
  }
  const image = html`
    <img class="picture" src=${imageUrl} alt=${description ?? name} onLoad=${() => URL.revokeObjectURL(imageUrl ?? '')} />
  `;
  return html`
    <div class="file">
      ${imageUrl !== undefined && image}
      <div class="file-line">
        <span class="file-name">${name}</span><span class="file-size">${formatFileSize(size)}</span>
        <button type="button" class="file-keep" aria-label=${`Download ${name}`} onClick=${download}>Download</button>
      </div>
    </div>
  `;
}

function formatFileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
