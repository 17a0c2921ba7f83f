import { setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

// The worker is bundled with the app: nothing is fetched from elsewhere, and `worker-src 'self'` does.
setWorkerUrl(workerUrl);

export { addProtocol, LngLat, MapLibreMap, NavigationControl } from 'maplibre-gl';
