import type { RawData, WebSocket } from 'ws';
import { openForm } from '../../guards/form.ts';
import { fields, isRecord } from '../../guards/objects.ts';
import { number } from '../../guards/values.ts';
import { ClientRefusal } from '../../people/client-refusal.ts';
import type { Answers, PageAnswer, PageEvent, Requests } from '../protocol.ts';
import { openDeeds, type Stage } from './deeds.ts';
import { tellEvents } from './page-events.ts';
import { shapes } from './shapes.ts';

const envelope = fields({ number: number() });

/** Serves one open page until it is closed. */
export function servePage(socket: WebSocket, stage: Stage): void {
  const send = (message: PageEvent | PageAnswer): void => socket.send(JSON.stringify(message));
  const deeds = openDeeds(stage, send);
  const events = tellEvents(stage, send);
  socket.on('close', events.stop);
  // Whatever a broken connection reports, it is closed next.
  socket.on('error', () => socket.terminate());
  socket.on('message', (data) => void answerTo(data));

  async function answerTo(data: RawData): Promise<void> {
    const asked = readJson(String(data));
    if (!envelope(asked, openForm().place)) return socket.close(1008, 'No number');
    try {
      send({ answer: asked.number, ok: await carryOut(asked) });
    } catch (error) {
      if (error instanceof ClientRefusal) send({ answer: asked.number, refused: error.reasons });
      else send({ answer: asked.number, fault: String(error) });
    }
  }

  function carryOut(asked: object): Promise<unknown> {
    const { kind, what } = 'kind' in asked && 'what' in asked ? asked : { kind: '', what: undefined };
    const known = kinds.find((one) => one === kind);
    if (!known) throw new ClientRefusal([`There is no request ${kind}.`]);
    if (known === 'watch') events.watch(isRecord(what) && what.isWatching === true);
    return act(known, what);
  }

  async function act<Kind extends keyof Requests>(kind: Kind, what: unknown): Promise<Answers[Kind]> {
    const { place, problems } = openForm();
    if (shapes[kind](what, place)) return deeds[kind](what);
    throw new ClientRefusal(problems.map(({ path, message }) => `${path.join('.')}: ${message}`));
  }
}

const kinds = [
  'look',
  'offer',
  'say',
  'use',
  'suggest',
  'menu',
  'press',
  'choose',
  'submit',
  'watch',
] as const satisfies readonly (keyof Requests)[];

function readJson(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return undefined;
  }
}
