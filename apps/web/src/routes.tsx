import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { readCommendationSearch } from './commendation/commendation-search.js';
import { readDataSearch } from './data/data-search.js';
import { readDispatchSearch } from './dispatch/dispatch-search.js';
import { readForecastSearch } from './forecast/forecast-search.js';
import { readModelsSearch } from './models/models-search.js';
import { readPlanSearch } from './plan/plan-search.js';
import { readQuerySearch } from './query/query-search.js';
import { readReachSearch } from './reach/reach-search.js';
import { Shell } from './shell/shell.js';
import { PageSkeleton } from './shell/skeleton.js';
import { UnexpectedError } from './shell/unexpected-error.js';
import { readTargetSearch } from './targets/target-search.js';

const root = createRootRoute({ component: Shell, errorComponent: UnexpectedError });

const plan = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: readPlanSearch,
  component: lazyRouteComponent(() => import('./plan/plan-page.js'), 'PlanPage'),
});
const forecast = createRoute({
  getParentRoute: () => root,
  path: '/forecast',
  validateSearch: readForecastSearch,
  component: lazyRouteComponent(() => import('./forecast/forecast-page.js'), 'ForecastPage'),
});
const commendation = createRoute({
  getParentRoute: () => root,
  path: '/commendation',
  validateSearch: readCommendationSearch,
  component: lazyRouteComponent(
    () => import('./commendation/commendation-page.js'),
    'CommendationPage',
  ),
});
const targets = createRoute({
  getParentRoute: () => root,
  path: '/targets',
  validateSearch: readTargetSearch,
  component: lazyRouteComponent(() => import('./targets/target-page.js'), 'TargetPage'),
});
const models = createRoute({
  getParentRoute: () => root,
  path: '/models',
  validateSearch: readModelsSearch,
  component: lazyRouteComponent(() => import('./models/models-page.js'), 'ModelsPage'),
});
const reach = createRoute({
  getParentRoute: () => root,
  path: '/reach',
  validateSearch: readReachSearch,
  component: lazyRouteComponent(() => import('./reach/reach-page.js'), 'ReachPage'),
});
const dispatch = createRoute({
  getParentRoute: () => root,
  path: '/dispatch',
  validateSearch: readDispatchSearch,
  component: lazyRouteComponent(() => import('./dispatch/dispatch-page.js'), 'DispatchPage'),
});
const resources = createRoute({
  getParentRoute: () => root,
  path: '/dispatch/resources',
  component: lazyRouteComponent(() => import('./resources/resources-page.js'), 'ResourcesPage'),
});
const query = createRoute({
  getParentRoute: () => root,
  path: '/query',
  validateSearch: readQuerySearch,
  component: lazyRouteComponent(() => import('./query/query-page.js'), 'QueryPage'),
});
const data = createRoute({
  getParentRoute: () => root,
  path: '/data',
  validateSearch: readDataSearch,
  component: lazyRouteComponent(() => import('./data/data-page.js'), 'DataPage'),
});

/** Each screen is a chunk of its own, so that the map and the editor load only where needed. */
export const router = createRouter({
  routeTree: root.addChildren([
    plan,
    targets,
    forecast,
    reach,
    models,
    commendation,
    dispatch,
    resources,
    query,
    data,
  ]),
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: UnexpectedError,
  defaultNotFoundComponent: () => <UnexpectedError />,
  defaultPendingMs: 150,
  defaultPreload: 'intent',
  // Plain ?day=…&district=718: values are texts, and each screen's reader checks its own.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const filled = Object.entries(search).filter(([, value]) => value !== undefined);
    const text = new URLSearchParams(filled.map(([key, value]) => [key, String(value)])).toString();
    return text ? `?${text}` : '';
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
