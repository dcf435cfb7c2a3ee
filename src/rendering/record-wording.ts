import type { RevisionLine } from '../answering/change-reply.ts';
import type { ReplyOf } from '../answering/reply.ts';
import { type Block, grouped, item, type Page, page, plain, signed, small, strong } from './blocks.ts';
import { logBlock } from './log-detail.ts';
import { counted, instant } from './names.ts';
import { pageButtons, pageNumber } from './page-buttons.ts';
import { wholeFile } from './plain-text.ts';

/** The last states, the latest first. */
export function historyPage({ incident, revisions }: ReplyOf<'history'>): Page {
  const blocks = [
    strong(`Revisions of ${incident.title}`),
    ...revisions.flatMap((revision, index) => grouped([revisionItem(revision)], index + 1)),
    small('/knowledge rollback goes back to one of them; “folder” are the operator’s, for all servers.'),
  ];
  return { blocks, buttons: [], each: 'revision', fileWhenCut: wholeFile('revisions.txt', blocks) };
}

function revisionItem({ name, at, by, origin, note, facts, inForce }: RevisionLine): Block {
  const state = inForce ? ', in force' : '';
  const words = note === '' ? '' : ` · “${note}”`;
  return signed(item(`Revision ${name}${state}`, `${instant(at)} · ${origin} · ${counted(facts, 'fact')}${words}`), by);
}

export function logPage({ lines, page: current, pages }: ReplyOf<'moderator-log'>): Page {
  if (lines.length === 0) return page(plain('The moderators’ log is empty.'));
  const blocks = [
    strong('The moderators’ log'),
    ...lines.flatMap((line, index) => grouped([logItem(line)], index + 1)),
    small(pageNumber({ page: current, pages })),
  ];
  return {
    blocks,
    buttons: pageButtons('log', '', { page: current, pages }),
    each: 'line',
    fileWhenCut: wholeFile('log.txt', blocks),
  };
}

function logItem({ at, by, action, detail }: ReplyOf<'moderator-log'>['lines'][number]): Block {
  return logBlock(detail, by, (words) => item(`${instant(at)} · ${action}`, words === '' ? undefined : words));
}

export function downloadPage({ name, bytes, revision }: ReplyOf<'download'>): Page {
  return {
    blocks: [plain(`Revision ${revision}, as it is in force here: ${bytes.byteLength} bytes.`)],
    buttons: [],
    file: { name, bytes },
  };
}
