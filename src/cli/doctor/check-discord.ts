import type { Config } from '../../config.ts';
import {
  type ApiResult,
  type ApiStatus,
  type ApplicationInfo,
  createApiStatus,
  type SessionStartLimit,
} from '../../discord/api-status.ts';
import { type CheckResult, failed, passed, skipped } from './check-result.ts';

const dependentChecks = ['Application', 'Intents', 'Servers', 'Starts', 'Commands'];

/** What Discord says of the bot. Without an answer, what could not be found out stands there by its name. */
export async function checkDiscord(config: Config, isRunning: boolean): Promise<readonly CheckResult[]> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: api } = config;
  if (token === undefined)
    return [skipped('Token', 'none is set, so the bot runs as a trial on this machine; nothing was asked of Discord')];
  const inquiry = createApiStatus({ token, api });
  const bot = await inquiry.currentUser();
  if ('problem' in bot)
    return [
      failed('Token', bot.problem),
      skipped(dependentChecks.join(', '), 'not checked, since Discord did not answer'),
    ];
  return [
    passed('Token', `it is that of ${bot.value.username} (${bot.value.id})`),
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
      skipped(others, 'not checked for that reason'),
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
  return failed(name, `could not be found out. ${problem}`);
}

function checkIntents({ intents }: ApplicationInfo): CheckResult {
  return intents.length === 0
    ? passed('Intents', 'no privileged one is switched on, and none is needed')
    : passed('Intents', `${intents.join(', ')} can be switched off: the bot needs no privileged one`);
}

function checkServers({ serverCount }: ApplicationInfo): CheckResult {
  if (serverCount === undefined) return skipped('Servers', 'Discord does not say on how many it is');
  return serverCount === 0
    ? skipped('Servers', 'it is on none yet; `npm run invite` prints the link')
    : passed('Servers', `it is on ${serverCount}`);
}

function checkSessionStarts({ remaining, total, resetHours, recommendedShards }: SessionStartLimit): CheckResult {
  if (remaining === 0)
    return failed(
      'Starts',
      `none of ${total} is left today. Wait ${resetHours} hours, and find out why it starts so often.`,
    );
  if (recommendedShards > 1)
    return failed(
      'Starts',
      `Discord wants ${recommendedShards} connections for so many servers, and this bot has one. Split it in two.`,
    );
  return passed('Starts', `${remaining} of ${total} are left today`);
}

function checkCommands(areCurrent: boolean, isRunning: boolean): CheckResult {
  if (areCurrent) return passed('Commands', 'those that Discord has are those of this version');
  const message = 'Discord has none, or others than those of this version';
  return isRunning
    ? failed(
        'Commands',
        `${message}, although a bot is running. Start it again, and look for “not registered” in its log.`,
      )
    : skipped('Commands', `${message}; the bot registers them when it starts`);
}
