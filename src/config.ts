import { join } from 'node:path';
import { config as loadDotenv } from 'dotenv';
import { z } from 'zod';

const anyPortMessage = 'must be a port number from 0 to 65535';

/** Every setting with its default; .env.example explains them. */
const configSchema = z.object({
  DISCORD_TOKEN: optionalText(
    z.string().regex(/^\S+$/, 'must not contain spaces; copy it again from discord.com/developers').optional(),
  ),
  DISCORD_API_URL: optionalText(
    z
      .url({ protocol: /^https?$/, error: 'must be a full address, such as https://discord.com/api' })
      // discord.js appends a slash.
      .transform((url) => url.replace(/\/+$/, ''))
      .default('https://discord.com/api'),
  ),
  KNOWLEDGE_DIR: optionalText(z.string().default('knowledge')),
  INCIDENT: optionalText(
    z
      .string()
      .regex(/^[a-z0-9-]+$/, 'must be the id of an incident, such as walthamstow-shooting')
      .default('walthamstow-shooting'),
  ),
  ALLOW_DRAFTS: optionalText(z.enum(['true', 'false'], 'must be true or false').optional()),
  DATA_DIR: optionalText(z.string().optional()),
  RETENTION_DAYS: optionalText(daysSchema(30)),
  CORRECTION_DAYS: optionalText(daysSchema(7)),
  HEALTH_PORT: optionalText(portSchema().optional()),
  HEALTH_HOST: optionalText(
    z
      .union(
        [z.ipv4(), z.ipv6(), z.literal('localhost')],
        'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0',
      )
      .default('127.0.0.1'),
  ),
  PORT: optionalText(
    z.coerce
      .number(anyPortMessage)
      .int(anyPortMessage)
      .min(0, anyPortMessage)
      .max(65_535, anyPortMessage)
      .default(3000),
  ),
  LOG_LEVEL: optionalText(
    z
      .enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'must be one of fatal, error, warn, info, debug, trace, silent',
      )
      .optional(),
  ),
});

function portSchema() {
  const range = 'must be a port number from 1 to 65535';
  return z.coerce.number(range).int(range).min(1, range).max(65_535, range);
}

function daysSchema(defaultDays: number) {
  const range = 'must be a whole number of days from 1 to 365';
  return z.coerce.number(range).int(range).min(1, range).max(365, range).default(defaultDays);
}

export type Config = z.output<typeof configSchema>;

export const settingNames: readonly string[] = Object.keys(configSchema.shape);

/** An empty setting in .env ("DISCORD_TOKEN=") counts as not set. */
function optionalText<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema);
}

/** The settings in this environment, or every problem with them, one line each. */
export function readConfig(environment: NodeJS.ProcessEnv): { config: Config } | { problems: string[] } {
  const result = configSchema.safeParse(environment);
  if (result.success) return checkRetention(result.data) ?? { config: result.data };
  return { problems: result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) };
}

/** An answer whose location was deleted cannot be corrected. */
function checkRetention({ CORRECTION_DAYS, RETENTION_DAYS }: Config): { problems: string[] } | undefined {
  if (CORRECTION_DAYS <= RETENTION_DAYS) return undefined;
  return { problems: [`CORRECTION_DAYS must not be more than RETENTION_DAYS (${RETENTION_DAYS})`] };
}

/** The environment of this process, including the .env file. */
export function loadEnvironment(): NodeJS.ProcessEnv {
  loadDotenv({ quiet: true });
  return process.env;
}

/** By default, only the sandbox answers from drafts. */
export function allowsDrafts({ ALLOW_DRAFTS, DISCORD_TOKEN }: Config): boolean {
  return ALLOW_DRAFTS === undefined ? DISCORD_TOKEN === undefined : ALLOW_DRAFTS === 'true';
}

export function databasePath({ DATA_DIR = 'data' }: Pick<Config, 'DATA_DIR'>): string {
  return join(DATA_DIR, 'on-record.sqlite');
}
