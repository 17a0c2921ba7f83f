import { detectProvinces } from './provinces.js';

detectProvinces(Number(process.argv[2]));
