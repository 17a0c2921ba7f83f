import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the API listens while this app is served by Vite's own server. */
const api = process.env.TUNGNGO_API ?? 'http://127.0.0.1:4173';

export default defineConfig({
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    sourcemap: false,
    // MapLibre is one module of a megabyte; it loads only with a screen that has a map.
    chunkSizeWarningLimit: 1200,
  },
  server: {
    proxy: Object.fromEntries(
      [
        '/trpc',
        '/tiles',
        '/basemap.pmtiles',
        '/events',
        '/imports',
        '/quarantine.xlsx',
        '/photos',
        '/report',
        '/version',
        '/healthz',
      ].map(
        // The API refuses a page of another host than the one that is asked.
        (path) => [path, { target: api, changeOrigin: false }],
      ),
    ),
  },
});
