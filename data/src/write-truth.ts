// Writes binh-duong-2023/planted-truth.csv: what the simulation planted, for tests and benchmarks only.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoDir } from './campaign-files.js';
import { simulate } from './generate.js';
import { truthCsv } from './truth.js';

writeFileSync(join(demoDir, 'planted-truth.csv'), truthCsv(simulate()));
