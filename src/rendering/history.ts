import type { RevisionSummary } from '../replies/change-reply.ts';
import type { ReplyOf } from '../replies/reply.ts';
import {
  type Block,
  grouped,
  item,
  type MessageView,
  paragraph,
  small,
  strong,
  textView,
  withAuthor,
} from './blocks.ts';
import { formatTimestamp, pluralize } from './format.ts';
import { textFile } from './plain-text.ts';
import { auditLogBlock, pageButtons, pageLabel } from './shared-blocks.ts';

/** The latest revisions, newest first. */
export function renderHistory({ incident, revisions }: ReplyOf<'history'>): MessageView {
  const blocks = [
    strong(`Revisions of ${incident.title}`),
    ...revisions.flatMap((revision, index) => grouped([revisionItem(revision)], index + 1)),
    small(
      'Use /knowledge rollback to return to a revision. “folder” revisions come from the operator’s files and apply to all servers.',
    ),
  ];
  return { blocks, buttons: [], groupNoun: 'revision', fileWhenCut: textFile('revisions.txt', blocks) };
}

function revisionItem({ label, createdAt, moderatorId, origin, note, factCount, isActive }: RevisionSummary): Block {
  const activeLabel = isActive ? ', active' : '';
  const noteText = note === '' ? '' : ` · “${note}”`;
  return withAuthor(
    item(
      `Revision ${label}${activeLabel}`,
      `${formatTimestamp(createdAt)} · ${origin} · ${pluralize(factCount, 'fact')}${noteText}`,
    ),
    moderatorId,
  );
}

export function renderAuditLog({ entries, page: current, pageCount }: ReplyOf<'audit-log'>): MessageView {
  if (entries.length === 0) return textView(paragraph('The audit log is empty.'));
  const blocks = [
    strong('Audit log'),
    ...entries.flatMap((line, index) => grouped([auditLogItem(line)], index + 1)),
    small(pageLabel({ page: current, pageCount })),
  ];
  return {
    blocks,
    buttons: pageButtons('log', {}, { page: current, pageCount }),
    groupNoun: 'line',
    fileWhenCut: textFile('log.txt', blocks),
  };
}

function auditLogItem({ createdAt, moderatorId, action, detail }: ReplyOf<'audit-log'>['entries'][number]): Block {
  return auditLogBlock(detail, moderatorId, (words) =>
    item(`${formatTimestamp(createdAt)} · ${action}`, words === '' ? undefined : words),
  );
}

export function renderDownload({ name, bytes, revision }: ReplyOf<'download'>): MessageView {
  return {
    blocks: [paragraph(`Revision ${revision}: the file that is active on this server (${bytes.byteLength} bytes).`)],
    buttons: [],
    file: { name, bytes },
  };
}
