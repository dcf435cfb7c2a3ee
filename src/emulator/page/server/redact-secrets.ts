/** Maximum number of remembered secrets; older ones belong to expired interactions. */
const maxSecrets = 500;

/** Redacts tokens and signatures of addresses, so that nobody copies them out of the page. */
export type SecretRedactor = {
  /** Remembers the secrets of a request or event. */
  addSecrets(payload: unknown): void;
  /** The text without any remembered secret. */
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
