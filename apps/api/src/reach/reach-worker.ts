import { parentPort, workerData } from 'node:worker_threads';
import { type ReachTask, reachAnswer } from './reach-task.js';

// A thread for one task: the proof of a proposal takes seconds, and the server answers on.
const answer = await reachAnswer(workerData as ReachTask, (progress) =>
  parentPort?.postMessage({ type: 'progress', progress }),
);
parentPort?.postMessage({ type: 'answer', answer });
