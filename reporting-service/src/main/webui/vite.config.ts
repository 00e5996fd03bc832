import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Everything is a file of our own: the content security policy allows nothing inline.
export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8600' } },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
