import { nearestSentences } from '../../answering/nearest-sentences.ts';
import type { Reply } from '../../answering/reply.ts';
import type { Store } from '../../store/store.ts';
import { noteDeed } from '../deeds.ts';
import type { Changes, Desk, GapWork, Moderator } from '../moderation.ts';
import { withEntry } from './file-with-entry.ts';
import { fieldIds, formFor, type What } from './form.ts';
import { groupWith, openGrouping } from './grouping.ts';
import type { Group } from './groups.ts';
import { readForm } from './new-entry.ts';
import { openTyped } from './typed.ts';
import { waitingGroups } from './waiting.ts';

export type GapWorkOptions = {
  readonly store: Store;
  readonly desk: Pick<Desk, 'at' | 'revisionAt'>;
  readonly propose: Changes['propose'];
  readonly now: () => Date;
  /** Tells that there may be something to post: a line of the log. */
  readonly wake: () => void;
};

const groupsAPage = 5;
const sentencesShown = 3;

/** The questions that were asked in vain, and the forms by which the knowledge is mended. */
export function openGapWork({ store, desk, propose, now, wake }: GapWorkOptions): GapWork {
  const typed = openTyped(() => now().getTime());

  const grouping = openGrouping(store);
  const groupOf = async (by: Moderator, gap: number) => groupWith(gap, await grouping.all(by.server, desk.at(by)));

  return {
    async page(by, wanted) {
      const shift = desk.at(by);
      const groups = waitingGroups(await grouping.all(by.server, shift), shift);
      if (groups.length === 0) return noGaps;
      const pages = Math.ceil(groups.length / groupsAPage);
      const page = Math.min(Math.max(Math.trunc(wanted) || 1, 1), pages);
      return {
        kind: 'gaps',
        groups: groups.slice((page - 1) * groupsAPage, page * groupsAPage).map(({ shown }) => shown),
        page,
        pages,
        questions: groups.reduce((sum, { shown }) => sum + shown.count, 0),
      };
    },
    async open(by, gap, page) {
      const group = await groupOf(by, gap);
      if (!group) return gone;
      const nearest = nearestSentences(desk.at(by).knowledge, group.shown.question).slice(0, sentencesShown);
      return { kind: 'gap', group: group.shown, nearest, page };
    },
    async ignore(by, gap) {
      const group = await groupOf(by, gap);
      if (!group) return gone;
      const detail = `${desk.at(by).knowledge.incident.id}: a group of ${counted(group)}`;
      await store.atOnce(async (stores) => {
        await stores.gaps.mark(idsOf(group), 'ignored');
        await noteDeed(stores, { server: by.server, by: by.person, at: now(), action: 'ignore', detail });
      });
      wake();
      return { kind: 'notice', notice: 'gap-ignored' };
    },
    async form(by, gap, what) {
      const before = typed.find(formKey(by, gap, what));
      // What somebody typed outlives the group, which another moderator may have ignored.
      const left = before && { id: gap, question: before[fieldIds.question]?.[0] ?? '', wordings: [] };
      const shift = desk.at(by);
      const topic = (await grouping.soon(by.server, shift, gap))?.shown ?? left;
      return topic ? formFor(shift, topic, what, before) : gone;
    },
    async submit(by, gap, what, fields) {
      typed.keep(formKey(by, gap, what), fields);
      const shift = desk.at(by);
      const incident = shift.knowledge.incident.id;
      const read = readForm(shift, what, fields);
      if ('problem' in read) return refused([{ file: `${incident}.yaml`, message: read.problem }], gap, what);
      // Somebody may have ignored the group in the meantime; what was typed is worth a preview all the same.
      const group = await groupOf(by, gap);
      const revision = desk.revisionAt(by.server, incident);
      const inForce = revision && (await store.revisions.bytes(revision.id));
      if (inForce === undefined) throw new Error(`The revision in force of ${incident} has no bytes.`);
      const { id, bytes } = withEntry(inForce, read.entry);
      const reply = await propose(by, {
        incident,
        bytes,
        onto: (later) => withEntry(later, read.entry).bytes,
        origin: 'draft',
        note: `${what === 'fact' ? 'Fact' : 'Not stated:'} ${id}${group ? `, from ${counted(group)}` : ''}`,
        gaps: group ? idsOf(group) : [],
      });
      return reply.kind === 'refused' ? refused(reply.problems, gap, what) : reply;
    },
  };
}

const noGaps: Reply = { kind: 'notice', notice: 'no-gaps' };
const gone: Reply = { kind: 'notice', notice: 'gap-gone' };

function refused(problems: Extract<Reply, { kind: 'refused' }>['problems'], gap: number, what: What): Reply {
  return { kind: 'refused', problems, form: { gap, what } };
}

function formKey({ person, server }: Moderator, gap: number, what: What): string {
  return `${server} ${person} ${gap} ${what}`;
}

function idsOf({ gaps }: Group): number[] {
  return gaps.filter(({ state }) => state === 'open').map(({ id }) => id);
}

function counted({ shown: { count } }: Group): string {
  return count === 1 ? '1 question' : `${count} questions`;
}
