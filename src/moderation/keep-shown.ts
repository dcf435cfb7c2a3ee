import type { PublicAnswer, Stores, Task } from '../store/store.ts';
import { queueCorrection } from './corrections.ts';
import { noteDeed } from './deeds.ts';
import { linkTo } from './impossible.ts';
import { markKept } from './in-force-mark.ts';
import type { Showing } from './planned-errand.ts';

/** What stands on Discord now. `posted` is the message that was posted: news, or the correction of one that could not be edited. */
type Shows = Showing & { readonly task: Task; readonly posted: string | undefined; readonly at: Date };

/** Keeps what a message shows. If the state has changed while it was on its way, it is looked at again. */
export async function keepShown(stores: Stores, shows: Shows): Promise<void> {
  const { task, incident, mark, answer, at } = shows;
  const kept = await (answer === undefined ? keepPost(stores, shows) : keepCorrection(stores, answer, shows));
  if (kept && (await markKept(stores, task.server, incident)) !== mark) await queueCorrection(stores, kept, at);
}

/** What was posted as news is corrected as an answer is: a fact that is withheld later must not stand there either. */
async function keepPost({ answers }: Stores, shows: Shows): Promise<PublicAnswer | undefined> {
  const { task, posted, incident, revision, shown, at } = shows;
  if (posted === undefined) return undefined;
  const { server, channel } = task;
  return answers.add({ server, channel, message: posted, incident, revision, at, surface: 'told', shown });
}

/**
 * A message that was posted instead is corrected from now on, and the old one no more. What that one says still stands
 * there, which moderators have to know.
 */
async function keepCorrection(
  stores: Stores,
  corrected: number,
  { revision, shown, posted, at }: Shows,
): Promise<PublicAnswer | undefined> {
  const answer = await stores.answers.find(corrected);
  if (!answer) return undefined;
  await stores.answers.showsNow(answer.id, revision, posted === undefined ? shown : []);
  if (posted === undefined) return answer;
  const { id: _, ...rest } = answer;
  const detail = `${linkTo(answer)}: I could not edit it, and have replied to it`;
  await noteDeed(stores, { server: answer.server, by: undefined, at, action: 'corrected-by-reply', detail });
  return stores.answers.add({ ...rest, message: posted, revision, shown });
}
