import { keepPreviousData, QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from '@trpc/client';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { AppRouter } from '@tungngo/api/router';
import { problemOf } from './problem-of.js';

/** Errors that trying again cannot help: the server refused the input and said why. */
const isRefusal = (error: unknown) => problemOf(error) !== null;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Answers change only when the server says so through /events.
      staleTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      placeholderData: keepPreviousData,
      retry: (failures, error) => !isRefusal(error) && failures < 2,
    },
  },
});

/** The API. A query of the workbench may take long, so it never shares a request with others. */
export const api = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: ({ path }) => path.startsWith('workbench.'),
      true: httpLink({ url: '/trpc' }),
      false: httpBatchLink({ url: '/trpc' }),
    }),
  ],
});

/** Query and mutation options for TanStack Query, typed by the API. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client: api, queryClient });
