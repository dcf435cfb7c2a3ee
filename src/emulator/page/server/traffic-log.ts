import type { GatewayFrame, RestExchange } from '../../emulator.ts';
import { isRecord } from '../../json.ts';
import type { TrafficEntry } from '../protocol.ts';

/** Maximum number of entries per action, and of characters per payload. */
const maxEntries = 200;
const maxBodyLength = 20_000;

/** Records the network traffic between the bot and the emulator, for the traffic pane of the page. */
export type TrafficLog = {
  readonly onExchange: (exchange: RestExchange) => void;
  readonly onGateway: (frame: GatewayFrame) => void;
  /** Begins a new action: its first entry replaces those of the previous action. */
  beginAction(action: string): void;
  entries(): readonly TrafficEntry[];
  /** Calls the listener with each new entry, until the returned function is called. */
  onEntry(listener: (entry: TrafficEntry) => void): () => void;
};

/** The gateway's opcode for events; the others keep the connection alive. */
const dispatchOpcode = 0;

export function createTrafficLog(): TrafficLog {
  const redactor = createSecretRedactor();
  const listeners = new Set<(entry: TrafficEntry) => void>();
  let recorded: TrafficEntry[] = [];
  let action = 'Start';
  let nextAction: string | undefined;
  let actionNumber = 0;
  let entryNumber = 0;

  function record(entry: Pick<TrafficEntry, 'source' | 'title' | 'status'>, payload: unknown): void {
    if (nextAction !== undefined) {
      actionNumber += 1;
      action = nextAction;
      nextAction = undefined;
      recorded = [];
    }
    entryNumber += 1;
    const body = payload === undefined ? '' : JSON.stringify(payload, null, 2);
    const truncated = body.length > maxBodyLength ? `${body.slice(0, maxBodyLength)}\n…` : body;
    const fullEntry = {
      ...entry,
      number: entryNumber,
      actionNumber,
      action,
      title: redactor.redact(entry.title),
      body: redactor.redact(truncated),
    };
    recorded = [...recorded, fullEntry].slice(-maxEntries);
    for (const notify of listeners) notify(fullEntry);
  }

  return {
    onExchange({ method, path, query, requestHeaders, requestBody, status, responseBody }) {
      redactor.addSecrets([requestHeaders, requestBody, responseBody]);
      const title = `${method} ${path}${query === '' ? '' : `?${query}`}`;
      record({ source: 'rest', title, status }, { request: requestBody, response: responseBody });
    },
    onGateway({ direction, payload }) {
      redactor.addSecrets(payload);
      if (direction !== 'sent' || !isRecord(payload) || payload.op !== dispatchOpcode) return;
      record({ source: 'gateway', title: String(payload.t), status: undefined }, payload);
    },
    beginAction(actionName) {
      nextAction = actionName;
    },
    entries: () => recorded,
    onEntry(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Maximum number of remembered secrets; older ones belong to expired interactions. */
const maxSecrets = 500;
const secretFieldNames: ReadonlySet<string> = new Set(['token', 'session_id', 'authorization']);
const redactionMark = '••••••';

/** Redacts tokens and signatures of addresses, so that nobody copies them out of the page. */
function createSecretRedactor() {
  const secrets = new Set<string>();

  function collectSecrets(payload: unknown, name = ''): void {
    if (typeof payload === 'string') {
      if (secretFieldNames.has(name.toLowerCase()) && payload !== '') secrets.add(payload.replace(/^Bot /, ''));
    } else if (typeof payload === 'object' && payload !== null) {
      for (const [inner, value] of Object.entries(payload)) collectSecrets(value, inner);
    }
  }

  return {
    /** Remembers the secrets of a request or event. */
    addSecrets(payload: unknown): void {
      collectSecrets(payload);
      for (const oldest of [...secrets].slice(0, Math.max(0, secrets.size - maxSecrets))) secrets.delete(oldest);
    },
    /** The text without any remembered secret. */
    redact(text: string): string {
      const redactedText = [...secrets].reduce((redacted, secret) => redacted.replaceAll(secret, redactionMark), text);
      return redactedText.replaceAll(/\bhm=[0-9a-f]+/g, `hm=${redactionMark}`);
    },
  };
}
