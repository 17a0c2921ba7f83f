export { demoCampaign, demoDir } from './campaign-files.js';
export { generateDemo } from './generate.js';
export { demoPilots } from './pilots.js';
export { demoTeams } from './teams.js';
export { wardCells } from './ward-cells.js';
