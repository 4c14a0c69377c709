import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LiveRefresh } from '../features/live/live-refresh.tsx';
import { followStoredPreferences } from '../lib/prefs/preferences.ts';
import { startTheme } from '../lib/theme.ts';
import './tokens.css';
import './base.css';
import { followMlflowLinks } from './follow-mlflow-links.ts';
import { makeQueryClient } from './query-client.ts';
import { router } from './router.tsx';

startTheme();
followStoredPreferences();
followMlflowLinks();
const host = document.getElementById('root');
if (host !== null) {
  createRoot(host).render(
    <StrictMode>
      <QueryClientProvider client={makeQueryClient()}>
        <LiveRefresh>
          <RouterProvider router={router} />
        </LiveRefresh>
      </QueryClientProvider>
    </StrictMode>,
  );
}
