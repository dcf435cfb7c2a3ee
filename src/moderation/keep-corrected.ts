import type { PublicAnswer, Stores } from '../store/store.ts';
import { queueCorrection } from './corrections.ts';
import { noteDeed } from './deeds.ts';
import { linkTo } from './impossible.ts';
import { markKept } from './in-force-mark.ts';
import type { Correcting } from './planned-errand.ts';

/** A correction that stands on Discord; `instead` is the message that was posted where the old one could not be edited. */
type Corrected = Correcting & { readonly instead: string | undefined; readonly at: Date };

/** Keeps what the message shows now. If the state has changed while it was on its way, it is looked at again. */
export async function keepCorrected(stores: Stores, corrected: Corrected): Promise<void> {
  const answer = await stores.answers.find(corrected.answer);
  if (!answer) return;
  const now = await keepShown(stores, answer, corrected);
  const mark = await markKept(stores, answer.server, corrected.incident);
  if (mark !== corrected.mark) await queueCorrection(stores, now, corrected.at);
}

/**
 * A message that was posted instead is corrected from now on, and the old one no more. What that one says still stands
 * there, which moderators have to know.
 */
async function keepShown(
  stores: Stores,
  answer: PublicAnswer,
  { revision, shown, instead, at }: Corrected,
): Promise<PublicAnswer> {
  await stores.answers.showsNow(answer.id, revision, instead === undefined ? shown : []);
  if (instead === undefined) return { ...answer, revision, shown };
  const { id: _, ...rest } = answer;
  const detail = `${linkTo(answer)}: I could not edit it, and have replied to it`;
  await noteDeed(stores, { server: answer.server, by: undefined, at, action: 'corrected-by-reply', detail });
  return stores.answers.add({ ...rest, message: instead, revision, shown });
}
