import { measureFault, troubles } from './faults.ts';
import { measureRound } from './round.ts';
import { openScene } from './scene.ts';
import { startBot } from './starting.ts';

const [rate='200', count='2000', names='', profile] = process.argv.slice(2);
const scene = await openScene('on-record', profile);
const { bot, ...t } = await startBot(scene);
console.log(t);
if (Number(count)) { const {rss, ...r} = await measureRound(scene, bot, Number(rate), Number(count)); console.log(r.acknowledgement, r.lost, 'cpu each', r.bot.cpu*1000/r.sent, 'live', r.liveBefore/1e6, r.bot.live/1e6, 'rss', r.rssBefore/1e6, r.bot.rss/1e6, r.bot.peakRss/1e6); }
for (const one of troubles) if (names && one.name.includes(names)) console.log(await measureFault(scene, 200, one));
console.log([...Map.groupBy(bot.errors, x=>x)].map(([k,v])=>v.length+' '+k));
await bot.stop(); await scene.close();
