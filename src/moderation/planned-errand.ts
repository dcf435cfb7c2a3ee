import type { OwnReply } from '../answering/own-reply.ts';
import type { Shift } from '../answering/shift.ts';
import type { Shown, Store, Task } from '../store/store.ts';
import { redrawn } from './correction-reply.ts';
import type { OpenDesk } from './desk.ts';
import { markInMemory, markKept } from './in-force-mark.ts';
import { logLine } from './log-line.ts';
import { newsData } from './news-data.ts';
import { newsReply } from './news-reply.ts';

/** From what tasks are drawn. */
export type Drawing = {
  readonly store: Store;
  readonly desk: Pick<OpenDesk, 'of' | 'followed' | 'revisionAt' | 'withheldHere'>;
};

/** What a message shows once the errand is done, by which state. `answer` is the one corrected; undefined for a new post. */
export type Showing = {
  readonly answer: number | undefined;
  readonly incident: string;
  readonly revision: number;
  /** Tells whether that state is still in force. */
  readonly mark: string;
  readonly shown: readonly Shown[];
};

/** What a task has come to mean by now. `too-early` where memory does not have yet what it is about. */
export type Planned =
  | { readonly reply: OwnReply; readonly message?: string; readonly showing?: Showing }
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
  drawing: Drawing,
): Promise<Planned> {
  const answer = await drawing.store.answers.find(id);
  if (!answer) return 'nothing';
  const inForce = await stateOf(server, answer.incident, drawing);
  if (typeof inForce === 'string') return inForce;
  const { shift, ...by } = inForce;
  const drawn = redrawn(answer, shift, new Date(cause));
  if (!drawn) return 'nothing';
  return { reply: drawn.reply, message: answer.message, showing: { ...by, answer: id, shown: drawn.shown } };
}

/** News of an incident that a server can ask about and does not follow would be noise. */
async function news({ server, at }: Task, data: string, drawing: Drawing): Promise<Planned> {
  const told = newsData.parse(JSON.parse(data));
  const inForce = await stateOf(server, told.incident, drawing);
  if (typeof inForce === 'string') return inForce;
  const { shift, ...by } = inForce;
  const isFollowed = drawing.desk.followed(server).some(({ knowledge }) => knowledge.incident.id === told.incident);
  const post = isFollowed ? newsReply(told, shift, at) : undefined;
  return post ? { reply: post.reply, showing: { ...by, answer: undefined, shown: post.shown } } : 'nothing';
}

type InForce = Pick<Showing, 'incident' | 'revision' | 'mark'> & { readonly shift: Shift };

async function stateOf(
  server: string,
  incident: string,
  { store, desk }: Drawing,
): Promise<InForce | 'nothing' | 'too-early'> {
  const mark = await markKept(store, server, incident);
  if (mark !== markInMemory(desk, server, incident)) return 'too-early';
  const [shift, revision] = [desk.of(server, incident), desk.revisionAt(server, incident)];
  if (!shift || !revision) return 'nothing';
  return { incident, mark, revision: revision.id, shift };
}
