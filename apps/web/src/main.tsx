import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './design/tokens.css';
import './design/base.css';
import { applyTheme } from './design/theme.js';
import { LanguageProvider } from './language/language.js';
import { router } from './routes.js';
import { queryClient } from './server/client.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

applyTheme();
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
);
