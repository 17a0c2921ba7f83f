import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fullDiskRounds, mayMount, type SmallDisk } from './disk-full.js';
import { killRounds } from './kill-rounds.js';
import { makeProvingGround } from './proving-ground.js';
import { seededRandom } from './random.js';
import { describeDisks, describeKills } from './report.js';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    rows: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    'disk-full': { type: 'boolean', default: false },
  },
});

const dir = await mkdtemp(join(tmpdir(), 'tungngo-stress-'));
try {
  const rows = Number(values.rows);
  console.log(`Node ${process.version}, ${rows.toLocaleString('en')} rows, seed ${values.seed}\n`);
  const ground = await makeProvingGround(dir, rows);
  let broken = 0;
  if (values['disk-full']) {
    const mayBeSmall = await mayMount(ground);
    if (!mayBeSmall) console.log('No right to mount a file system: its test is left out.');
    const disks: SmallDisk[] = ['a limit on the size of a file'];
    if (mayBeSmall) disks.unshift('a small file system');
    for (const disk of disks) {
      const rounds = await fullDiskRounds(ground, disk);
      broken += rounds.filter(({ outcome }) => outcome === 'broken').length;
      console.log(describeDisks(disk, rounds));
    }
  } else {
    const kills = Number(values.kills);
    const random = seededRandom(Number(values.seed));
    const onRound = (round: { faults: string[] }, count: number) => {
      for (const fault of round.faults) console.log(`✗ kill ${count}: ${fault}`);
      if (count % 10 === 0) console.log(`• ${count} of ${kills}`);
    };
    const rounds = await killRounds(ground, { kills, random, rehearsals: 3, onRound });
    broken = rounds.filter(({ outcome }) => outcome === 'broken').length;
    console.log(describeKills(rounds));
  }
  process.exitCode = broken > 0 ? 1 : 0;
} finally {
  await rm(dir, { recursive: true, force: true });
}
