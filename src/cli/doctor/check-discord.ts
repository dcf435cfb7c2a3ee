import type { Config } from '../../config.ts';
import {
  type ApiResult,
  type ApiStatus,
  type ApplicationInfo,
  createApiStatus,
  type SessionStartLimit,
} from '../../discord/api-status.ts';
import { formatCount } from '../../rendering/format.ts';
import { type CheckResult, failed, passed, skipped } from './check-result.ts';

const dependentChecks = ['Application', 'Intents', 'Servers', 'Starts', 'Commands'];

/** Checks the bot's application with Discord. Without a response, the dependent checks are listed as skipped. */
export async function checkDiscord(config: Config, isRunning: boolean): Promise<readonly CheckResult[]> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: api } = config;
  if (token === undefined)
    return [
      skipped('Token', 'DISCORD_TOKEN is not set, so the bot runs in the local sandbox; Discord was not checked'),
    ];
  const inquiry = createApiStatus({ token, api });
  const bot = await inquiry.currentUser();
  if ('problem' in bot)
    return [
      failed('Token', bot.problem),
      skipped(dependentChecks.join(', '), 'not checked, because Discord did not accept the token or did not respond'),
    ];
  return [
    passed('Token', `valid for ${bot.value.username} (${bot.value.id})`),
    ...(await checkApplication(inquiry, isRunning)),
  ];
}

async function checkApplication(inquiry: ApiStatus, isRunning: boolean): Promise<readonly CheckResult[]> {
  const application = await inquiry.application();
  const sessionStarts = await inquiry.sessionStartLimit();
  const sessionStartCheck = toCheckResult('Starts', sessionStarts, checkSessionStarts);
  if ('problem' in application) {
    const others = dependentChecks.filter((name) => name !== 'Application' && name !== 'Starts').join(', ');
    return [
      unavailable('Application', application.problem),
      skipped(others, 'not checked for the same reason'),
      sessionStartCheck,
    ];
  }
  const { value: details } = application;
  const commands = await inquiry.hasCommands(details.id);
  return [
    passed('Application', `${details.name} (${details.id})`),
    checkIntents(details),
    checkServers(details),
    sessionStartCheck,
    toCheckResult('Commands', commands, (areCurrent) => checkCommands(areCurrent, isRunning)),
  ];
}

function toCheckResult<T>(name: string, result: ApiResult<T>, check: (value: T) => CheckResult): CheckResult {
  return 'value' in result ? check(result.value) : unavailable(name, result.problem);
}

function unavailable(name: string, problem: string): CheckResult {
  return failed(name, `could not be checked. ${problem}`);
}

function checkIntents({ intents }: ApplicationInfo): CheckResult {
  return intents.length === 0
    ? passed('Intents', 'no privileged intents are enabled, and none are needed')
    : passed('Intents', `${intents.join(', ')} can be disabled: the bot needs no privileged intents`);
}

function checkServers({ serverCount }: ApplicationInfo): CheckResult {
  if (serverCount === undefined) return skipped('Servers', 'Discord did not return the number of servers');
  return serverCount === 0
    ? skipped('Servers', 'the bot is in no server yet; `npm run invite` prints the link')
    : passed('Servers', `the bot is in ${formatCount(serverCount, 'server')}`);
}

function checkSessionStarts({ remaining, total, resetHours, recommendedShards }: SessionStartLimit): CheckResult {
  if (remaining === 0)
    return failed(
      'Starts',
      `none of ${total} are left today. Wait ${resetHours} hours, and find out why the bot starts so often.`,
    );
  if (recommendedShards > 1)
    return failed(
      'Starts',
      `Discord recommends ${recommendedShards} connections for this number of servers, but the bot has one. Run it as several bots.`,
    );
  return passed('Starts', `${remaining} of ${total} are left today`);
}

function checkCommands(areCurrent: boolean, isRunning: boolean): CheckResult {
  if (areCurrent) return passed('Commands', 'registered and up to date');
  const message = 'not registered, or not those of this version';
  return isRunning
    ? failed('Commands', `${message}, although a bot is running. Restart it, and look for “not registered” in its log.`)
    : skipped('Commands', `${message}; the bot registers them when it starts`);
}
