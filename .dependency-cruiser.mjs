/** Imports run one way: apps → packages; the web app knows only the API's types. */
const layer = (name, from, allowed) => ({
  name,
  severity: 'error',
  comment: `${from} may import, of our own code, only: ${allowed.join(', ') || 'nothing'}`,
  from: { path: `^${from}/` },
  to: {
    path: '^(apps|packages|data|benchmarks)/',
    pathNot: [from, ...allowed].map((folder) => `^${folder}/`),
  },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    layer('domain-stands-alone', 'packages/domain', []),
    layer('geo-knows-domain', 'packages/geo', ['packages/domain']),
    layer('warehouse-knows-domain-and-geo', 'packages/warehouse', [
      'packages/domain',
      'packages/geo',
    ]),
    layer('outreach-knows-domain-and-geo', 'packages/outreach', [
      'packages/domain',
      'packages/geo',
    ]),
    layer('demo-data-knows-domain-and-geo', 'data', ['packages/domain', 'packages/geo']),
    layer('api-imports-packages', 'apps/api', ['packages']),
    layer('cli-imports-packages', 'apps/cli', ['packages', 'data', 'apps/api']),
    layer('benchmarks-import-all-but-web', 'benchmarks', ['packages', 'data', 'apps/api']),
    layer('web-imports-domain', 'apps/web', ['packages/domain', 'apps/api']),
    {
      name: 'web-takes-only-types-of-the-api',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^apps/api/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-product-code-reads-the-planted-truth',
      severity: 'error',
      comment: 'the truth of the simulation is for tests and benchmarks alone',
      from: { path: '^(apps|packages)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^data/.*truth' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-undeclared-dependency',
      severity: 'error',
      from: { path: '^(apps|packages|data|benchmarks)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
};
