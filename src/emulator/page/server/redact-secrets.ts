/** How many secrets are remembered; older ones are of interactions that are long over. */
const maxSecrets = 500;

/** Hides what nobody should copy out of the page: tokens, and the signatures of addresses. */
export type SecretRedactor = {
  /** Notes the secrets in something that went over the wire. */
  addSecrets(payload: unknown): void;
  /** A text without any secret that was learned. */
  redact(text: string): string;
};

const secretFieldNames: ReadonlySet<string> = new Set(['token', 'session_id', 'authorization']);
const redactionMark = '••••••';

export function createSecretRedactor(initialSecrets: readonly string[]): SecretRedactor {
  const secrets = new Set(initialSecrets);

  function collectSecrets(payload: unknown, name = ''): void {
    if (typeof payload === 'string') {
      if (secretFieldNames.has(name.toLowerCase()) && payload !== '') secrets.add(payload.replace(/^Bot /, ''));
    } else if (typeof payload === 'object' && payload !== null) {
      for (const [inner, value] of Object.entries(payload)) collectSecrets(value, inner);
    }
  }

  return {
    addSecrets(payload) {
      collectSecrets(payload);
      for (const oldest of [...secrets].slice(initialSecrets.length, secrets.size - maxSecrets)) secrets.delete(oldest);
    },
    redact(text) {
      const redactedText = [...secrets].reduce((redacted, secret) => redacted.replaceAll(secret, redactionMark), text);
      return redactedText.replaceAll(/\bhm=[0-9a-f]+/g, `hm=${redactionMark}`);
    },
  };
}
