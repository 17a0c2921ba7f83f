import { parentPort, workerData } from 'node:worker_threads';
import { contiguity } from '@tungngo/geo/statistics';
import type { SpotTask } from './spot-desk.js';
import { spotFigures } from './spot-figures.js';

// A thread for one task: the permutations of thousands of areas take seconds, and the server answers on.
const task = workerData as SpotTask;
parentPort?.postMessage(
  task.type === 'neighbours' ? contiguity(task.shapes, 'queen') : spotFigures(task.order),
);
