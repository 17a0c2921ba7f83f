export { smoothRates } from './smooth-rates.js';
