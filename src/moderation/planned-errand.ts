import type { OwnReply } from '../answering/moderator-reply.ts';
import type { Shown, Store, Task } from '../store/store.ts';
import { redrawn } from './correction-reply.ts';
import type { OpenDesk } from './desk.ts';
import type { State } from './fate.ts';
import { markInMemory, markKept } from './in-force-mark.ts';
import { logLine } from './log-line.ts';
import { newsData } from './news-data.ts';
import { newsReply } from './news-reply.ts';

/** From what tasks are drawn. */
export type Drawing = {
  readonly store: Store;
  readonly desk: Pick<OpenDesk, 'of' | 'followed' | 'revisionAt' | 'withheldHere'>;
};

/** What a corrected message shows once it is edited, and by which state. */
export type Correcting = {
  readonly answer: number;
  readonly incident: string;
  readonly revision: number;
  readonly mark: string;
  readonly shown: readonly Shown[];
};

/** What a task has come to mean by now. `too-early` where memory does not have yet what it is about. */
export type Planned =
  | { readonly reply: OwnReply; readonly message?: string; readonly correcting?: Correcting }
  | 'nothing'
  | 'too-early';

/** Draws a task from what is in force now, whatever was when it was planned. */
export async function planned(task: Task, drawing: Drawing): Promise<Planned> {
  switch (task.work.kind) {
    case 'correction':
      return correction(task, task.work, drawing);
    case 'news':
      return news(task, task.work.data, drawing);
    case 'log':
      return { reply: logLine(task.work.data) };
    default:
      return task.work satisfies never;
  }
}

async function correction(
  { server }: Task,
  { answer: id, cause }: { readonly answer: number; readonly cause: string },
  { store, desk }: Drawing,
): Promise<Planned> {
  const answer = await store.answers.find(id);
  if (!answer) return 'nothing';
  const { incident, message } = answer;
  const mark = await markKept(store, server, incident);
  if (mark !== markInMemory(desk, server, incident)) return 'too-early';
  const [state, revision] = [stateOf(desk, server, incident), desk.revisionAt(server, incident)];
  if (!state || !revision) return 'nothing';
  const drawn = redrawn(answer, state, new Date(cause));
  if (!drawn) return 'nothing';
  const correcting = { answer: id, incident, revision: revision.id, mark, shown: drawn.shown };
  return { reply: drawn.reply, message, correcting };
}

/** News of an incident that a server can ask about and does not follow would be noise. */
async function news({ server, at }: Task, data: string, { store, desk }: Drawing): Promise<Planned> {
  const told = newsData.parse(JSON.parse(data));
  if ((await markKept(store, server, told.incident)) !== markInMemory(desk, server, told.incident)) return 'too-early';
  const state = stateOf(desk, server, told.incident);
  const isFollowed = desk.followed(server).some(({ knowledge }) => knowledge.incident.id === told.incident);
  const reply = state && isFollowed ? newsReply(told, state, at) : undefined;
  return reply ? { reply } : 'nothing';
}

function stateOf(desk: Drawing['desk'], server: string, incident: string): State | undefined {
  const shift = desk.of(server, incident);
  return shift && { shift, withheld: desk.withheldHere(server, incident) };
}
