import type { ReplyOf } from '../answering/reply.ts';
import { item, type Page, page, plain, strong } from './blocks.ts';
import { commandsWarning } from './in-force-wording.ts';
import { counted } from './names.ts';

/** What follows from withholding a fact, or from telling it again. */
export function withholdingPage(reply: ReplyOf<'withholding'>): Page {
  const { what, entry, corrections, sharing, also = [], commandsFailed } = reply;
  const isWithheld = what === 'withheld';
  return page(
    strong(isWithheld ? `Withheld on this server: ${entry}` : `Told again on this server: ${entry}`),
    plain(isWithheld ? withheld : 'It is answered as before.'),
    ...(also.length > 0
      ? [plain(`${isWithheld ? 'Withheld' : 'Told again'} with it, since it says the same: ${also.join(', ')}`)]
      : []),
    ...(corrections > 0
      ? [plain(`${counted(corrections, 'public answer')} will be corrected, one after the other.`)]
      : []),
    ...(commandsFailed ? [commandsWarning] : []),
    ...(sharing.length > 0 ? [plain('These rest on the same sentences and are still told:')] : []),
    ...sharing.map(({ id, answer }) => item(answer, id)),
  );
}

const withheld =
  'Who asks for it is told that the moderators withhold it, and nothing else. It stays so after a restart and with every new file, under another id too, until /knowledge restore.';
