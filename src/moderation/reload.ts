import type { Desk } from '../answering/desk.ts';
import type { Reply } from '../answering/reply.ts';
import { type Folder, readKnowledgeFolder } from './knowledge-folder.ts';

/**
 * Reads the folder and, only if all of it holds, puts it in force. One at a time: of two moderators the second gets the
 * difference to what the first put in force.
 */
export function openReload(desk: Desk, folder: Folder): () => Promise<Reply> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const mine = last.then(() => reload(desk, folder));
    last = mine.catch(() => undefined);
    return mine;
  };
}

async function reload(desk: Desk, folder: Folder): Promise<Reply> {
  const read = await readKnowledgeFolder(folder);
  if ('problems' in read) return { kind: 'refused', problems: read.problems };
  return {
    kind: 'reloaded',
    difference: desk.replace(read.knowledge),
    knowledge: read.knowledge,
    commandsFailed: false,
  };
}
