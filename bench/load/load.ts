import { parseArgs } from 'node:util';
import { measureRound } from './round.ts';
import { openScene } from './scene.ts';
import { startBot } from './starting.ts';

const { values } = parseArgs({
  options: {
    profile: { type: 'string' },
    stub: { type: 'boolean' },
    rates: { type: 'string' },
    count: { type: 'string' },
  },
});
const scene = await openScene(values.stub ? 'stub' : 'on-record', values.profile);
const { bot, ...times } = await startBot(scene, values.stub);
console.log(times, await bot.figures());
for (const rate of (values.rates ?? '200').split(',').map(Number)) {
  const { rss, ...round } = await measureRound(scene, bot, rate, Number(values.count ?? 5000));
  console.log(round, rss.map((x) => Math.round(x / 1e6)).join(' '));
}
console.log(bot.errors.slice(0, 5), scene.discord.problems().slice(0, 5));
await bot.stop();
await scene.close();
