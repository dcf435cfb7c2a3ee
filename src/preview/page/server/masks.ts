/** How many secrets are remembered; older ones are of interactions that are long over. */
const remembered = 500;

/** Hides what nobody should copy out of the page: tokens, and the signatures of addresses. */
export type Masks = {
  /** Notes the secrets in something that went over the wire. */
  learn(payload: unknown): void;
  /** A text without any secret that was learned. */
  hide(text: string): string;
};

const names: ReadonlySet<string> = new Set(['token', 'session_id', 'authorization']);
const mask = '••••••';

export function openMasks(first: readonly string[]): Masks {
  const secrets = new Set(first);

  function learn(payload: unknown, name = ''): void {
    if (typeof payload === 'string') {
      if (names.has(name.toLowerCase()) && payload !== '') secrets.add(payload.replace(/^Bot /, ''));
    } else if (typeof payload === 'object' && payload !== null) {
      for (const [inner, value] of Object.entries(payload)) learn(value, inner);
    }
  }

  return {
    learn(payload) {
      learn(payload);
      for (const oldest of [...secrets].slice(first.length, secrets.size - remembered)) secrets.delete(oldest);
    },
    hide(text) {
      const hidden = [...secrets].reduce((shown, secret) => shown.replaceAll(secret, mask), text);
      return hidden.replaceAll(/\bhm=[0-9a-f]+/g, `hm=${mask}`);
    },
  };
}
