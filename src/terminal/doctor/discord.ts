import type { Config } from '../../config.ts';
import { type Application, type Inquiry, openInquiry, type Said, type Starts } from '../../discord/inquiry.ts';
import { type Finding, unknown, well, wrong } from './finding.ts';

const dependent = ['Application', 'Intents', 'Servers', 'Starts', 'Commands'];

/** What Discord says of the bot. Without an answer, what could not be found out stands there by its name. */
export async function discordFindings(config: Config, isRunning: boolean): Promise<readonly Finding[]> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: api } = config;
  if (token === undefined)
    return [unknown('Token', 'none is set, so the bot runs as a trial on this machine; nothing was asked of Discord')];
  const inquiry = openInquiry({ token, api });
  const self = await inquiry.self();
  if ('problem' in self)
    return [wrong('Token', self.problem), unknown(dependent.join(', '), 'not checked, since Discord did not answer')];
  return [
    well('Token', `it is that of ${self.found.username} (${self.found.id})`),
    ...(await more(inquiry, isRunning)),
  ];
}

async function more(inquiry: Inquiry, isRunning: boolean): Promise<readonly Finding[]> {
  const application = await inquiry.application();
  const starts = await inquiry.starts();
  const ofStarts = found('Starts', starts, startsFinding);
  if ('problem' in application) {
    const others = dependent.filter((name) => name !== 'Application' && name !== 'Starts').join(', ');
    return [unreached('Application', application.problem), unknown(others, 'not checked for that reason'), ofStarts];
  }
  const { found: it } = application;
  const commands = await inquiry.hasCommands(it.id);
  return [
    well('Application', `${it.name} (${it.id})`),
    intentsFinding(it),
    serversFinding(it),
    ofStarts,
    found('Commands', commands, (areThese) => commandsFinding(areThese, isRunning)),
  ];
}

function found<T>(about: string, said: Said<T>, tell: (value: T) => Finding): Finding {
  return 'found' in said ? tell(said.found) : unreached(about, said.problem);
}

function unreached(about: string, problem: string): Finding {
  return wrong(about, `could not be found out. ${problem}`);
}

function intentsFinding({ intents }: Application): Finding {
  return intents.length === 0
    ? well('Intents', 'no privileged one is switched on, and none is needed')
    : well('Intents', `${intents.join(', ')} can be switched off: the bot needs no privileged one`);
}

function serversFinding({ servers }: Application): Finding {
  if (servers === undefined) return unknown('Servers', 'Discord does not say on how many it is');
  return servers === 0
    ? unknown('Servers', 'it is on none yet; `npm run invite` prints the link')
    : well('Servers', `it is on ${servers}`);
}

function startsFinding({ left, of, hours, shards }: Starts): Finding {
  if (left === 0)
    return wrong('Starts', `none of ${of} is left today. Wait ${hours} hours, and find out why it starts so often.`);
  if (shards > 1)
    return wrong(
      'Starts',
      `Discord wants ${shards} connections for so many servers, and this bot has one. Split it in two.`,
    );
  return well('Starts', `${left} of ${of} are left today`);
}

function commandsFinding(areThese: boolean, isRunning: boolean): Finding {
  if (areThese) return well('Commands', 'those that Discord has are those of this version');
  const says = 'Discord has none, or others than those of this version';
  return isRunning
    ? wrong('Commands', `${says}, although a bot is running. Start it again, and look for “not registered” in its log.`)
    : unknown('Commands', `${says}; the bot registers them when it starts`);
}
